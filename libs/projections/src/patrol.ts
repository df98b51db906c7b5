import { firstDifference, pagesOf, type EventLog, type LedgerAltered, type Stretch } from '@caseledger/kernel';
import { Pacer } from '@caseledger/platform';
import { isDropped } from './failure.js';
import type { Projection } from './projection.js';
import type { Build, Registry } from './registry.js';
import { seenIn } from './seen.js';

/** How fast a patrol goes round: so slowly that nobody notices it. */
export interface Pace {
  /** Most events in one look. */
  readonly events: number;
  /** Milliseconds between two looks. */
  readonly everyMs: number;
  /** Milliseconds between the end of a round and the next one. */
  readonly restMs: number;
}

export const unhurried: Pace = { events: 200, everyMs: 10_000, restMs: 60_000 };

/** Events in one look at a study that is in doubt. */
const hurriedEvents = 2_000;

/** A projection that keeps what it has seen. */
export type SeeingProjection = Projection & Required<Pick<Projection, 'seen'>>;

export interface PatrolOptions {
  readonly registry: Registry;
  readonly log: Pick<EventLog, 'leaves'>;
  readonly projection: SeeingProjection;
  readonly pace: Pace;
  /** Has the study stand still. */
  readonly park: (altered: LedgerAltered) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/**
 * Compares the ledger with everything that the live build of a projection has seen, round after round: what nobody reads
 * again may be altered, too. A study that is in doubt is compared at once.
 */
export class Patrol {
  private readonly pacer = new Pacer();
  /** Where the round is. */
  private at = { study: '', position: 0 };
  /** Studies that differ, or may. One that stands still is compared when it is let go on. */
  private readonly doubted = new Set<string>();
  /** Studies that were in doubt in this round, and are what they were. */
  private readonly cleared = new Set<string>();
  private readonly done: Promise<void>;

  constructor(private readonly options: PatrolOptions) {
    this.done = this.run();
  }

  /** A reader met something else than was recorded: compares the study now, at most once a round while it is whole. */
  doubt({ study }: LedgerAltered): void {
    if (this.doubted.has(study) || this.cleared.has(study)) return;
    this.doubted.add(study);
    this.pacer.wake();
  }

  /** A study is let go on. */
  wake(): void {
    this.pacer.wake();
  }

  async stop(): Promise<void> {
    this.pacer.stop();
    await this.done;
  }

  private async run(): Promise<void> {
    const { events, everyMs, restMs } = this.options.pace;
    let failures = 0;
    let pauseMs = everyMs;
    for (;;) {
      await this.pacer.rest(pauseMs);
      if (this.pacer.stopped) return;
      try {
        for (const study of this.doubted) await this.examine(study);
        pauseMs = (await this.goOn(events)) ? everyMs : restMs;
        failures = 0;
      } catch (error) {
        // A build that was replaced meanwhile: the next look finds the live one.
        if (!isDropped(error)) this.options.onError(error);
        await this.pacer.backOff((failures += 1));
      }
    }
  }

  /** Compares the next page of the round. Returns whether there was one. */
  private async goOn(events: number): Promise<boolean> {
    const live = await this.live();
    // One more: the first may be compared already.
    const stretches = live === undefined ? [] : await this.stretches(live, this.at.study, events + 1);
    const rest = stretches.map((one) => (one.study === this.at.study ? { ...one, after: this.at.position } : one));
    const [page] = pagesOf(rest, events);
    const last = page?.at(-1);
    if (live === undefined || page === undefined || last === undefined) {
      this.at = { study: '', position: 0 };
      this.cleared.clear();
      return false;
    }
    await this.compare(live, page);
    this.at = { study: last.study, position: last.through };
    return true;
  }

  /** Compares all of a study. */
  private async examine(study: string): Promise<void> {
    const live = await this.live();
    const [first] = live === undefined ? [] : await this.stretches(live, study, 1);
    // One that stands still stays in doubt.
    if (live === undefined || first?.study !== study) return;
    for (const page of pagesOf([first], hurriedEvents)) {
      if (this.pacer.stopped || !(await this.compare(live, page))) return;
    }
    this.doubted.delete(study);
    this.cleared.add(study);
  }

  /** What the build has seen of the studies from this one on. */
  private async stretches(live: Build, from: string, most: number): Promise<readonly Stretch[]> {
    const { pool, sql } = this.options.registry;
    const values = [live.name, live.build, from, most];
    const { rows } = await pool.query<{ study: string; position: string }>(sql['seen-from'], values);
    return rows.map(({ study, position }) => ({ study, after: 0, through: Number(position) }));
  }

  /** Returns whether the ledger is what was seen; has the studies stand still where it is not. */
  private async compare(live: Build, page: readonly Stretch[]): Promise<boolean> {
    const { registry, log, projection, park } = this.options;
    const [seen, leaves] = await Promise.all([seenIn(registry, live, projection.seen, page), log.leaves(page)]);
    const altered = page.flatMap((stretch) => firstDifference(stretch, seen, leaves) ?? []);
    for (const one of altered) {
      this.doubted.add(one.study);
      await park(one);
    }
    return altered.length === 0;
  }

  /** The live build, while it is of this code's version. */
  private async live(): Promise<Build | undefined> {
    const { registry, projection } = this.options;
    return (await registry.liveBuilds([projection]))[0];
  }
}
