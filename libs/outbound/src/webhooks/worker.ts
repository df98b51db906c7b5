import type { StudyMembers } from '@caseledger/study';
import { dayMs, type Clock, type EventLog, type StudyHead } from '@caseledger/kernel';
import { Pacer, RefusedError, type ReadinessCheck } from '@caseledger/platform';
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { MessageSource } from '../message-source.js';
import { Delegations } from './delegations.js';
import type { Claim, Deliveries, Settlement } from './deliveries.js';
import { Dispatch } from './dispatch.js';
import type { Endpoints } from './endpoints.js';
import { Intake } from './intake.js';
import type { WebhookSender } from './sender.js';
import { Standstill } from './standstill.js';
import type { WebhookLedger } from './webhook-ledger.js';

/** Whatever is due, was appended or was taken on by a process that died wakes the loop before. */
const longestRestMs = 60_000;
/** What the ledger did not take is told it again after so long, and looked at again what stands still because of it. */
const againMs = 5_000;
/** What is under way when the process ends gets so long. */
const farewellMs = 5_000;
/** What a process that died had taken on is free again after so long; one that lives renews it meanwhile. */
const leaseSeconds = 5;
const renewEveryMs = 1_500;

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

/**
 * Delivers messages to the endpoints. One loop a process: it records what became of the attempts, queues new messages,
 * and takes on what is due; the attempts run beside it. Processes share the work by claims in the database, which they
 * renew as long as they live. Nothing is asked of the database while there is nothing to do.
 */
export class WebhookWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Webhooks');
  private readonly pacer = new Pacer();
  private readonly standstill: Standstill;
  private readonly intake: Intake;
  private readonly dispatch: Dispatch;
  /** What this process has taken on, until it is recorded what became of it. */
  private readonly held = new Set<Claim>();
  /** What the loop has not recorded yet. */
  private settlements: Settlement[] = [];
  /** Endpoints that the ledger has refused to be told of. */
  private readonly refused = new Set<string>();
  private news = true;
  private lookedAt = -Infinity;
  private tidiedAt = -Infinity;
  /** When something is due, by the clock, which may jump. */
  private dueAt = Infinity;
  private stops: readonly (() => void)[] = [];
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: WorkerParts) {
    const now = (): Date => this.now();
    const delegations = new Delegations(parts.members);
    this.standstill = new Standstill(parts.endpoints);
    const shared = { ...parts, delegations, standstill: this.standstill, now };
    this.intake = new Intake({
      ...shared,
      look: () => {
        this.look();
      },
    });
    this.dispatch = new Dispatch({
      ...shared,
      settle: (settlement) => {
        this.settlements.push(settlement);
        this.pacer.wake();
      },
    });
  }

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
      if (this.held.size > 0) deliveries.renew([...this.held], leaseSeconds).catch(() => undefined);
    }, renewEveryMs).unref();
    this.stops = [
      log.onAppend((study, position) => {
        void this.intake.awaitMessages(study, position, () => this.pacer.stopped);
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
      this.dispatch.abort();
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
    for (let failures = 0; !this.pacer.stopped;) {
      try {
        await this.pacer.rest(await this.turn());
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1) this.logger.warn(`webhooks wait: ${String(error)}`);
        await this.pacer.backOff(failures);
      }
    }
    await this.dispatch.ended();
    // What cannot be recorded is delivered again when the lease has ended.
    await this.settle().catch(() => undefined);
  }

  /** Does what there is to do. Resolves to how long there will be nothing, unless something wakes the loop. */
  private async turn(): Promise<number> {
    await this.settle();
    await this.tidy();
    const isUntold = await this.tell();
    if (this.news || performance.now() - this.lookedAt >= this.restMs()) {
      this.news = false;
      this.lookedAt = performance.now();
      if (await this.intake.queueNew()) this.news = true;
    }
    const { deliveries } = this.parts;
    const now = this.now();
    const claims = await deliveries.claim(now, leaseSeconds);
    for (const claim of claims) this.held.add(claim);
    await this.dispatch.begin(claims);
    if (this.news || claims.length > 0) return 0;
    const rest = await deliveries.untilNext(now);
    this.dueAt = now.getTime() + rest;
    return Math.max(0, Math.min(isUntold ? againMs : this.restMs(), rest));
  }

  private restMs(): number {
    return this.standstill.some ? againMs : longestRestMs;
  }

  /** Once a day: lets every row follow its stream, as a process may have died between the two, and forgets what is old. */
  private async tidy(): Promise<void> {
    if (performance.now() - this.tidiedAt < dayMs) return;
    const { endpoints, deliveries, ledger, logDays } = this.parts;
    for (const endpoint of await endpoints.all()) {
      await this.standstill.guard([endpoint], () => ledger.follow(endpoint.study, endpoint.id));
    }
    const now = this.now();
    await endpoints.expire(now, new Date(now.getTime() - dayMs));
    await deliveries.expire(new Date(now.getTime() - logDays * dayMs));
    this.tidiedAt = performance.now();
  }

  /** Tells the ledger what it is yet to be told. Whether there was anything. */
  private async tell(): Promise<boolean> {
    const { endpoints, ledger } = this.parts;
    const untold = await endpoints.unsettled();
    for (const endpoint of untold) {
      await this.standstill.guard([endpoint], async () => {
        try {
          await ledger.tell(endpoint);
          this.refused.delete(endpoint.id);
        } catch (error) {
          if (!(error instanceof RefusedError)) throw error;
          if (!this.refused.has(endpoint.id))
            this.logger.error(`the ledger is not told of ${endpoint.id}: ${error.message}`);
          this.refused.add(endpoint.id);
        }
      });
    }
    return untold.length > 0;
  }

  private async settle(): Promise<void> {
    // As many as there are now: attempts that end meanwhile add theirs.
    const settlements = [...this.settlements];
    if (settlements.length === 0) return;
    const disabledNow = await this.parts.deliveries.settle(settlements, this.now());
    this.settlements = this.settlements.slice(settlements.length);
    for (const { claim } of settlements) this.held.delete(claim);
    if (disabledNow.length === 0) return;
    for (const { id, why } of disabledNow) this.logger.error(`the webhook endpoint ${id} is disabled: ${why}`);
    this.news = true;
  }

  /** Looks when a head is not where the endpoints stand, or when the clock has passed what was waited for. */
  private compare(heads: readonly StudyHead[]): void {
    if (this.intake.isElsewhere(heads)) this.look();
    else if (this.now().getTime() >= this.dueAt) this.pacer.wake();
  }

  private now(): Date {
    return new Date(this.parts.clock.now());
  }
}
