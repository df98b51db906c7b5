import { isConnectionLost, isTransient } from '@caseledger/platform';
import { DatabaseError, type Pool, type QueryResultRow } from 'pg';
import { LedgerUnavailable } from './errors.js';
import { sql, type Statement } from './statements.js';

/** A server that does not answer is a lost connection too. */
export const timeouts = { connectionTimeoutMillis: 5_000, query_timeout: 10_000, keepAlive: true };

/** What was sent may be committed or not: whatever is not the server's own word about it leaves that open. */
export function isUncertain(error: unknown): boolean {
  return !(error instanceof DatabaseError) || isConnectionLost(error);
}

/** The same statement may succeed later, or has succeeded already. */
export function mayComeRight(error: unknown): boolean {
  return isUncertain(error) || isTransient(error);
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
    throw mayComeRight(error) ? new LedgerUnavailable(error) : error;
  }
}
