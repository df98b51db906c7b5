import { KeyReusedError, type CommandGateway, type CommandRequest } from '@caseledger/commands';
import {
  evolveStream,
  factsOf,
  initialWorld,
  streamOf,
  type Command,
  type RegisterWebhook,
  type RotateWebhookSecret,
  type WebhookState,
} from '@caseledger/domain';
import { uuidOf, type EventLog } from '@caseledger/kernel';
import { RefusedError, StaleVersion } from '@caseledger/platform';
import type { Deliveries } from './deliveries.js';
import type { Endpoint, Endpoints } from './endpoints.js';

export interface WebhookLedgerParts {
  readonly gateway: Pick<CommandGateway, 'perform' | 'performForSoftware'>;
  readonly log: Pick<EventLog, 'readStreams'>;
  readonly endpoints: Endpoints;
  readonly deliveries: Deliveries;
  readonly now: () => Date;
}

type OfWebhook<Data> = Omit<Data, 'webhook' | 'occurredAt'>;

/**
 * Webhooks as the study's ledger has them. What a person decides is recorded first; the row of the endpoint then follows
 * its stream, so that a process that dies in between loses nothing: whoever comes next lets it follow. What the software
 * decides holds at once, and is told to the ledger as soon as that is possible.
 */
export class WebhookLedger {
  constructor(private readonly parts: WebhookLedgerParts) {}

  /** @throws RefusedError */
  async register({ study, id, createdAt }: Endpoint, data: OfWebhook<RegisterWebhook>, request: CommandRequest) {
    const address = { study, webhook: id };
    await this.parts.gateway.perform(
      'RegisterWebhook',
      address,
      { ...data, occurredAt: createdAt.toISOString() },
      request,
    );
    await this.follow(study, id);
  }

  /** @throws RefusedError */
  async rotate({ study, id }: Endpoint, data: OfWebhook<RotateWebhookSecret>, at: Date, request: CommandRequest) {
    const address = { study, webhook: id };
    await this.parts.gateway.perform(
      'RotateWebhookSecret',
      address,
      { ...data, occurredAt: at.toISOString() },
      request,
    );
    await this.follow(study, id);
  }

  /** @throws RefusedError */
  async decide(name: 'EnableWebhook' | 'DeleteWebhook', { study, id }: Endpoint, request: CommandRequest) {
    const occurredAt = this.parts.now().toISOString();
    await this.parts.gateway.perform(name, { study, webhook: id }, { occurredAt }, request);
    await this.follow(study, id);
  }

  /** Has the row of an endpoint say what its stream says. */
  async follow(study: string, id: string): Promise<void> {
    const { endpoints, deliveries, now } = this.parts;
    const endpoint = await endpoints.findPrepared(study, id);
    if (endpoint === undefined) return;
    const { state, version } = await this.read(study, id);
    if (version <= endpoint.version) return;
    if (endpoint.disabledAt !== undefined && state.disabled === undefined && !endpoint.inherited) {
      await deliveries.beginAnew(id, now());
    }
    await endpoints.follow(endpoint, state, version);
  }

  /** Lets rows of one study follow. Resolves to the ids of those whose streams had moved on. */
  async refresh(study: string, known: readonly Endpoint[]): Promise<ReadonlySet<string>> {
    const wanted = known.map(({ id, version }) => ({ stream: streamOf('webhook', id), after: version }));
    const news = new Set((await this.parts.log.readStreams(study, wanted)).map(({ stream }) => stream));
    const moved = known.filter(({ id }) => news.has(streamOf('webhook', id))).map(({ id }) => id);
    for (const id of moved) await this.follow(study, id);
    return new Set(moved);
  }

  /** Tells the ledger what it has not been told of an endpoint: that it is there, and that it is disabled. */
  async tell({ study, id }: Endpoint): Promise<void> {
    const { endpoints } = this.parts;
    await this.follow(study, id);
    const found = await endpoints.find(study, id);
    if (found?.inherited === true) {
      await this.carryOver(found);
      await this.follow(study, id);
    }
    const known = await endpoints.find(study, id);
    if (known?.untold === undefined || known.disabledAt === undefined || known.inherited) return;
    const reason = { code: known.untold, text: known.disabledWhy ?? '' };
    const data = { webhook: id, occurredAt: known.disabledAt.toISOString(), reason };
    await this.perform(study, id, `disabled after ${known.version}`, { name: 'DisableWebhook', data });
    await this.follow(study, id);
    await endpoints.told(id);
  }

  private async carryOver({ study, id, url, filter, description, person, createdAt, seen }: Endpoint): Promise<void> {
    if (url === undefined) return;
    const address = addressOf(url);
    await this.parts.endpoints.seal(id, url, address);
    const data = {
      webhook: id,
      occurredAt: createdAt.toISOString(),
      address,
      filter: filter as RegisterWebhook['filter'],
      ...(description !== undefined && { description }),
      after: seen.position,
      person,
    };
    await this.perform(study, id, 'carried over', { name: 'CarryOverWebhook', data });
  }

  /** Whoever was faster has told it: the row follows what is there. */
  private async perform(study: string, id: string, what: string, command: Command): Promise<void> {
    const commandId = uuidOf([study, streamOf('webhook', id), what].join('\n'));
    try {
      await this.parts.gateway.performForSoftware(study, command, { commandId, correlation: commandId });
    } catch (error) {
      if (!(error instanceof RefusedError || error instanceof KeyReusedError || error instanceof StaleVersion))
        throw error;
    }
  }

  private async read(study: string, id: string): Promise<{ readonly state: WebhookState; readonly version: number }> {
    const events = await this.parts.log.readStreams(study, [{ stream: streamOf('webhook', id), after: 0 }]);
    const state = factsOf(events).reduce((before, fact) => evolveStream('webhook', before, fact), initialWorld.webhook);
    return { state, version: events.at(-1)?.version ?? 0 };
  }
}

/** Origin and path of a URL: what may be told of it. */
export function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
