import { migrateLedger, openRoles, roleOf, type ServiceName } from '@caseledger/ledger';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** A database of its own for one spec file, with the ledger's schema and the services' roles. */
export interface TestDatabase {
  /** As the superuser. */
  readonly adminUrl: string;
  /** As a service that may append, read and seal. */
  readonly serviceUrl: string;
  /** As one service. */
  urlOf(service: ServiceName): string;
  drop(): Promise<void>;
}

const password = 'service';
const passwords = { coordination: password, safety: password, oversight: password, relay: password };

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
  await openRoles(adminUrl.href, passwords);
  const urlOf = (service: ServiceName): string => {
    const url = new URL(adminUrl);
    url.username = roleOf(service);
    url.password = password;
    return url.href;
  };
  return {
    adminUrl: adminUrl.href,
    serviceUrl: urlOf('coordination'),
    urlOf,
    drop: () => asAdmin(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}
