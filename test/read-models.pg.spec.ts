import { upcasters } from '@caseledger/domain';
import { sha256 } from '@caseledger/kernel';
import { PostgresEventStore } from '@caseledger/ledger';
import { statementsOf } from '@caseledger/platform';
import type { Projection, ProjectionTx } from '@caseledger/projections';
import type { TestDatabase } from '@caseledger/testkit';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { Client } from 'pg';
import { projectingServices } from '../apps/cli/src/index.js';
import { goldenMasterKey, goldenVersions, restoreGolden } from './support/golden.js';

const file = 'test/fixtures/read-models.json';
/** By read model and version: by release whose events it was given, the digest of its tables and their rows. */
const kept = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
>;
const sql = statementsOf<'columns' | 'indexes' | 'tables' | 'rows'>(
  pathToFileURL(join(__dirname, 'support/read-model-digest.sql')),
);

const databases = new Map<string, { readonly database: TestDatabase; readonly store: PostgresEventStore }>();

beforeAll(async () => {
  for (const release of goldenVersions) {
    const database = await restoreGolden(release);
    const store = new PostgresEventStore({
      upcasters,
      connectionString: database.serviceUrl,
      masterKey: goldenMasterKey(release),
      software: 'spec/1',
    });
    databases.set(release, { database, store });
  }
});
afterAll(async () => {
  for (const { database, store } of databases.values()) {
    await store.close();
    await database.drop();
  }
});

const projectionsOf = (release: string) =>
  projectingServices(databases.get(release)!.store, true).flatMap(({ projections }) => projections);

/** What a read model is made of: its tables as the server has them, and every row of theirs after each event. */
async function digestOf(projection: Projection, release: string): Promise<string> {
  const { database, store } = databases.get(release)!;
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    const tx: ProjectionTx = {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(text, [...values])).rows,
    };
    const lines = async (text: string) => (await tx.query<{ line: string }>(text)).map(({ line }) => line);
    await client.query(`SET TimeZone = 'UTC'; DROP SCHEMA IF EXISTS digested CASCADE; CREATE SCHEMA digested`);
    await client.query('SET search_path = digested');
    await client.query(projection.tables);
    const parts = [...(await lines(sql.columns)), ...(await lines(sql.indexes))];
    const rows = (await lines(sql.tables)).map((table) => sql.rows.replaceAll('{table}', table));
    for (const { study, position } of await store.heads()) {
      const memory = new Map<string, object>();
      for (const event of await store.read(study, 0, position)) {
        await projection.apply([event], tx, memory);
        // After each one: what an event brings, a later one may take away.
        parts.push(...(await lines(rows.join(' UNION ALL '))));
      }
    }
    return sha256(Buffer.from(parts.join('\n'))).toString('hex');
  } finally {
    await client.end();
  }
}

describe.each(goldenVersions)('the version of a read model, by the events of %s', (release) => {
  it('is known of every one, and of none that there is not', () => {
    const names = projectionsOf(release).map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(kept).sort());
  });

  it.each(Object.keys(kept))(
    'R-AUD-15 (part) goes up with the tables of %s and what events leave in them',
    async (name) => {
      const projection = projectionsOf(release).find((one) => one.name === name)!;
      const { version } = projection;
      const versions = kept[name]!;
      const known = versions[version]?.[release];
      const digest = await digestOf(projection, release);
      if (known === undefined) {
        throw new Error(
          `Version ${version} of ${name} is not in ${file} yet. Add it, and leave the earlier versions as they are: ` +
            `"${version}": { "${release}": "${digest}" }`,
        );
      }
      if (known !== digest) {
        throw new Error(
          `${name} keeps something else than its version ${version} did. Databases go on with the rows of the old code as ` +
            `long as the version stays. Raise it (version of the projection or of the Keep; ownVersion of the casebook), and ` +
            `run this spec again: it says what to add to ${file}.`,
        );
      }
      expect(version).toBe(Math.max(...Object.keys(versions).map(Number)));
    },
  );
});
