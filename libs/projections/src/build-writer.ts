import { setTimeout as pause } from 'node:timers/promises';
import type { EventLog, RecordedEvent } from '@caseledger/kernel';
import { counter } from '@caseledger/platform';
import { BuildRetired, isTransient, messageOf, storable } from './failure.js';
import type { Projection } from './projection.js';
import type { Build, Cursor, Registry } from './registry.js';
import { inTransaction, projectionTx } from './transaction.js';

/** Most events in one transaction. */
export const batchLimit = 500;
const attemptsPerEvent = 3;
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

/** A study that stands still in a projection, and why. */
export interface ParkedStudy {
  readonly projection: string;
  readonly build: number;
  readonly study: string;
  /** Of the event that cannot be applied. */
  readonly position: number;
  readonly error: string;
}

/** What a writer tells of. */
export interface WriterEvents {
  /** These events of a study are applied, and visible; `since` is when it began, in milliseconds since 1970. */
  readonly applied?: (study: string, run: readonly RecordedEvent[], since: number) => void;
  readonly parked?: (study: ParkedStudy) => void;
}

/**
 * Writes events into one build of a projection, each exactly once, whatever the feed does: rows and cursor move in one
 * transaction, and the cursor only moves from the position right before the batch.
 */
export class BuildWriter {
  private readonly begin: string;

  constructor(
    private readonly registry: Registry,
    private readonly log: Pick<EventLog, 'read'>,
    private readonly projection: Projection,
    readonly build: Build,
    private readonly events: WriterEvents = {},
  ) {
    // A process that hangs, or whose machine is gone, must not hold the cursor for as long as its connection lives.
    this.begin = `BEGIN; SET LOCAL idle_in_transaction_session_timeout TO '${longestSilence}';
      SET LOCAL search_path TO "${registry.schemaOf(build.name, build.build)}"`;
  }

  /**
   * Applies events of one study: sorts them, drops those already applied, and reads from the log what is missing.
   * @throws what is transient (deliver again later), and BuildRetired.
   */
  async deliver(study: string, events: readonly RecordedEvent[]): Promise<void> {
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
      const unseen = rest.filter(({ position }) => position > cursor.position);
      duplicates.inc(metric, rest.length - unseen.length);
      rest = unseen;
      const [next] = rest;
      if (next === undefined || next.position === cursor.position + 1) continue;
      if (next.position !== gapBefore) gapsFilled.inc(metric);
      gapBefore = next.position;
      rest = [...(await this.backfill(study, cursor.position, next.position)), ...rest];
    }
  }

  /** Where the build stands in a study. A study that it never saw gets its cursor. @throws BuildRetired */
  async openCursor(study: string): Promise<Cursor> {
    const { pool, schema } = this.registry;
    const key = [this.build.name, this.build.build, study];
    const find = () =>
      pool.query<{ position: string; parked: boolean }>(
        `SELECT position, parked FROM ${schema}.cursors WHERE name = $1 AND build = $2 AND study = $3`,
        key,
      );
    let { rows } = await find();
    if (rows.length === 0) {
      // The lock waits for a switch that is going on: a retired build must not get cursors again.
      await pool.query(
        `INSERT INTO ${schema}.cursors (name, build, study)
         SELECT name, build, $3 FROM ${schema}.builds WHERE name = $1 AND build = $2 AND status <> 'retired' FOR SHARE
         ON CONFLICT DO NOTHING`,
        key,
      );
      ({ rows } = await find());
    }
    if (rows[0] === undefined) throw new BuildRetired(this.build.name, this.build.build);
    return { study, position: Number(rows[0].position), parked: rows[0].parked };
  }

  private async backfill(study: string, after: number, before: number): Promise<readonly RecordedEvent[]> {
    const missing = await this.log.read(study, after, Math.min(batchLimit, before - after - 1));
    if (missing[0]?.position !== after + 1) throw new Error(`the log does not have ${study} after ${after} yet`);
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
    await this.park(study, event, storable(messageOf(last)));
    return false;
  }

  private async write(study: string, run: readonly RecordedEvent[]): Promise<boolean> {
    const first = run[0];
    const last = run.at(-1);
    if (first === undefined || last === undefined) return true;
    const { name, build } = this.build;
    const { pool, schema } = this.registry;
    const since = Date.now();
    const moved = await inTransaction(pool, this.begin, async (client) => {
      // First of all: whoever else has these events waits here, and then finds the cursor moved.
      const { rowCount } = await client.query(
        `UPDATE ${schema}.cursors SET position = $4
          WHERE name = $1 AND build = $2 AND study = $3 AND position = $5 AND NOT parked`,
        [name, build, study, last.position, first.position - 1],
      );
      if (rowCount === 0) return false;
      await this.projection.apply(run, projectionTx(client));
      return true;
    });
    if (moved) this.events.applied?.(study, run, since);
    return moved;
  }

  private async park(study: string, event: RecordedEvent, error: string): Promise<void> {
    const { name, build } = this.build;
    const { pool, schema } = this.registry;
    const parked = await inTransaction(pool, 'BEGIN', async (client) => {
      const { rowCount } = await client.query(
        `UPDATE ${schema}.cursors SET parked = true
          WHERE name = $1 AND build = $2 AND study = $3 AND position = $4 AND NOT parked`,
        [name, build, study, event.position - 1],
      );
      if (rowCount === 0) return false;
      await client.query(
        `INSERT INTO ${schema}.dead_letters AS d (name, build, study, position, event, error, attempts)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (name, build, study, position) DO UPDATE
           SET error = excluded.error, attempts = d.attempts + excluded.attempts`,
        [name, build, study, event.position, jsonOf(event), error, attemptsPerEvent],
      );
      return true;
    });
    if (parked) this.events.parked?.({ projection: name, build, study, position: event.position, error });
  }
}

/** The events at the beginning that follow one another. */
function contiguous(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const end = events.findIndex(
    (event, index) => index > 0 && event.position !== (events[index - 1]?.position ?? 0) + 1,
  );
  return events.slice(0, Math.min(end === -1 ? events.length : end, batchLimit));
}

function jsonOf(event: RecordedEvent): string {
  return JSON.stringify(event, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
}
