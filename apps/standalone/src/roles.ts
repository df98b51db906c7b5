import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/**
 * Lets the services' roles log in with new passwords that nobody keeps. The ledger's role owns nothing; the projections'
 * role owns the schemas it makes and has no right on the ledger.
 */
export async function openRoles(
  adminUrl: string,
): Promise<Record<'caseledger_service' | 'caseledger_projections', string>> {
  const passwords = {
    caseledger_service: randomBytes(24).toString('hex'),
    caseledger_projections: randomBytes(24).toString('hex'),
  };
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_projections') THEN
        CREATE ROLE caseledger_projections;
        EXECUTE format('GRANT CREATE ON DATABASE %I TO caseledger_projections', current_database());
      END IF;
    END $$`);
    for (const [role, password] of Object.entries(passwords)) {
      await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${password}'`);
    }
  } finally {
    await client.end();
  }
  return passwords;
}
