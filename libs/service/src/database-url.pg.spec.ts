import { migrateLedger, openRoles, PostgresEventStore } from '@caseledger/ledger';
import { type PostgresSupply, startPostgres } from '@caseledger/testkit';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Client } from 'pg';
import { serviceDatabaseUrl } from './database-url.js';

const tls = (name: string): string => resolve(__dirname, '../../../test/fixtures/tls', name);

/** Lets the server write a file into its data folder, as its own user. */
async function give(admin: Client, name: string, content: string): Promise<void> {
  await admin.query(
    `COPY (SELECT unnest(string_to_array(${admin.escapeLiteral(content.trimEnd())}, E'\\n')))
       TO PROGRAM 'umask 077; cat > ${name}'`,
  );
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('the address of a database with TLS', () => {
  let server: PostgresSupply;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    server = await startPostgres();
    const passwords = { coordination: 'c', safety: 's', oversight: 'o', relay: 'r' };
    await migrateLedger(server.url);
    await openRoles(server.url, passwords);
    await connected(server.url, async (admin) => {
      await give(admin, 'server.crt', readFileSync(tls('server.pem'), 'utf8'));
      await give(admin, 'server.key', readFileSync(tls('server.key'), 'utf8'));
      await admin.query('ALTER SYSTEM SET ssl = on');
    });
    await server.stop();
    await server.start();
    const { host } = new URL(server.url);
    environment = {
      CASELEDGER_DATABASE_URL: `postgres://${host}/postgres`,
      CASELEDGER_DATABASE_PASSWORD: passwords.safety,
    };
  });
  afterAll(() => server.remove());

  const encrypted = (client: Client) =>
    client
      .query<{ ssl: boolean }>('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')
      .then(({ rows }) => rows[0]?.ssl);

  it('R-SEC-08 encrypts, and trusts the authority that is named', async () => {
    const url = serviceDatabaseUrl('safety', { ...environment, CASELEDGER_DATABASE_CA_FILE: tls('ca.pem') });
    expect(await connected(url, encrypted)).toBe(true);
    const store = new PostgresEventStore({
      upcasters: [],
      connectionString: url,
      masterKey: Buffer.alloc(32),
      software: 'spec/1',
    });
    expect(await store.heads()).toEqual([]);
    await store.close();
  });

  it('R-SEC-08 does not talk to a server that nobody vouches for', async () => {
    const wrong = serviceDatabaseUrl('safety', { ...environment, CASELEDGER_DATABASE_CA_FILE: tls('other.pem') });
    await expect(connected(wrong, encrypted)).rejects.toThrow(/certificate/);
    const unknown = `${environment.CASELEDGER_DATABASE_URL ?? ''}?sslmode=verify-full`;
    const url = serviceDatabaseUrl('safety', { ...environment, CASELEDGER_DATABASE_URL: unknown });
    await expect(connected(url, encrypted)).rejects.toThrow(/certificate/);
  });

  it('is readable on the way without TLS, which is for networks of one’s own', async () => {
    expect(await connected(serviceDatabaseUrl('safety', environment), encrypted)).toBe(false);
  });
});
