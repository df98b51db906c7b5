import type { CommandGateway, CommandRequest, Given } from '@caseledger/commands';
import {
  evolveStream,
  factsOf,
  initialWorld,
  streamOf,
  type Command,
  type DataOf,
  type RegisterWebhook,
  type WebhookState,
} from '@caseledger/domain';
import { uuidOf, type EventLog, type Rule } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import type { Deliveries } from './deliveries.js';
import type { Endpoint, Endpoints } from './endpoints.js';

export interface WebhookLedgerParts {
  readonly gateway: Pick<CommandGateway, 'perform' | 'performForSoftware'>;
  readonly log: Pick<EventLog, 'readStreams'>;
  readonly endpoints: Endpoints;
  readonly deliveries: Deliveries;
  readonly now: () => Date;
}

/** What a person decides about a webhook. */
type Decision = 'RegisterWebhook' | 'RotateWebhookSecret' | 'EnableWebhook' | 'DeleteWebhook';

interface WebhookAddress {
  readonly study: string;
  readonly webhook: string;
}

/** What the ledger refuses to be told because somebody was faster. */
const known: ReadonlySet<string> = new Set<Rule>([
  'webhook-disabled',
  'webhook-exists',
  'unknown-webhook',
  'idempotency-key-reused',
]);

/**
 * Webhooks as the study's ledger has them. What a person decides is recorded first; the row of the endpoint then follows
 * its stream, so that a process that dies in between loses nothing: whoever comes next lets it follow. What the software
 * decides holds at once, and is told to the ledger as soon as that is possible.
 */
export class WebhookLedger {
  constructor(private readonly parts: WebhookLedgerParts) {}

  /** Has the ledger decide, and the row of the endpoint follow, whatever came of it. @throws RefusedError, StaleVersion */
  async perform<N extends Decision>(
    name: N,
    { study, id }: Endpoint,
    data: Omit<Given<DataOf<N>>, keyof WebhookAddress>,
    { sent, ...request }: CommandRequest,
  ): Promise<void> {
    // The URL and the secret that were sent stay out of the ledger, and so does their hash.
    try {
      const given = data as unknown as Given<DataOf<Decision>>;
      await this.parts.gateway.perform<Decision, WebhookAddress>(name, { study, webhook: id }, given, request);
    } finally {
      await this.follow(study, id);
    }
  }

  /** Has the row of an endpoint say what its stream says. */
  async follow(study: string, id: string): Promise<void> {
    const { endpoints, deliveries, now } = this.parts;
    const endpoint = await endpoints.findPrepared(study, id);
    if (endpoint === undefined) return;
    const { state, version } = await this.read(study, id);
    if (version <= endpoint.version) return;
    const { disabledAt, untold } = endpoint;
    if (disabledAt !== undefined && untold === undefined && state.disabled === undefined) {
      await deliveries.beginAnew(id, now());
    }
    await endpoints.follow(id, state, version);
  }

  /** Lets rows of one study follow. Resolves to the ids of those whose streams had moved on. */
  async refresh(study: string, known: readonly Endpoint[]): Promise<ReadonlySet<string>> {
    const wanted = known.map(({ id, version }) => ({ stream: streamOf('webhook', id), after: version }));
    const news = new Set((await this.parts.log.readStreams(study, wanted)).map(({ stream }) => stream));
    const moved = known.filter(({ id }) => news.has(streamOf('webhook', id))).map(({ id }) => id);
    for (const id of moved) await this.follow(study, id);
    return new Set(moved);
  }

  /**
   * Tells the ledger what it has not been told of an endpoint: that it is there, and that it is disabled. Until the row has
   * followed what was told, it is untold.
   * @throws RefusedError when the ledger does not take it
   */
  async tell({ study, id }: Endpoint): Promise<void> {
    const { endpoints } = this.parts;
    await this.follow(study, id);
    const found = await endpoints.find(study, id);
    if (found?.inherited === true) await this.carryOver(found);
    const carried = await endpoints.find(study, id);
    if (carried?.untold === undefined || carried.disabledAt === undefined || carried.inherited) return;
    const reason = { code: carried.untold, text: carried.disabledWhy ?? '' };
    const data = { webhook: id, occurredAt: carried.disabledAt.toISOString(), reason };
    await this.report(study, id, `disabled after ${carried.version}`, { name: 'DisableWebhook', data });
  }

  private async carryOver({ study, id, url, filter, description, person, createdAt, seen }: Endpoint): Promise<void> {
    if (url === undefined) return;
    const { origin } = new URL(url);
    await this.parts.endpoints.seal(id, url, origin);
    const data = {
      webhook: id,
      occurredAt: createdAt.toISOString(),
      origin,
      filter: filter as RegisterWebhook['filter'],
      ...(description !== undefined && { description }),
      after: seen.position,
      person,
    };
    await this.report(study, id, 'carried over', { name: 'CarryOverWebhook', data });
  }

  /** Has the ledger take what the software decided, and the row follow. @throws RefusedError */
  private async report(study: string, id: string, what: string, command: Command): Promise<void> {
    const commandId = uuidOf([study, streamOf('webhook', id), what].join('\n'));
    try {
      await this.parts.gateway.performForSoftware(study, command, { commandId, correlation: commandId });
    } catch (error) {
      if (!(error instanceof RefusedError && error.refusal.unmet.every(({ rule }) => known.has(rule)))) throw error;
    } finally {
      await this.follow(study, id);
    }
  }

  private async read(study: string, id: string): Promise<{ readonly state: WebhookState; readonly version: number }> {
    const events = await this.parts.log.readStreams(study, [{ stream: streamOf('webhook', id), after: 0 }]);
    const state = factsOf(events).reduce((before, fact) => evolveStream('webhook', before, fact), initialWorld.webhook);
    return { state, version: events.at(-1)?.version ?? 0 };
  }
}
