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

async function asAdmin(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** @throws when the environment names no server: run the specs through jest's projects, which supply one. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.CASELEDGER_TEST_POSTGRES;
  if (server === undefined) throw new Error('CASELEDGER_TEST_POSTGRES is not set: no PostgreSQL for the specs');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const adminUrl = new URL(server);
  adminUrl.pathname = `/${name}`;
  await migrateLedger(adminUrl.href);
  // The roles belong to the cluster: specs that start together would update the same rows. The lock works only because
  // all of them take it in the same database.
  await asAdmin(server, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('caseledger.test.roles'))`);
    await openRoles(adminUrl.href, passwords);
  });
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
    drop: () => asAdmin(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  };
}
