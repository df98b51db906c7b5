import type { Clock } from '@caseledger/kernel';
import type { PostgresEventStore } from '@caseledger/ledger';
import { counter, gauge, type ReadinessCheck } from '@caseledger/platform';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { sql } from './health-statements.js';

/** Clocks that are kept by NTP agree much better; answers of a busy database take a while. */
const toleranceMs = 5_000;
const lookEveryMs = 10_000;

const offset = gauge(
  'caseledger_clock_offset_seconds',
  'How far the clock of this process is ahead of the clock of the database, and of the last event of the ledger when that is later.',
  ['of'],
);
const jumps = counter('caseledger_clock_jumps_total', 'Steps of the clock that monotonic time did not take.');

/**
 * Watches the clock that events are dated by (R-AUD-05): against the clock of the database, against what is recorded
 * already, and against monotonic time. While one of the first two disagrees by more than five seconds the process is not
 * ready. A step cannot tell which side of it was right: it is told, and that is all.
 */
export class WallClockHealth {
  private readonly positions = new Map<string, number>();
  private lastRecordedAt = '';
  private step: { readonly wall: number; readonly monotonic: number } | undefined;
  private wrong = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<PostgresEventStore, 'heads' | 'recordedAfter'>,
    private readonly pool: Pick<Pool, 'query'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Looks now and then, also when nobody asks. */
  start(): void {
    this.timer = setInterval(() => {
      // While the database is away, others tell that.
      this.look().catch(() => undefined);
    }, lookEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  readonly check: ReadinessCheck = {
    name: 'clock',
    check: async () => {
      const fault = await this.look();
      if (fault !== undefined) throw new Error(fault);
    },
  };

  /** What is wrong with the clock, as a sentence. */
  async look(): Promise<string | undefined> {
    this.watchSteps();
    await this.readLedger();
    const before = this.milliseconds();
    const { rows } = await this.pool.query<{ now: Date }>(sql.time);
    const after = this.milliseconds();
    const shown = rows[0]?.now.getTime() ?? after;
    // Only what the time between question and answer cannot explain.
    const ofDatabase = shown < before ? before - shown : Math.min(0, after - shown);
    const ofLedger = Math.min(0, after - (this.lastRecordedAt === '' ? after : Date.parse(this.lastRecordedAt)));
    offset.set({ of: 'database' }, ofDatabase / 1_000);
    offset.set({ of: 'ledger' }, ofLedger / 1_000);
    const fault = faultOf(ofDatabase, ofLedger, this.lastRecordedAt);
    if (fault !== undefined && !this.wrong) this.logger.error({ ofDatabase, ofLedger }, fault);
    if (fault === undefined && this.wrong) this.logger.warn('the clock is right again');
    this.wrong = fault !== undefined;
    return fault;
  }

  private watchSteps(): void {
    const step = { wall: this.milliseconds(), monotonic: performance.now() };
    const before = this.step;
    this.step = step;
    if (before === undefined) return;
    const jumped = step.wall - before.wall - (step.monotonic - before.monotonic);
    if (Math.abs(jumped) <= toleranceMs) return;
    jumps.inc();
    this.logger.error(
      { seconds: Math.round(jumped / 1_000) },
      'the clock jumped, or the machine slept: look at its time service, and at what was recorded since',
    );
  }

  /** The latest instant of recording, from the heads that moved since the last look. */
  private async readLedger(): Promise<void> {
    const moved = (await this.store.heads()).filter(({ study, position }) => this.positions.get(study) !== position);
    if (moved.length === 0) return;
    const last = await this.store.recordedAfter(moved.map(({ study, position }) => ({ study, after: position - 1 })));
    for (const recordedAt of last) if (recordedAt !== undefined) this.note(recordedAt);
    for (const { study, position } of moved) this.positions.set(study, position);
  }

  private note(recordedAt: string): void {
    if (recordedAt > this.lastRecordedAt) this.lastRecordedAt = recordedAt;
  }

  private milliseconds(): number {
    return Date.parse(this.clock.now());
  }
}

function faultOf(ofDatabase: number, ofLedger: number, lastRecordedAt: string): string | undefined {
  if (Math.abs(ofDatabase) > toleranceMs) {
    const side = ofDatabase > 0 ? 'ahead of' : 'behind';
    return `the clock is ${Math.abs(ofDatabase) / 1_000} s ${side} the clock of the database`;
  }
  return ofLedger < -toleranceMs
    ? `the ledger holds an event of ${lastRecordedAt}, which lies in the future: a clock was wrong, or is`
    : undefined;
}
