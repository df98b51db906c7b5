import type { StudyMembers } from '@caseledger/commands';
import { covers, webhookRoles, type Scope } from '@caseledger/domain';
import { contradicts, LedgerAltered, verifySeen, type Clock, type EventLog, type StudyHead } from '@caseledger/kernel';
import { counter, gauge, Pacer, RefusedError, type ReadinessCheck } from '@caseledger/platform';
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { isWithin, type Message } from '../message.js';
import type { MessagePage, MessageSource } from '../message-source.js';
import { patienceMs, retryDelay } from './backoff.js';
import type { Claim, Deliveries, Settlement } from './deliveries.js';
import type { Endpoint, Endpoints, Secret } from './endpoints.js';
import { signedMessage } from './messages.js';
import type { Sent, WebhookSender } from './sender.js';
import type { WebhookLedger } from './webhook-ledger.js';

const attempts = counter('caseledger_webhook_attempts_total', 'Attempts to deliver a message to a webhook.', [
  'result',
]);
const disabled = gauge('caseledger_webhook_disabled_endpoints', 'Webhook endpoints that are disabled.');
const differing = gauge(
  'caseledger_webhook_ledger_differs',
  'Webhook endpoints that stand still because the ledger is not what they have seen.',
);

/** Messages that become deliveries at once. */
const pageSize = 500;
/** Whatever is due, was appended or was taken on by a process that died wakes the loop before. */
const longestRestMs = 60_000;
const retryMs = 1_000;
/** How long messages that the ledger has are waited for before the loop looks whether there are any. */
const awaitMs = 1_000;
/** What is under way when the process ends gets so long. */
const farewellMs = 5_000;
/** What a process that died had taken on is free again after so long; one that lives renews it meanwhile. */
const leaseSeconds = 5;
const renewEveryMs = 1_500;
const dayMs = 86_400_000;

export interface WorkerParts {
  readonly source: MessageSource;
  readonly log: Pick<EventLog, 'onAppend' | 'onLook' | 'hashesAt'>;
  readonly members: StudyMembers;
  readonly ledger: WebhookLedger;
  readonly endpoints: Endpoints;
  readonly deliveries: Deliveries;
  readonly sender: WebhookSender;
  readonly clock: Clock;
  /** How long the log of deliveries is kept. */
  readonly logDays: number;
}

/** Why an endpoint gets nothing more. */
type Disabling = NonNullable<Settlement['disable']>;

/**
 * Delivers messages to the endpoints. One loop a process: it records what became of the attempts, queues new messages,
 * and takes on what is due; the attempts run beside it, so none waits for another. Processes share the work by claims
 * in the database, which they renew as long as they live. Nothing is asked of the database while there is nothing to do.
 */
export class WebhookWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Webhooks');
  private readonly aborting = new AbortController();
  private readonly pacer = new Pacer();
  /** What the loop has not recorded yet. */
  private settlements: Settlement[] = [];
  private readonly underWay = new Set<Promise<void>>();
  /** Active endpoints, as of the last look. */
  private watched: readonly Pick<Endpoint, 'study' | 'seen'>[] = [];
  /** Positions that the messages of a study are awaited at. */
  private readonly awaited = new Map<string, number>();
  private news = true;
  private lookedAt = -Infinity;
  private expiredAt = -Infinity;
  /** When something is due, by the clock, which may jump. */
  private dueAt = Infinity;
  private stops: readonly (() => void)[] = [];
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: WorkerParts) {}

  /** Not ready while an endpoint stands still because the ledger is not what it has seen. */
  readonly check: ReadinessCheck = {
    name: 'webhooks',
    check: async () => {
      const { differs } = await this.parts.endpoints.count();
      if (differs > 0) throw new Error(`the ledger is not what it was: ledger-differs in ${differs} webhooks`);
    },
  };

  onApplicationBootstrap(): void {
    const { log, deliveries } = this.parts;
    const renewing = setInterval(() => {
      // What cannot be renewed is taken on by others, and arrives twice.
      if (this.underWay.size > 0) deliveries.renew(leaseSeconds).catch(() => undefined);
    }, renewEveryMs).unref();
    this.stops = [
      log.onAppend((study, position) => {
        void this.awaitMessages(study, position);
      }),
      log.onLook((heads) => {
        this.compare(heads);
      }),
      () => {
        clearInterval(renewing);
      },
    ];
    this.running = this.run();
  }

  /** Takes on nothing more, and gives what is under way a moment to end. What is aborted then is due again at once. */
  async onModuleDestroy(): Promise<void> {
    this.pacer.stop();
    const abort = setTimeout(() => {
      this.aborting.abort();
    }, farewellMs);
    await this.running;
    clearTimeout(abort);
    for (const stop of this.stops) stop();
    await this.parts.sender.close();
  }

  /** Looks at once: an endpoint or its deliveries were changed. */
  look(): void {
    this.news = true;
    this.pacer.wake();
  }

  private async run(): Promise<void> {
    for (let failures = 0, met = false; !this.pacer.stopped;) {
      try {
        if (!met) await this.meet();
        met = true;
        await this.pacer.rest(await this.turn());
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1) this.logger.warn(`webhooks wait: ${String(error)}`);
        await this.pacer.backOff(failures);
      }
    }
    await Promise.all(this.underWay);
    // What cannot be recorded is delivered again when the lease has ended.
    await this.settle().catch(() => undefined);
  }

  /** Lets every row follow its stream: a process may have died between the two. */
  private async meet(): Promise<void> {
    const { endpoints, ledger } = this.parts;
    for (const endpoint of await endpoints.all()) await ledger.follow(endpoint.study, endpoint.id);
    await this.tell();
  }

  /** Tells the ledger what it is yet to be told. */
  private async tell(): Promise<void> {
    const { endpoints, ledger } = this.parts;
    for (const endpoint of await endpoints.unsettled()) await ledger.tell(endpoint);
  }

  /** Does what there is to do. Resolves to how long there will be nothing, unless something wakes the loop. */
  private async turn(): Promise<number> {
    await this.settle();
    let isMore = false;
    if (this.news || performance.now() - this.lookedAt >= longestRestMs) {
      this.news = false;
      this.lookedAt = performance.now();
      isMore = await this.queueNew();
    }
    const { deliveries } = this.parts;
    await this.expire();
    const now = this.now();
    const claims = await deliveries.claim(now, leaseSeconds);
    await this.begin(claims);
    if (isMore || claims.length > 0) return 0;
    const rest = await deliveries.untilNext(now);
    this.dueAt = now.getTime() + rest;
    return Math.max(0, Math.min(longestRestMs, rest));
  }

  /** Forgets what was delivered long ago, once a day. */
  private async expire(): Promise<void> {
    if (performance.now() - this.expiredAt < dayMs) return;
    this.expiredAt = performance.now();
    await this.parts.deliveries.expire(new Date(this.now().getTime() - this.parts.logDays * dayMs));
  }

  private async settle(): Promise<void> {
    // As many as there are now: attempts that end meanwhile add theirs.
    const settlements = [...this.settlements];
    if (settlements.length === 0) return;
    const disabledNow = await this.parts.deliveries.settle(settlements, this.now());
    this.settlements = this.settlements.slice(settlements.length);
    if (disabledNow.length === 0) return;
    for (const { id, why } of disabledNow) this.logger.error(`the webhook endpoint ${id} is disabled: ${why}`);
    this.news = true;
    await this.tell();
  }

  /** Makes deliveries of the messages that are new, a page for each endpoint. Whether there may be more. */
  private async queueNew(): Promise<boolean> {
    const { endpoints, deliveries, source } = this.parts;
    const active = await this.verified(await endpoints.active());
    this.watched = active;
    const pages = new Map<string, MessagePage>();
    for (const { id, study, seen, filter, scope } of active) {
      // The ledger is to say first whose messages it gets.
      if (scope === undefined) continue;
      // Endpoints mostly stand at the same position.
      const key = JSON.stringify([study, seen.position, filter, scope]);
      const page = pages.get(key) ?? (await source.after(study, seen.position, { filter, scope }, pageSize));
      pages.set(key, page);
      if (page.through.position <= seen.position) continue;
      await deliveries.enqueue(id, seen.position, page.through, page.messages, this.now());
      this.news ||= page.messages.length === pageSize;
    }
    // Where they have come meanwhile.
    if (pages.size > 0) this.watched = await endpoints.active();
    const counts = await endpoints.count();
    disabled.set(counts.disabled);
    differing.set(counts.differs);
    return this.news;
  }

  /** Those endpoints whose ledger is what they have seen; the others stand still until it is that again. */
  private async verified(active: readonly Endpoint[]): Promise<readonly Endpoint[]> {
    const { endpoints, log } = this.parts;
    const found = await verifySeen(
      log,
      active.map(({ study, seen }) => ({ study, ...seen })),
    );
    const same: Endpoint[] = [];
    for (const [index, endpoint] of active.entries()) {
      const there = found[index];
      const { id, seen, differs } = endpoint;
      const how = there instanceof LedgerAltered ? there.message : undefined;
      if (how !== differs) {
        if (how !== undefined) this.logger.error(`the webhook endpoint ${id} stands still: ledger-differs, ${how}`);
        await endpoints.differ(id, how);
      }
      if (how !== undefined) continue;
      if (seen.hash === '' && typeof there === 'string' && there !== '')
        await endpoints.adopt(id, { ...seen, hash: there });
      same.push(endpoint);
    }
    return same;
  }

  /** Looks when a head is not where the endpoints stand, or when the clock has passed what was waited for. */
  private compare(heads: readonly StudyHead[]): void {
    const of = new Map(heads.map((head) => [head.study, head]));
    const elsewhere = this.watched.some(({ study, seen }) => {
      const head = of.get(study) ?? { study, position: 0, hash: '' };
      return head.position > seen.position || contradicts(head, seen);
    });
    if (elsewhere) this.look();
    else if (this.now().getTime() >= this.dueAt) this.pacer.wake();
  }

  /** Begins an attempt for each claim that may be delivered, and gives the others back. */
  private async begin(claims: readonly Claim[]): Promise<void> {
    if (claims.length === 0) return;
    const undone = new Set(claims);
    try {
      const ids = [...new Set(claims.map(({ endpoint }) => endpoint))];
      const wanted = new Set(ids);
      const known = (await this.parts.endpoints.active()).filter(({ id }) => wanted.has(id));
      const active = new Map(known.map((endpoint) => [endpoint.id, endpoint]));
      const [secrets, messages, refusals, moved] = await Promise.all([
        this.parts.endpoints.secrets(ids, this.now()),
        this.messagesOf(claims, active),
        this.refusalsOf(known),
        this.movedOf(known),
      ]);
      for (const claim of claims) {
        const endpoint = active.get(claim.endpoint);
        const message = messages.get(`${endpoint?.study}/${claim.position}`);
        if (endpoint === undefined || message === undefined || moved.has(endpoint.id)) continue;
        undone.delete(claim);
        const keys = secrets.get(endpoint.id) ?? [];
        const disable = refusals.get(endpoint.id) ?? unsendable(endpoint, keys);
        if (disable !== undefined) this.settlements.push({ claim, retryAt: this.now(), disable });
        else if (endpoint.scope !== undefined && !isWithin(endpoint.scope, message)) {
          // Queued before the ledger said of which sites it is.
          this.settlements.push({ claim, withdrawn: true });
        } else this.start(claim, endpoint.url ?? '', message, keys);
      }
    } finally {
      // The read model may be behind, as after its tables were lost.
      const retryAt = new Date(this.now().getTime() + retryMs);
      for (const claim of undone) this.settlements.push({ claim, retryAt });
    }
  }

  private start(claim: Claim, url: string, message: Message, keys: readonly Secret[]): void {
    const attempt = this.attempt(claim, url, message, keys).finally(() => this.underWay.delete(attempt));
    this.underWay.add(attempt);
  }

  private async attempt(claim: Claim, url: string, message: Message, keys: readonly Secret[]): Promise<void> {
    const secrets = keys.map(({ secret }) => secret);
    const sent = await this.parts.sender.send(url, signedMessage(message), secrets, this.aborting.signal);
    this.settlements.push(this.settlementOf(claim, sent));
    this.pacer.wake();
  }

  private settlementOf(claim: Claim, sent: Sent): Settlement {
    const now = this.now();
    if (sent.error === undefined) {
      attempts.inc({ result: 'delivered' });
      return { claim, attempt: sent };
    }
    if (this.aborting.signal.aborted) return { claim, retryAt: now };
    attempts.inc({ result: 'failed' });
    const failingFor = now.getTime() - claim.failingSince.getTime();
    const retryAt = new Date(now.getTime() + retryDelay(failingFor, sent.retryAfter));
    const disable =
      sent.status === 410
        ? { code: 'GONE', text: 'the receiver answered 410 Gone' }
        : failingFor >= patienceMs
          ? {
              code: 'UNDELIVERABLE',
              text: `the message at position ${claim.position} could not be delivered for ${patienceMs / 3_600_000} hours: ${sent.error}`,
            }
          : undefined;
    return { claim, attempt: sent, retryAt, ...(disable !== undefined && { disable }) };
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
  private async refusalsOf(endpoints: readonly Endpoint[]): Promise<ReadonlyMap<string, Disabling>> {
    const duties = new Map<string, Promise<Scope | undefined>>();
    const refusals = new Map<string, Disabling>();
    for (const { id, study, person, scope } of endpoints) {
      const key = JSON.stringify([study, person]);
      const asked = duties.get(key) ?? this.scopeOf(study, person);
      duties.set(key, asked);
      const held = await asked;
      if (held === undefined) {
        refusals.set(id, { code: 'NOT_DELEGATED', text: `the delegation of ${person} has ended` });
      } else if (scope !== undefined && !covers(held, scope)) {
        refusals.set(id, {
          code: 'NOT_DELEGATED',
          text: `the delegation of ${person} is not for all of its sites any more`,
        });
      }
    }
    return refusals;
  }

  private async scopeOf(study: string, person: string): Promise<Scope | undefined> {
    try {
      return (await this.parts.members.duties(study, person, webhookRoles)).scope;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return undefined;
    }
  }

  /** Endpoints of which the ledger says something else than their rows: nothing is sent after it was deleted. */
  private async movedOf(endpoints: readonly Endpoint[]): Promise<ReadonlySet<string>> {
    const studies = [...new Set(endpoints.map(({ study }) => study))];
    const moved = await Promise.all(
      studies.map((study) =>
        this.parts.ledger.refresh(
          study,
          endpoints.filter((one) => one.study === study),
        ),
      ),
    );
    return new Set(moved.flatMap((ids) => [...ids]));
  }

  /** Waits for the messages up to a position that the ledger has reached, and has them looked at. */
  private async awaitMessages(study: string, position: number): Promise<void> {
    if (!this.watched.some((one) => one.study === study)) return;
    const awaited = this.awaited.get(study);
    this.awaited.set(study, Math.max(position, awaited ?? 0));
    if (awaited !== undefined) return;
    try {
      for (
        let reached = 0, next = position;
        reached < next && !this.pacer.stopped;
        next = this.awaited.get(study) ?? 0
      ) {
        await this.parts.source.waitFor(study, next, awaitMs);
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

  private now(): Date {
    return new Date(this.parts.clock.now());
  }
}

/** Why nothing can be sent to an endpoint. */
function unsendable({ url }: Endpoint, keys: readonly Secret[]): Disabling | undefined {
  const text = url === undefined ? 'its address cannot be opened' : 'none of its secrets can be opened';
  return url === undefined || keys.length === 0 ? { code: 'SEALED', text } : undefined;
}
