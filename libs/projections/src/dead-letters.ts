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

/** Why a study stood still: an event that could not be applied, or a ledger that is not what it was. */
export interface DeadLetter extends DeadLetterKey {
  /** As it was delivered: personal values are sealed. Null when no event failed, but the ledger differs. */
  readonly event: RecordedEvent | null;
  /** Of the last attempt. */
  readonly error: string;
  readonly attempts: number;
  /** When it was given up for the first time: an instant. */
  readonly since: string;
  readonly state: DeadLetterState;
  /** Where the ledger differs, which leaf hash was expected there, and which was found: none when nothing is there. */
  readonly altered?: { readonly position: number; readonly expected: string; readonly found: string | null };
}

interface Row extends Omit<DeadLetter, 'position' | 'since' | 'altered'> {
  readonly position: string;
  readonly since: Date;
  readonly altered_at: string | null;
  readonly expected_hash: string | null;
  readonly found_hash: string | null;
}

/** The dead letters of a service, the oldest first: those of one key, or all. */
export async function deadLetters({ pool, sql }: Registry, key?: DeadLetterKey): Promise<DeadLetter[]> {
  const { rows } = await pool.query<Row>(
    sql['dead-letters'],
    key === undefined ? [null, null, null, null] : [key.projection, key.build, key.study, key.position],
  );
  return rows.map(({ altered_at: at, expected_hash: expected, found_hash: found, ...row }) => ({
    ...row,
    position: Number(row.position),
    since: row.since.toISOString(),
    ...(at !== null && { altered: { position: Number(at), expected: expected ?? '', found } }),
  }));
}

/** Lets a study that is parked in a live build go on, from the event that failed. Returns whether it was parked. */
export async function unpark({ pool, sql }: Registry, name: string, study: string): Promise<boolean> {
  const { rowCount } = await pool.query(sql.unpark, [name, study]);
  return rowCount === 1;
}
