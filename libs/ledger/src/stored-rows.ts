import { leafHash, leafHashOf, LedgerAltered, type EventEnvelope } from '@caseledger/kernel';
import { DatabaseError, type Pool } from 'pg';
import { rowsOf } from './connection.js';
import type { Read } from './statements.js';

/** An event as the ledger's functions give it. */
interface Row {
  readonly position: string;
  readonly stream: string;
  readonly version: number;
  readonly hash: string;
  /** Null where only the hash was asked for. */
  readonly text: string | null;
}

/** An event's row whose text is that of its hash. */
export interface StoredRow {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly hash: string;
  readonly text: string | undefined;
}

const notUtf8 = '22021';

/**
 * Reads events and compares each with its leaf hash. The stored bytes are UTF-8 or altered: as text they travel as they
 * are, as `bytea` with two digits for each.
 * @param values the first one is the study
 * @throws LedgerAltered, LedgerUnavailable
 */
export async function storedRows(pool: Pool, read: Read, values: [string, ...unknown[]]): Promise<StoredRow[]> {
  const rows = await rowsOf<Row>(pool, read, values).catch(async (error: unknown) => {
    if (error instanceof DatabaseError && error.code === notUtf8) await requireHashes(pool, read, values);
    throw error;
  });
  const [study] = values;
  return rows.map((row) => {
    const position = Number(row.position);
    if (row.text === null) return { ...row, position, text: undefined };
    const found = leafHashOf(row.text);
    if (found !== row.hash) throw new LedgerAltered(study, position, row.hash, found);
    return { ...row, position, text: row.text };
  });
}

/** @throws LedgerAltered when an event says that it belongs elsewhere */
export function requirePlace(study: string, row: StoredRow, event: EventEnvelope): void {
  if (event.study !== study || event.stream !== row.stream || event.version !== row.version) {
    throw new LedgerAltered(study, row.position, `of ${row.stream}, version ${row.version}`, row.hash);
  }
}

/** Names the event whose bytes are no text. */
async function requireHashes(pool: Pool, read: Read, values: [string, ...unknown[]]): Promise<void> {
  const rows = await rowsOf<{ position: string; leaf_hash: Buffer; body: Buffer | null }>(
    pool,
    `${read}-as-bytes`,
    values,
  );
  for (const { position, leaf_hash: expected, body } of rows) {
    const found = leafHash(body ?? Buffer.of());
    if (body !== null && !found.equals(expected)) {
      throw new LedgerAltered(values[0], Number(position), expected.toString('hex'), found.toString('hex'));
    }
  }
}
