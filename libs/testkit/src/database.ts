import { migrateLedger } from '@caseledger/ledger';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** A database of its own for one spec file, with the ledger's schema. */
export interface TestDatabase {
  /** As the superuser. */
  readonly adminUrl: string;
  /** As `caseledger_service`, which owns nothing. */
  readonly serviceUrl: string;
  drop(): Promise<void>;
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** @throws when the environment names no server: run the specs through jest's projects, which supply one. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.CASELEDGER_TEST_POSTGRES;
  if (server === undefined) throw new Error('CASELEDGER_TEST_POSTGRES is not set: no PostgreSQL for the specs');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(server, `CREATE DATABASE ${name}`);
  const adminUrl = new URL(server);
  adminUrl.pathname = `/${name}`;
  await migrateLedger(adminUrl.href);
  // The role belongs to the cluster: specs that start together would update the same row. The lock works only because
  // all of them take it in the same database.
  await asAdmin(
    server,
    `DO $$ BEGIN
       PERFORM pg_advisory_xact_lock(hashtext('caseledger.roles'));
       ALTER ROLE caseledger_service LOGIN PASSWORD 'service';
     END $$`,
  );
  const serviceUrl = new URL(adminUrl);
  serviceUrl.username = 'caseledger_service';
  serviceUrl.password = 'service';
  return {
    adminUrl: adminUrl.href,
    serviceUrl: serviceUrl.href,
    drop: () => asAdmin(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}
