import { inTransaction } from '@caseledger/projections';
import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/** Creates the tables that are missing, in the service's own schema. Safe from several processes. */
export async function createTables(pool: Pool): Promise<void> {
  const ddl = readFileSync(new URL('./tables.sql', import.meta.url), 'utf8');
  await inTransaction(pool, 'BEGIN', async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('caseledger.webhooks'))`);
    await client.query(`SET LOCAL search_path TO safety; SET LOCAL client_min_messages TO warning; ${ddl}`);
  });
}
