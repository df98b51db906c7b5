import { migrate } from '@caseledger/platform';

/**
 * Brings the ledger's schema up to date: idempotent, under a lock, each file once.
 * @param connectionString of a role that may create roles and schemas.
 */
export function migrateLedger(connectionString: string): Promise<void> {
  const folder = new URL('../migrations', import.meta.url);
  return migrate({ connectionString }, { folder, table: 'ledger_migrations' });
}
