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
const passwords = {
  coordination: password,
  safety: password,
  oversight: password,
  relay: password,
  standalone: password,
};

async function asAdmin<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseOf(server: string, name: string): URL {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url;
}

/** Migrates the database that others are copied from, unless somebody did so before. */
async function ensureTemplate(server: string, admin: Client, template: string): Promise<void> {
  // Held until the connection ends: whoever comes second finds a template that is ready.
  await admin.query(`SELECT pg_advisory_lock(hashtext('${template}'))`);
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template]);
  if (rowCount !== 0) return;
  const unready = `${template}_unready`;
  await admin.query(`DROP DATABASE IF EXISTS ${unready} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${unready}`);
  await migrateLedger(databaseOf(server, unready).href);
  await admin.query(`ALTER DATABASE ${unready} RENAME TO ${template}`);
}

type Prepare = (adminUrl: string) => Promise<void>;

async function create(server: string, name: string, prepare?: Prepare): Promise<void> {
  const template = process.env.CASELEDGER_TEST_TEMPLATE;
  if (template === undefined || prepare !== undefined) {
    const { href } = databaseOf(server, name);
    await asAdmin(server, (admin) => admin.query(`CREATE DATABASE ${name}`));
    await prepare?.(href);
    await migrateLedger(href);
  } else {
    await asAdmin(server, (admin) => ensureTemplate(server, admin, template));
    await asAdmin(server, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  }
}

/**
 * @param prepare is given the empty database, as the superuser, before the ledger is migrated.
 * @throws when the environment names no server: run the specs through jest's projects, which supply one.
 */
export async function testDatabase(prepare?: Prepare): Promise<TestDatabase> {
  const server = process.env.CASELEDGER_TEST_POSTGRES;
  if (server === undefined) throw new Error('CASELEDGER_TEST_POSTGRES is not set: no PostgreSQL for the specs');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await create(server, name, prepare);
  const adminUrl = databaseOf(server, name);
  // What roles may do with a database is not in it: a copy does not bring that along.
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
    drop: async () => {
      await asAdmin(server, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
