import type { RecordedEvent } from '@caseledger/kernel';
import type { Registry } from './registry.js';

/** What became of a dead letter: its study stands still, was let go on, has passed; or its build is not live (any more). */
export type DeadLetterState = 'parked' | 'retrying' | 'passed' | 'discarded';

export interface DeadLetterKey {
  readonly projection: string;
  readonly build: number;
  readonly study: string;
  readonly position: number;
}

/** An event that could not be applied. */
export interface DeadLetter extends DeadLetterKey {
  /** As it was delivered: personal values are sealed. */
  readonly event: RecordedEvent;
  /** Of the last attempt. */
  readonly error: string;
  readonly attempts: number;
  /** When it was given up for the first time: an instant. */
  readonly since: string;
  readonly state: DeadLetterState;
}

interface Row extends Omit<DeadLetter, 'position' | 'since'> {
  readonly position: string;
  readonly since: Date;
}

/** The dead letters of a service, the oldest first: those of one key, or all. */
export async function deadLetters({ pool, schema }: Registry, key?: DeadLetterKey): Promise<DeadLetter[]> {
  const { rows } = await pool.query<Row>(
    `SELECT d.name AS projection, d.build, d.study, d.position, d.event, d.error, d.attempts, d.failed_at AS since,
            CASE WHEN b.status IS DISTINCT FROM 'live' THEN 'discarded'
                 WHEN c.position >= d.position THEN 'passed'
                 WHEN c.parked THEN 'parked'
                 ELSE 'retrying' END AS state
       FROM ${schema}.dead_letters d
       LEFT JOIN ${schema}.builds b USING (name, build)
       LEFT JOIN ${schema}.cursors c USING (name, build, study)
      WHERE $1::text IS NULL OR (d.name, d.build, d.study, d.position) = ($1, $2, $3, $4)
      ORDER BY d.failed_at, d.name, d.study, d.position`,
    key === undefined ? [null, null, null, null] : [key.projection, key.build, key.study, key.position],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position), since: row.since.toISOString() }));
}

/** Lets a study that is parked in a live build go on, from the event that failed. Returns whether it was parked. */
export async function unpark({ pool, schema }: Registry, name: string, study: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE ${schema}.cursors c SET parked = false
       FROM ${schema}.builds b
      WHERE b.name = $1 AND b.status = 'live' AND c.name = b.name AND c.build = b.build AND c.study = $2 AND c.parked`,
    [name, study],
  );
  return rowCount === 1;
}
