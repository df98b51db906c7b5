import { setTimeout as pause } from 'node:timers/promises';
import { LedgerAltered, verifySeen, type EventLog, type RecordedEvent, type SeenIn } from '@caseledger/kernel';
import { counter, isTransient } from '@caseledger/platform';
import { BuildRetired } from './failure.js';
import { Memories } from './memories.js';
import { attemptsPerEvent, Parking, type ParkedStudy } from './parking.js';
import type { Projection } from './projection.js';
import { cursorOf, type Build, type Cursor, type CursorRow, type Registry } from './registry.js';
import { projectionTx, transact, withClient } from './transaction.js';

/** Most events in one transaction. */
export const batchLimit = 500;
/** Between two statements of a transaction. */
const longestSilence = '5s';
const firstPauseMs = 20;

const duplicates = counter(
  'caseledger_projection_duplicates_total',
  'Events that were delivered though the projection had them already; they were dropped.',
  ['projection'],
);
const gapsFilled = counter(
  'caseledger_projection_gaps_filled_total',
  'Holes in what was delivered; they were filled from the ledger.',
  ['projection'],
);

/** What a writer needs of the ledger: to fill gaps, and to compare what it has seen. */
export type LedgerOfWriter = Pick<EventLog, 'read' | 'hashesAt'>;

/** What a writer tells of. */
export interface WriterEvents {
  /** These events of a study are applied, and visible; `since` is when it began, as `performance.now()` told it. */
  readonly applied?: (study: string, run: readonly RecordedEvent[], since: number) => void;
  readonly parked?: (study: ParkedStudy) => void;
}

/**
 * Writes events into one build of a projection, each exactly once, whatever the feed does: rows and cursor move in one
 * transaction, and the cursor only moves from the position right before the batch.
 */
export class BuildWriter {
  /** Of the build's tables. */
  readonly schema: string;
  /** Makes unqualified names those of the build's tables. */
  readonly searchPath: string;
  readonly memories = new Memories();
  private readonly parking: Parking;

  constructor(
    private readonly registry: Registry,
    private readonly log: LedgerOfWriter,
    readonly projection: Projection,
    readonly build: Build,
    readonly events: WriterEvents = {},
  ) {
    this.schema = registry.schemaOf(build.name, build.build);
    this.parking = new Parking(registry, build, events.parked);
    this.searchPath = `SET LOCAL search_path TO "${this.schema}"`;
  }

  /**
   * Applies events of one study: sorts them, drops those already applied, and reads from the log what is missing. Parks
   * the study when the ledger is not what the build has seen.
   * @throws what is transient (deliver again later), and BuildRetired.
   */
  async deliver(study: string, events: readonly RecordedEvent[]): Promise<void> {
    try {
      await this.take(study, events);
    } catch (error) {
      if (!(error instanceof LedgerAltered)) throw error;
      await this.parkAltered(error);
    }
  }

  /** Where the build stands in a study. A study that it never saw gets its cursor. @throws BuildRetired */
  async openCursor(study: string): Promise<Cursor> {
    const { pool, sql } = this.registry;
    const key = [this.build.name, this.build.build, study];
    const find = () => pool.query<CursorRow>(sql.cursor, key);
    let { rows } = await find();
    if (rows.length === 0) {
      await pool.query(sql['open-cursor'], key);
      ({ rows } = await find());
    }
    if (rows[0] === undefined) throw new BuildRetired(this.build.name, this.build.build);
    return cursorOf(rows[0]);
  }

  /**
   * Compares what the build has seen last with the ledger. A cursor that does not know it takes it from there; a study
   * whose ledger differs is parked. Returns whether it may go on.
   */
  async verify({ study, position, hash }: SeenIn): Promise<boolean> {
    const [found] = await verifySeen(this.log, [{ study, position, hash }]);
    if (found instanceof LedgerAltered) {
      await this.parkAltered(found);
      return false;
    }
    if (hash === '' && position > 0) {
      const { name, build } = this.build;
      await this.registry.pool.query(this.registry.sql['adopt-hash'], [name, build, study, position, found]);
    }
    return true;
  }

  /** Stands still in a study whose ledger is not what it was. */
  async parkAltered(altered: LedgerAltered): Promise<void> {
    const cursor = await this.openCursor(altered.study);
    if (!cursor.parked) await this.parking.parkAltered(altered);
  }

  private async take(study: string, events: readonly RecordedEvent[]): Promise<void> {
    let rest = [...events].sort((a, b) => a.position - b.position);
    const metric = { projection: this.build.name };
    /** The position behind the gap that is being filled: a long one takes several reads. */
    let gapBefore = 0;
    while (rest.length > 0) {
      const run = contiguous(rest);
      if (await this.apply(study, run)) {
        rest = rest.slice(run.length);
        continue;
      }
      const cursor = await this.openCursor(study);
      if (cursor.parked) return;
      const again = rest.find(({ position }) => position === cursor.position);
      if (again !== undefined && cursor.hash !== '' && again.hash !== cursor.hash) {
        throw new LedgerAltered(study, cursor.position, cursor.hash, again.hash);
      }
      const unseen = rest.filter(({ position }) => position > cursor.position);
      duplicates.inc(metric, rest.length - unseen.length);
      rest = unseen;
      const [next] = rest;
      if (next === undefined || next.position === cursor.position + 1) continue;
      if (next.position !== gapBefore) gapsFilled.inc(metric);
      gapBefore = next.position;
      rest = [...(await this.backfill(cursor, next.position)), ...rest];
    }
  }

  private async backfill(cursor: Cursor, before: number): Promise<readonly RecordedEvent[]> {
    const { study, position } = cursor;
    const missing = await this.log.read(study, cursor, Math.min(batchLimit, before - position - 1));
    // What comes after it was delivered: the ledger had it.
    if (missing.length === 0) throw new LedgerAltered(study, position + 1, '', undefined);
    return missing;
  }

  /** Applies a run of events, or those before the one that fails for good. False when the cursor is elsewhere. */
  private async apply(study: string, run: readonly RecordedEvent[]): Promise<boolean> {
    try {
      return await this.write(study, run);
    } catch (error) {
      if (isTransient(error)) throw error;
      const [event, ...others] = run;
      if (event === undefined) return true;
      if (others.length === 0) return this.insist(study, event, error);
      const half = run.length >> 1;
      return (await this.apply(study, run.slice(0, half))) && (await this.apply(study, run.slice(half)));
    }
  }

  /** Tries a failing event again, and parks the study when it keeps failing: never past a hole. */
  private async insist(study: string, event: RecordedEvent, failure: unknown): Promise<boolean> {
    let last = failure;
    for (let attempt = 2; attempt <= attemptsPerEvent; attempt += 1) {
      await pause(firstPauseMs * 2 ** attempt);
      try {
        return await this.write(study, [event]);
      } catch (error) {
        if (isTransient(error)) throw error;
        last = error;
      }
    }
    await this.parking.park(study, event, last);
    return false;
  }

  private async write(study: string, run: readonly RecordedEvent[]): Promise<boolean> {
    const moved = await writeTogether(this.registry, [this], study, run);
    return moved.length > 0;
  }
}

/**
 * Applies a run of events to those of these builds that stand right before it, in one transaction.
 * @returns the builds' writers that have it now.
 * @throws what one of them throws: then none has it.
 */
export async function writeTogether(
  registry: Registry,
  writers: readonly BuildWriter[],
  study: string,
  run: readonly RecordedEvent[],
): Promise<readonly BuildWriter[]> {
  const [first, last, [leader]] = [run[0], run.at(-1), writers];
  if (first === undefined || last === undefined || leader === undefined) return writers;
  const since = performance.now();
  // A process that hangs, or whose machine is gone, must not hold the cursors for as long as its connection lives.
  const begin = `BEGIN; SET LOCAL idle_in_transaction_session_timeout TO '${longestSilence}'; ${leader.searchPath}`;
  const after = first.position - 1;
  const written = await withClient(registry.pool, (client) =>
    transact(client, begin, async () => {
      const { rows } = await client.query<{ name: string }>({
        name: 'move-cursors',
        text: registry.sql['move-cursors'],
        values: [
          writers.map(({ build }) => build.name),
          writers.map(({ build }) => build.build),
          study,
          after,
          last.position,
          last.hash,
        ],
      });
      const names = new Set(rows.map(({ name }) => name));
      const moving = writers.filter(({ build }) => names.has(build.name));
      return each(moving, async (writer) => {
        if (writer !== leader) await client.query(writer.searchPath);
        const memory = writer.memories.take(study, after);
        await writer.projection.apply(run, projectionTx(client, writer.schema), memory);
        return { writer, memory };
      });
    }),
  );
  const moved = written.map(({ writer }) => writer);
  for (const { memory } of written) memory.keep(last.position);
  for (const writer of moved) writer.events.applied?.(study, run, since);
  return moved;
}

/** One after the other. */
async function each<T, Result>(items: readonly T[], work: (item: T) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** The events at the beginning that follow one another. */
export function contiguous(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const end = events.findIndex(
    (event, index) => index > 0 && event.position !== (events[index - 1]?.position ?? 0) + 1,
  );
  return events.slice(0, Math.min(end === -1 ? events.length : end, batchLimit));
}
