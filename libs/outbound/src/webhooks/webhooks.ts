import { refuse, type EventLog } from '@caseledger/kernel';
import { KeyReusedError } from '@caseledger/commands';
import { everything } from '@caseledger/domain';
import { RefusedError, Unavailable } from '@caseledger/platform';
import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Filter } from '../message.js';
import type { MessageSource } from '../message-source.js';
import { requireRecorded } from '../stream/proof.js';
import { AddressRefused, type AddressRules } from './addresses.js';
import type { Deliveries } from './deliveries.js';
import type { Endpoint, Endpoints, Secret } from './endpoints.js';
import { testMessage, verification } from './messages.js';
import type { Sent, WebhookSender } from './sender.js';
import { newSecret } from './signature.js';
import type { WebhookWorker } from './worker.js';

/** Most endpoints of a study: each has attempts under way of its own. */
const mostEndpoints = 20;
const pageSize = 500;
/** How long a replay waits for messages that are being made. */
const patienceMs = 5_000;

/** What somebody registers. */
export interface Registration {
  readonly url: string;
  readonly filter: Filter;
  readonly description?: string;
  /** Absent: a new one is made. */
  readonly secret?: string;
  /** Messages after this position. Absent: those from now on. */
  readonly after?: number;
}

export interface WebhooksParts {
  readonly endpoints: Endpoints;
  readonly deliveries: Deliveries;
  readonly source: MessageSource;
  readonly log: Pick<EventLog, 'heads' | 'read'>;
  readonly sender: WebhookSender;
  readonly addresses: AddressRules;
  readonly worker: WebhookWorker;
  readonly now: () => Date;
}

/** What persons do with endpoints. Whether they may is decided before. */
export class Webhooks {
  constructor(private readonly parts: WebhooksParts) {}

  /**
   * Registers an endpoint once its receiver has answered a challenge, so that nobody can have a stranger flooded.
   * @param id of the endpoint; an endpoint of that id that is the same is answered again
   * @throws RefusedError
   */
  async register(study: string, id: string, person: string, registration: Registration) {
    const { url, filter, description, after } = registration;
    const { endpoints, now, worker } = this.parts;
    const known = await endpoints.find(study, id);
    if (known === undefined) {
      if ((await endpoints.ofStudy(study)).length >= mostEndpoints) {
        const message = `A study has at most ${mostEndpoints} webhooks.`;
        throw new RefusedError(refuse('conflict', 'too-many-webhooks', message, { remedy: 'Delete one.' }));
      }
      if (after !== undefined) await requireRecorded(this.parts.log, study, after);
      const at = now();
      const secret: Secret = { id, secret: registration.secret ?? newSecret(), createdAt: at };
      await this.verify(study, url, [secret.secret]);
      const position = after ?? (await this.headOf(study));
      const created = { id, study, url, filter, person, createdAt: at, position };
      await endpoints.create({ ...created, ...(description !== undefined && { description }) }, secret);
      worker.look();
    }
    const endpoint = known ?? (await this.find(study, id));
    const same = { url, filter, description };
    if (!isDeepStrictEqual({ url: endpoint.url, filter: endpoint.filter, description: endpoint.description }, same)) {
      throw new KeyReusedError();
    }
    const secrets = await this.secrets(id);
    return { endpoint, secret: secrets.find((one) => one.id === id)?.secret };
  }

  /** @throws RefusedError when the study has no such endpoint */
  async find(study: string, id: string): Promise<Endpoint> {
    const endpoint = await this.parts.endpoints.find(study, id);
    if (endpoint !== undefined) return endpoint;
    throw new RefusedError(refuse('not-found', 'unknown-webhook', `There is no webhook ${id}.`));
  }

  /** Those that are valid now. */
  async secrets(id: string): Promise<readonly Secret[]> {
    const { endpoints, now } = this.parts;
    return (await endpoints.secrets([id], now())).get(id) ?? [];
  }

  /** Gives the endpoint a new secret; the others stay valid for so many hours. @throws RefusedError */
  async rotate({ id }: Endpoint, secretId: string, given: string | undefined, hours: number): Promise<Secret> {
    const { endpoints, now } = this.parts;
    const at = now();
    const secret: Secret = { id: secretId, secret: given ?? newSecret(), createdAt: at };
    await endpoints.rotate(id, secret, new Date(at.getTime() + hours * 3_600_000));
    return (await this.secrets(id)).find((one) => one.id === secretId) ?? secret;
  }

  /** Sends a message that is about nothing. */
  async test({ id, study, url }: Endpoint): Promise<Sent> {
    const { sender, now } = this.parts;
    return sender.send(url, testMessage(study, now()), await this.keys(id));
  }

  /** Goes on where the endpoint stopped, once its receiver has answered a challenge. @throws RefusedError */
  async enable({ id, study, url, disabledAt }: Endpoint, person: string): Promise<void> {
    if (disabledAt === undefined) return;
    const { deliveries, now, worker } = this.parts;
    await this.verify(study, url, await this.keys(id));
    await deliveries.enable(id, person, now());
    worker.look();
  }

  /** Queues the messages in a range of positions again, as far as the endpoint has come. Returns how many. @throws Unavailable */
  async replay({ id, study, filter, position }: Endpoint, from: number, through: number): Promise<number> {
    const { source, deliveries, now, worker } = this.parts;
    const last = Math.min(through, position);
    // The endpoint may be ahead of the read model that messages come from, when it was registered just now.
    if ((await source.waitFor(study, last, patienceMs)) > 0) throw new Unavailable('the messages are behind', 1);
    let queued = 0;
    for (let after = from - 1; after < last;) {
      const page = await source.after(study, after, { filter, scope: everything }, pageSize);
      const messages = page.messages.filter((message) => message.position <= last);
      if (messages.length > 0) await deliveries.replay(id, messages, now());
      queued += messages.length;
      if (page.messages.length < pageSize) break;
      after = page.through;
    }
    worker.look();
    return queued;
  }

  private async headOf(study: string): Promise<number> {
    return (await this.parts.log.heads()).find((head) => head.study === study)?.position ?? 0;
  }

  private async keys(id: string): Promise<string[]> {
    return (await this.secrets(id)).map(({ secret }) => secret);
  }

  private async verify(study: string, url: string, secrets: readonly string[]): Promise<void> {
    const { addresses, sender, now } = this.parts;
    try {
      addresses.parse(url);
    } catch (error) {
      if (!(error instanceof AddressRefused)) throw error;
      throw new RefusedError(
        refuse('invalid', `webhook-address-${error.rule}`, error.message, {
          requirement: 'R-SEC-08',
          remedy: 'Give a public https address, or have the operator allow this one in CASELEDGER_WEBHOOK_ALLOW.',
          pointer: '/url',
        }),
      );
    }
    const challenge = randomBytes(24).toString('base64url');
    const sent = await sender.send(url, verification(study, challenge, now()), secrets);
    if (sent.error === undefined && challengeOf(sent.answer) === challenge) return;
    const why = sent.error ?? 'it did not answer with the challenge';
    throw new RefusedError(
      refuse('conflict', 'webhook-not-verified', `The receiver was not verified: ${why}.`, {
        remedy: 'Have the receiver answer 200 with the JSON object {"challenge": …}, with what came in data.challenge.',
        pointer: '/url',
      }),
    );
  }
}

function challengeOf(answer = ''): unknown {
  try {
    return (JSON.parse(answer) as { challenge?: unknown } | null)?.challenge;
  } catch {
    // Not JSON: no answer to a challenge.
    return undefined;
  }
}
