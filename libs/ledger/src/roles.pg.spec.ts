import { leafHash } from '@caseledger/kernel';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { Client } from 'pg';
import { openRoles, serviceNames, type ServiceName } from './roles.js';

let database: TestDatabase;
const clients = new Map<ServiceName, Client>();
const as = (service: ServiceName): Client => clients.get(service)!;

beforeAll(async () => {
  database = await testDatabase();
  for (const service of serviceNames) {
    const client = new Client({ connectionString: database.urlOf(service) });
    await client.connect();
    clients.set(service, client);
    await client.query(
      `CREATE TABLE ${service}.cursors (); CREATE SCHEMA ${service}_view_b1; CREATE TABLE ${service}_view_b1.fact ()`,
    );
  }
});

afterAll(async () => {
  await Promise.all([...clients.values()].map((client) => client.end()));
  await database.drop();
});

const pairs = serviceNames.flatMap((one) =>
  serviceNames.filter((other) => other !== one).map((other): [ServiceName, ServiceName] => [one, other]),
);

describe('the role of a service', () => {
  it.each(pairs)('R-SEC-06 %s cannot reach a table of %s', async (one, other) => {
    for (const table of [`${other}.cursors`, `${other}_view_b1.fact`]) {
      for (const statement of [`SELECT FROM ${table}`, `INSERT INTO ${table} DEFAULT VALUES`, `DROP TABLE ${table}`]) {
        await expect(as(one).query(statement)).rejects.toThrow('permission denied for schema');
      }
    }
    await expect(as(one).query(`CREATE TABLE ${other}.mine ()`)).rejects.toThrow('permission denied for schema');
    await expect(as(one).query(`SET ROLE caseledger_${other}`)).rejects.toThrow('permission denied to set role');
  });

  it.each(serviceNames)('R-SEC-06 R-AUD-01 %s cannot touch a table of the ledger', async (service) => {
    const { rows } = await as(service).query<{ relation: string }>(
      `SELECT c.oid::regclass::text AS relation FROM pg_class c
        WHERE c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('ledger', 'vault')) AND c.relkind IN ('r', 'v')`,
    );
    expect(rows.length).toBeGreaterThan(4);
    for (const { relation } of rows) {
      for (const statement of [`SELECT FROM ${relation}`, `INSERT INTO ${relation} DEFAULT VALUES`]) {
        await expect(as(service).query(statement)).rejects.toThrow(
          /permission denied for (table|view|schema)|cannot insert into view/,
        );
      }
    }
    await expect(as(service).query('CREATE TABLE ledger.mine ()')).rejects.toThrow('permission denied');
    await expect(as(service).query('SET ROLE caseledger_owner')).rejects.toThrow('permission denied');
  });

  it('R-SEC-06 of the relay follows the events, and neither appends nor opens what is sealed', async () => {
    await as('relay').query(
      `SELECT ledger.heads(), ledger.read_events('S', 0, 1), ledger.read_streams('S', '{}', '{}')`,
    );
    const beyond = [
      `SELECT ledger.append('{}', '{}', '{}', '', '{}', '{}', '{}', '{}', '{}', '{}', '', '')`,
      `SELECT ledger.receipt('S', gen_random_uuid())`,
      `SELECT vault.subject_key('S', 'P-1', NULL)`,
      `SELECT vault.destroy_subject_key('S', 'P-1')`,
    ];
    for (const statement of beyond) await expect(as('relay').query(statement)).rejects.toThrow('permission denied');
    await expect(as('relay').query(`SELECT vault.wrapped_key('S', 'P-1')`)).rejects.toThrow('permission denied');
  });

  it('R-SEC-06 of oversight follows the events and opens what is sealed, and neither appends nor seals', async () => {
    await as('oversight').query(
      `SELECT ledger.study_heads(), ledger.read_after('S', 0, 1), vault.wrapped_key('S', 'P-1')`,
    );
    const beyond = [
      `SELECT ledger.append('{}', '{}', '{}', '', '{}', '{}', '{}', '{}', '{}', '{}', '')`,
      `SELECT ledger.append('{}', '{}', '{}', '', '{}', '{}', '{}', '{}', '{}', '{}', '', '')`,
      `SELECT vault.subject_key('S', 'P-1', NULL)`,
    ];
    for (const statement of beyond) await expect(as('oversight').query(statement)).rejects.toThrow('permission denied');
  });

  it.each(serviceNames)('R-PRV-03 (part) of %s cannot erase a person', async (service) => {
    await expect(as(service).query(`SELECT vault.destroy_subject_key('S', 'P-1')`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('R-TLG-05 (part) that may append cannot give an event the hash of another', async () => {
    const body = Buffer.from('{"forged":true}');
    const { rows } = await as('safety').query<{ outcome: string }>({
      text: 'SELECT outcome FROM ledger.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
      values: [
        ['S'],
        [1],
        ['00000000-0000-4000-8000-000000000001'],
        Buffer.alloc(32),
        ['{}'],
        [1],
        ['study'],
        [0],
        [1],
        [body.length],
        body,
        Buffer.alloc(32),
      ],
    });
    expect(rows).toEqual([{ outcome: 'appended' }]);
    const head = await as('relay').query<{ leaf_hash: Buffer }>('SELECT leaf_hash FROM ledger.study_heads()');
    expect(head.rows[0]?.leaf_hash).toEqual(leafHash(body));
  });

  it('changes its password in place, and refuses one that would have to be normalised', async () => {
    const passwords = { coordination: 'service', safety: 'service', oversight: 'service', relay: 'service' };
    await openRoles(database.adminUrl, passwords);
    await expect(openRoles(database.adminUrl, { ...passwords, relay: 'pässword' })).rejects.toThrow('visible ASCII');
    const url = new URL(database.urlOf('relay'));
    url.password = 'wrong';
    const client = new Client({ connectionString: url.href });
    client.on('error', () => undefined);
    await expect(client.connect()).rejects.toThrow('password authentication failed');
  });
});
