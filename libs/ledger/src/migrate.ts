import { runner } from 'node-pg-migrate';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

/**
 * Brings the ledger's schema up to date: idempotent, under a lock, each file once.
 * @param connectionString of a role that may create roles and schemas.
 */
export async function migrateLedger(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await runner({
      dbClient: client,
      dir: fileURLToPath(new URL('../migrations', import.meta.url)),
      direction: 'up',
      migrationsTable: 'ledger_migrations',
      migrationsSchema: 'public',
      // Processes that start together wait for the first one instead of failing.
      advisoryLockMode: 'wait',
      log: () => undefined,
    });
  } finally {
    await client.end();
  }
}
