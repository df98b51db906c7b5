import type { StudyMembers } from '@caseledger/commands';
import { everything, type Role } from '@caseledger/domain';
import type { Clock, EventLog } from '@caseledger/kernel';
import { counter, gauge, RefusedError } from '@caseledger/platform';
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../message.js';
import type { MessagePage, MessageSource } from '../message-source.js';
import { patienceMs, retryDelay } from './backoff.js';
import type { Claim, Deliveries, Settlement } from './deliveries.js';
import type { Endpoint, Endpoints } from './endpoints.js';
import { signedMessage } from './messages.js';
import type { Sent, WebhookSender } from './sender.js';

const attempts = counter('caseledger_webhook_attempts_total', 'Attempts to deliver a message to a webhook.', [
  'result',
]);
const disabled = gauge('caseledger_webhook_disabled_endpoints', 'Webhook endpoints that are disabled.');

/** Who may have messages delivered. */
export const webhookRoles: readonly Role[] = ['safety-monitor', 'sponsor'];

/** Messages that become deliveries at once. */
const pageSize = 500;
/** Between two looks when nothing was heard of: hints may be lost, and leases of processes that died end unheard. */
const idleMs = 1_000;
const retryMs = 1_000;
/** What is under way when the process ends gets so long. */
const farewellMs = 5_000;
/** Longer than an attempt takes with everything around it. */
const leaseBeyondTimeout = 45;

export interface WorkerParts {
  readonly source: MessageSource;
  readonly log: Pick<EventLog, 'onAppend'>;
  readonly members: StudyMembers;
  readonly endpoints: Endpoints;
  readonly deliveries: Deliveries;
  readonly sender: WebhookSender;
  readonly clock: Clock;
  readonly timeoutSeconds: number;
}

/**
 * Delivers messages to the endpoints. One loop a process: it records what became of the attempts, queues new messages,
 * and takes on what is due; the attempts run beside it, so none waits for another. Processes share the work by claims
 * in the database, and what a dead one had claimed is due again when its lease has ended.
 */
export class WebhookWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Webhooks');
  private readonly aborting = new AbortController();
  /** What the loop has not recorded yet. */
  private settlements: Settlement[] = [];
  private underWay = 0;
  /** Studies that have active endpoints, as of the last look. */
  private studies: ReadonlySet<string> = new Set();
  /** Positions that the messages of a study are awaited at. */
  private readonly awaited = new Map<string, number>();
  private news = true;
  private lookedAt = -Infinity;
  private stopped = false;
  private woken = false;
  private wakeUp = (): void => undefined;
  private unlisten = (): void => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: WorkerParts) {}

  onApplicationBootstrap(): void {
    this.unlisten = this.parts.log.onAppend((study, position) => {
      void this.awaitMessages(study, position);
    });
    this.running = this.run();
  }

  /** Takes on nothing more, and gives what is under way a moment to end. What is aborted then is due again at once. */
  async onModuleDestroy(): Promise<void> {
    this.unlisten();
    this.stopped = true;
    this.wake();
    const abort = setTimeout(() => {
      this.aborting.abort();
    }, farewellMs);
    await this.running;
    clearTimeout(abort);
    await this.parts.sender.close();
  }

  /** Looks at once: an endpoint or its deliveries were changed. */
  look(): void {
    this.news = true;
    this.wake();
  }

  private async run(): Promise<void> {
    let troubled = false;
    while (!this.isStopped() || this.underWay > 0 || this.settlements.length > 0) {
      try {
        await this.rest(await this.turn());
        troubled = false;
      } catch (error) {
        if (!troubled) this.logger.warn(`webhooks wait: ${String(error)}`);
        troubled = true;
        // What could not be recorded is delivered again when the lease has ended.
        if (this.isStopped()) return;
        await pause(retryMs);
      }
    }
  }

  /** Does what there is to do. Resolves to how long there will be nothing, unless something wakes the loop. */
  private async turn(): Promise<number> {
    await this.settle();
    if (this.isStopped()) return idleMs;
    let isMore = false;
    if (this.news || performance.now() - this.lookedAt >= idleMs) {
      this.news = false;
      this.lookedAt = performance.now();
      isMore = await this.queueNew();
    }
    const { deliveries, timeoutSeconds } = this.parts;
    const now = this.now();
    const claims = await deliveries.claim(now, timeoutSeconds + leaseBeyondTimeout);
    await this.begin(claims);
    return isMore || claims.length > 0 ? 0 : deliveries.untilNext(now, idleMs);
  }

  private async settle(): Promise<void> {
    // As many as there are now: attempts that end meanwhile add theirs.
    const settlements = [...this.settlements];
    if (settlements.length === 0) return;
    const disabledNow = await this.parts.deliveries.settle(settlements, this.now());
    this.settlements = this.settlements.slice(settlements.length);
    for (const { id, why } of disabledNow) this.logger.error(`the webhook endpoint ${id} is disabled: ${why}`);
  }

  /** Makes deliveries of the messages that are new, a page for each endpoint. Whether there may be more. */
  private async queueNew(): Promise<boolean> {
    const { endpoints, deliveries, source } = this.parts;
    const active = await endpoints.active();
    this.studies = new Set(active.map(({ study }) => study));
    const pages = new Map<string, MessagePage>();
    for (const { id, study, position, filter } of active) {
      // Endpoints mostly stand at the same position.
      const key = JSON.stringify([study, position, filter]);
      const page = pages.get(key) ?? (await source.after(study, position, { filter, scope: everything }, pageSize));
      pages.set(key, page);
      if (page.through <= position) continue;
      await deliveries.enqueue(id, position, page.through, page.messages, this.now());
      this.news ||= page.messages.length === pageSize;
    }
    disabled.set(await endpoints.countDisabled());
    return this.news;
  }

  /** Begins an attempt for each claim that may be delivered, and gives the others back. */
  private async begin(claims: readonly Claim[]): Promise<void> {
    if (claims.length === 0) return;
    const undone = new Set(claims);
    try {
      const ids = [...new Set(claims.map(({ endpoint }) => endpoint))];
      const active = new Map((await this.parts.endpoints.active()).map((endpoint) => [endpoint.id, endpoint]));
      const secrets = await this.parts.endpoints.secrets(ids, new Date(this.parts.clock.now()));
      const messages = await this.messagesOf(claims, active);
      const refusals = await this.refusalsOf(ids.flatMap((id) => active.get(id) ?? []));
      for (const claim of claims) {
        const endpoint = active.get(claim.endpoint);
        const message = messages.get(`${endpoint?.study}/${claim.position}`);
        if (endpoint === undefined || message === undefined) continue;
        const keys = (secrets.get(endpoint.id) ?? []).map(({ secret }) => secret);
        const why = refusals.get(endpoint.id) ?? (keys.length === 0 ? 'none of its secrets can be opened' : undefined);
        undone.delete(claim);
        if (why !== undefined) this.settlements.push({ claim, retryAt: this.now(), disable: why });
        else void this.attempt(claim, endpoint, message, keys);
      }
    } finally {
      // The read model may be behind, as after its tables were lost.
      const retryAt = new Date(this.now().getTime() + retryMs);
      for (const claim of undone) this.settlements.push({ claim, retryAt });
    }
  }

  private async attempt(claim: Claim, { url }: Endpoint, message: Message, secrets: readonly string[]): Promise<void> {
    this.underWay += 1;
    const sent = await this.parts.sender.send(url, signedMessage(message), secrets, this.aborting.signal);
    this.underWay -= 1;
    this.settlements.push(this.settlementOf(claim, sent));
    this.wake();
  }

  private settlementOf(claim: Claim, sent: Sent): Settlement {
    const now = this.now();
    if (sent.error === undefined) {
      attempts.inc({ result: 'delivered' });
      return { claim, attempt: sent };
    }
    if (this.aborting.signal.aborted) return { claim, retryAt: now };
    attempts.inc({ result: 'failed' });
    const sinceFirst = now.getTime() - claim.firstAttemptAt.getTime();
    const retryAt = new Date(now.getTime() + retryDelay(sinceFirst, sent.retryAfter));
    const why =
      sent.status === 410
        ? 'the receiver answered 410 Gone'
        : sinceFirst >= patienceMs
          ? `the message at position ${claim.position} could not be delivered for ${patienceMs / 3_600_000} hours: ${sent.error}`
          : undefined;
    return { claim, attempt: sent, retryAt, ...(why !== undefined && { disable: why }) };
  }

  /** By study and position. */
  private async messagesOf(claims: readonly Claim[], endpoints: ReadonlyMap<string, Endpoint>) {
    const positions = new Map<string, Set<number>>();
    for (const { endpoint, position } of claims) {
      const study = endpoints.get(endpoint)?.study;
      if (study !== undefined) positions.set(study, (positions.get(study) ?? new Set()).add(position));
    }
    const found = await Promise.all(
      Array.from(positions, ([study, wanted]) => this.parts.source.at(study, [...wanted])),
    );
    return new Map(found.flat().map((message) => [`${message.study}/${message.position}`, message]));
  }

  /** Why endpoints may get nothing, by their ids: the delegation is looked up anew for everything that is sent. */
  private async refusalsOf(endpoints: readonly Endpoint[]): Promise<ReadonlyMap<string, string>> {
    const known = new Map<string, Promise<string | undefined>>();
    const refusals = new Map<string, string>();
    for (const { id, study, person } of endpoints) {
      const key = JSON.stringify([study, person]);
      const asked = known.get(key) ?? this.refusalOf(study, person);
      known.set(key, asked);
      const why = await asked;
      if (why !== undefined) refusals.set(id, why);
    }
    return refusals;
  }

  private async refusalOf(study: string, person: string): Promise<string | undefined> {
    try {
      await this.parts.members.require(study, person, webhookRoles);
      return undefined;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return `the delegation of ${person} has ended`;
    }
  }

  /** Waits for the messages up to a position that the ledger has reached, and has them looked at. */
  private async awaitMessages(study: string, position: number): Promise<void> {
    if (!this.studies.has(study)) return;
    const awaited = this.awaited.get(study);
    this.awaited.set(study, Math.max(position, awaited ?? 0));
    if (awaited !== undefined) return;
    try {
      for (let reached = 0, next = position; reached < next && !this.isStopped(); next = this.awaited.get(study) ?? 0) {
        await this.parts.source.waitFor(study, next, idleMs);
        reached = next;
        this.look();
      }
    } catch {
      // The loop meets the same trouble, tells it and looks again.
      this.look();
    } finally {
      this.awaited.delete(study);
    }
  }

  private isStopped(): boolean {
    return this.stopped;
  }

  private now(): Date {
    return new Date(this.parts.clock.now());
  }

  private wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  /** Waits until something happens, at most so long. */
  private async rest(milliseconds: number): Promise<void> {
    if (!this.woken && milliseconds > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.woken = false;
  }
}
