import { nothingSeen, type EventLog, type Seen } from '@caseledger/kernel';
import { KeyReusedError, type CommandRequest } from '@caseledger/commands';
import { covers, everything, type RegisterWebhook, type Scope } from '@caseledger/domain';
import { RefusedError, Unavailable } from '@caseledger/platform';
import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Filter } from '../message.js';
import type { MessageSource } from '../message-source.js';
import { refuse } from '../refusals.js';
import { ledgerDiffers, requireSeen } from '../same-ledger.js';
import { AddressRefused, type AddressRules } from './addresses.js';
import type { Deliveries } from './deliveries.js';
import type { Endpoint, Endpoints, Secret } from './endpoints.js';
import { testMessage, verification } from './messages.js';
import type { Sent, WebhookSender } from './sender.js';
import { newSecret } from './signature.js';
import type { WebhookLedger } from './webhook-ledger.js';
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
  readonly log: Pick<EventLog, 'heads' | 'hashesAt'>;
  readonly ledger: WebhookLedger;
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
  async register(study: string, request: CommandRequest, registration: Registration) {
    const { commandId: id, person } = request;
    const { url, filter, description } = registration;
    const { endpoints, ledger, worker } = this.parts;
    const known = (await endpoints.findPrepared(study, id)) ?? (await this.prepare(study, id, person, registration));
    if (!isDeepStrictEqual([known.url, known.filter, known.description], [url, filter, description])) {
      throw new KeyReusedError();
    }
    if (known.version === 0 && !known.inherited) {
      const { origin, seen } = known;
      const said = { origin, filter: filter as RegisterWebhook['filter'], after: seen.position };
      const data = { ...said, ...(description !== undefined && { description }) };
      await ledger.perform('RegisterWebhook', known, data, request);
      worker.look();
    }
    return { endpoint: await this.find(study, id), secret: (await this.secretOf(id, id))?.secret };
  }

  /**
   * The endpoint, as far as somebody may know of it.
   * @param scope what they may see: whoever does not see all of its sites does not see the webhook
   * @throws RefusedError when the study has no such endpoint
   */
  async find(study: string, id: string, scope?: Scope): Promise<Endpoint> {
    const endpoint = await this.parts.endpoints.find(study, id);
    if (endpoint !== undefined && isSeen(endpoint, scope)) return endpoint;
    throw new RefusedError(refuse('unknown-webhook', `There is no webhook ${id}.`));
  }

  /** Those of a study that somebody may know of, without those that were deleted; the oldest first. */
  async ofStudy(study: string, scope: Scope): Promise<Endpoint[]> {
    return (await this.parts.endpoints.ofStudy(study)).filter((endpoint) => isSeen(endpoint, scope));
  }

  /** Sends nothing more. The log of deliveries stays. @throws RefusedError */
  async delete(endpoint: Endpoint, request: CommandRequest): Promise<void> {
    await this.parts.ledger.perform('DeleteWebhook', endpoint, {}, request);
  }

  /** Those of endpoints that are valid now, by their ids. */
  secrets(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Secret[]>> {
    const { endpoints, now } = this.parts;
    return endpoints.secrets(ids, now());
  }

  /** Gives the endpoint a new secret; the others stay valid for so many hours. @throws RefusedError */
  async rotate(endpoint: Endpoint, given: string | undefined, hours: number, request: CommandRequest): Promise<Secret> {
    requireThere(endpoint);
    const { id } = endpoint;
    const { endpoints, ledger, now } = this.parts;
    const { commandId } = request;
    // First, so that a secret that the ledger tells of is never lost: whoever repeats the request gets it.
    const kept = await endpoints.keepSecret(id, { id: commandId, secret: given ?? newSecret(), createdAt: now() });
    if (given !== undefined && given !== kept?.secret) throw new KeyReusedError();
    await ledger.perform('RotateWebhookSecret', endpoint, { overlapHours: hours }, request);
    const valid = await this.secretOf(id, commandId);
    if (valid !== undefined) return valid;
    throw new RefusedError(refuse('webhook-secret-expired'));
  }

  /** Sends a message that is about nothing. */
  async test(endpoint: Endpoint): Promise<Sent> {
    requireThere(endpoint);
    const { id, study } = endpoint;
    const { sender, now } = this.parts;
    return sender.send(urlOf(endpoint), testMessage(study, now()), await this.keys(id));
  }

  /** Goes on where the endpoint stopped, once its receiver has answered a challenge. @throws RefusedError */
  async enable(endpoint: Endpoint, request: CommandRequest): Promise<void> {
    requireThere(endpoint);
    const { ledger, worker } = this.parts;
    // Otherwise the ledger repeats what it answered, or refuses.
    if (endpoint.disabledAt !== undefined) {
      await this.verify(endpoint.study, urlOf(endpoint), await this.keys(endpoint.id));
      // The ledger may not have been told yet that it was disabled.
      await ledger.tell(endpoint);
    }
    await ledger.perform('EnableWebhook', endpoint, {}, request);
    worker.look();
  }

  /** Queues the messages in a range of positions again, as far as the endpoint has come. Returns how many. @throws Unavailable */
  async replay(endpoint: Endpoint, from: number, through: number): Promise<number> {
    requireThere(endpoint);
    const { id, study, filter, scope, seen, differs } = endpoint;
    if (differs !== undefined || scope === undefined) throw ledgerDiffers(study);
    const { source, deliveries, now, worker } = this.parts;
    const last = Math.min(through, seen.position);
    // The endpoint may be ahead of the read model that messages come from, when it was registered just now.
    if ((await source.waitFor(study, last, patienceMs)) > 0) throw new Unavailable('the messages are behind', 1);
    let queued = 0;
    for (let after = from - 1; after < last;) {
      const page = await source.after(study, after, { filter, scope }, pageSize);
      const messages = page.messages.filter((message) => message.position <= last);
      if (messages.length > 0) await deliveries.replay(id, messages, now());
      queued += messages.length;
      if (page.messages.length < pageSize) break;
      after = page.through.position;
    }
    worker.look();
    return queued;
  }

  /** Keeps what the ledger does not say of a webhook, once its receiver has answered a challenge. */
  private async prepare(study: string, id: string, person: string, registration: Registration): Promise<Endpoint> {
    const { url, filter, description, after } = registration;
    const { endpoints, log, now } = this.parts;
    if ((await endpoints.ofStudy(study)).length >= mostEndpoints) {
      throw new RefusedError(refuse('too-many-webhooks', `A study has at most ${mostEndpoints} webhooks.`));
    }
    if (after !== undefined) await requireSeen(log, [{ study, position: after, hash: '' }]);
    const createdAt = now();
    const secret: Secret = { id, secret: registration.secret ?? newSecret(), createdAt };
    await this.verify(study, url, [secret.secret]);
    const seen = after === undefined ? await this.headOf(study) : await this.seenAt(study, after);
    const said = { id, study, origin: new URL(url).origin, url, filter, person, createdAt, seen };
    await endpoints.prepare({ ...said, ...(description !== undefined && { description }) }, secret);
    const prepared = await endpoints.findPrepared(study, id);
    // The key was used in another study.
    if (prepared === undefined) throw new KeyReusedError();
    return prepared;
  }

  private async headOf(study: string): Promise<Seen> {
    return (await this.parts.log.heads()).find((head) => head.study === study) ?? nothingSeen;
  }

  private async seenAt(study: string, position: number): Promise<Seen> {
    if (position === 0) return nothingSeen;
    const [hash = ''] = await this.parts.log.hashesAt([{ study, position }]);
    return { position, hash };
  }

  private async keys(id: string): Promise<string[]> {
    return ((await this.secrets([id])).get(id) ?? []).map(({ secret }) => secret);
  }

  private async secretOf(id: string, secret: string): Promise<Secret | undefined> {
    return (await this.secrets([id])).get(id)?.find((one) => one.id === secret);
  }

  private async verify(study: string, url: string, secrets: readonly string[]): Promise<void> {
    const { addresses, sender, now } = this.parts;
    try {
      addresses.parse(url);
    } catch (error) {
      if (!(error instanceof AddressRefused)) throw error;
      throw new RefusedError(refuse(`webhook-address-${error.rule}`, error.message, '/url'));
    }
    const challenge = randomBytes(24).toString('base64url');
    const sent = await sender.send(url, verification(study, challenge, now()), secrets);
    if (sent.error === undefined && challengeOf(sent.answer) === challenge) return;
    const why = sent.error ?? 'it did not answer with the challenge';
    throw new RefusedError(refuse('webhook-not-verified', `The receiver was not verified: ${why}.`, '/url'));
  }
}

function isSeen(endpoint: Endpoint, scope: Scope | undefined): boolean {
  return scope === undefined || covers(scope, endpoint.scope ?? everything);
}

/** @throws RefusedError when it was deleted: only its log is left */
function requireThere({ id, deletedAt }: Endpoint): void {
  if (deletedAt === undefined) return;
  throw new RefusedError(refuse('unknown-webhook', `The webhook ${id} was deleted.`));
}

/** @throws RefusedError when it cannot be opened */
function urlOf({ url }: Endpoint): string {
  if (url !== undefined) return url;
  throw new RefusedError(refuse('webhook-sealed'));
}

function challengeOf(answer = ''): unknown {
  try {
    return (JSON.parse(answer) as { challenge?: unknown } | null)?.challenge;
  } catch {
    // Not JSON: no answer to a challenge.
    return undefined;
  }
}
