import { DatabaseError, type Pool, type QueryResultRow } from 'pg';
import { LedgerUnavailable } from './errors.js';
import { sql, type Statement } from './statements.js';

/** A server that does not answer is a lost connection too. */
export const timeouts = { connectionTimeoutMillis: 5_000, query_timeout: 10_000, keepAlive: true };

/** The connection broke, or nothing came back: what was sent may be committed or not. */
export function isUncertain(error: unknown): boolean {
  return !(error instanceof DatabaseError) || /^(08|57P0)/.test(error.code ?? '');
}

/** The same statement may succeed later: also when it lost a deadlock, or the server was full. */
export function isTransient(error: unknown): boolean {
  return isUncertain(error) || (error instanceof DatabaseError && /^(40|53)/.test(error.code ?? ''));
}

/** Asks the ledger for rows. @throws LedgerUnavailable when it may well answer later */
export async function rowsOf<Row extends QueryResultRow>(
  pool: Pool,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  try {
    return (await pool.query<Row>({ name: statement, text: sql[statement], values: [...values] })).rows;
  } catch (error) {
    throw isTransient(error) ? new LedgerUnavailable(error) : error;
  }
}
