import { Client } from 'pg';
import type { PoisonedStudy } from './journal.js';
import type { Leaves } from './ledger.js';
import { liveBuilds, type LiveBuild } from './registries.js';
import type { Verdict } from './verdict.js';

const copies = 'checker_copies';

export interface ReadModelOptions {
  readonly adminUrl: string;
  readonly leaves: Leaves;
  /** Only these studies may stand still, right before the event that is named. */
  readonly poisoned: readonly PoisonedStudy[];
  /** Asks the product to build a read model anew from the ledger; resolves when the new build is live. */
  readonly rebuild: (service: string, name: string) => Promise<void>;
}

/**
 * Proves that every read model has all events and equals a rebuild. Nothing may be written meanwhile: the live tables
 * are copied, the product is asked to build them anew, and the new ones are held against the copies, row by row.
 * @returns how many rows were compared.
 */
export async function checkReadModels(options: ReadModelOptions, verdict: Verdict): Promise<number> {
  const client = new Client({ connectionString: options.adminUrl });
  await client.connect();
  try {
    await client.query(`DROP SCHEMA IF EXISTS ${copies} CASCADE; CREATE SCHEMA ${copies}`);
    let rows = 0;
    for (const before of await liveBuilds(client)) {
      const reached = await checkCursors(client, before, options, verdict);
      const tables = await copy(client, before);
      await options.rebuild(before.service, before.name);
      const after = (await liveBuilds(client)).find(
        ({ service, name }) => service === before.service && name === before.name,
      );
      if (after === undefined || after.build <= before.build) {
        verdict.violate('rebuild', '', `${before.name} was not built anew`);
        continue;
      }
      for (const { study, position } of await cursorsOf(client, after)) {
        if (position === reached.get(study)) continue;
        verdict.violate(
          'rebuild',
          study,
          `${before.name} is at ${reached.get(study) ?? 0}, its rebuild at ${position}`,
        );
      }
      rows += await compare(client, after, tables, verdict);
    }
    return rows;
  } finally {
    await client.query(`DROP SCHEMA IF EXISTS ${copies} CASCADE`);
    await client.end();
  }
}

interface Cursor {
  readonly study: string;
  readonly position: number;
  readonly parked: boolean;
  /** How many dead letters tell of the event after it. */
  readonly letters: number;
}

async function cursorsOf(client: Client, { service, name, build }: LiveBuild): Promise<readonly Cursor[]> {
  const { rows } = await client.query<{ study: string; position: string; parked: boolean; letters: string }>(
    `SELECT study, position, parked,
            (SELECT count(*) FROM "${service}".dead_letters d
              WHERE (d.name, d.build, d.study, d.position) = (c.name, c.build, c.study, c.position + 1)) AS letters
       FROM "${service}".cursors c WHERE name = $1 AND build = $2`,
    [name, build],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position), letters: Number(row.letters) }));
}

/**
 * Every study is applied to its end, save those that stand before an event that nobody can apply.
 * @returns the position in each study.
 */
async function checkCursors(
  client: Client,
  build: LiveBuild,
  { leaves, poisoned }: ReadModelOptions,
  verdict: Verdict,
): Promise<ReadonlyMap<string, number>> {
  const cursors = new Map((await cursorsOf(client, build)).map((cursor) => [cursor.study, cursor]));
  const poison = new Map(poisoned.map(({ study, position }) => [study, position]));
  for (const [study, { length: head }] of leaves) {
    const { position = 0, parked = false, letters = 0 } = cursors.get(study) ?? {};
    const stands = `${build.name} stands still after ${position}`;
    if (!parked) {
      if (position !== head) verdict.violate('read model end', study, `${stands}, the ledger goes on to ${head}`);
      continue;
    }
    if (poison.get(study) !== position + 1) verdict.violate('parked', study, `${stands}, without need`);
    if (letters !== 1) verdict.violate('dead letter', study, `${stands}, with ${letters} dead letters`);
  }
  return new Map([...cursors.values()].map(({ study, position }) => [study, position]));
}

async function tablesOf(client: Client, schema: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 ORDER BY tablename',
    [schema],
  );
  return rows.map(({ name }) => name);
}

async function copy(client: Client, { schema }: LiveBuild): Promise<readonly string[]> {
  const tables = await tablesOf(client, schema);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  for (const table of tables) {
    await client.query(`DROP TABLE IF EXISTS ${copies}."${table}"`);
    await client.query(`CREATE TABLE ${copies}."${table}" AS SELECT t::text AS row FROM "${schema}"."${table}" t`);
  }
  await client.query('COMMIT');
  return tables;
}

async function compare(
  client: Client,
  { name, schema }: LiveBuild,
  before: readonly string[],
  verdict: Verdict,
): Promise<number> {
  const after = await tablesOf(client, schema);
  if (after.join() !== before.join()) {
    verdict.violate('rebuild', '', `${name} had the tables ${before.join()}, its rebuild ${after.join()}`);
  }
  let compared = 0;
  for (const table of before.filter((one) => after.includes(one))) {
    const live = `SELECT row FROM ${copies}."${table}"`;
    const rebuilt = `SELECT t::text AS row FROM "${schema}"."${table}" t`;
    for (const [one, other, where] of [
      [live, rebuilt, 'shown to readers, not in its rebuild'],
      [rebuilt, live, 'in its rebuild, not shown to readers'],
    ] as const) {
      const { rows } = await client.query<{ row: string }>(`${one} EXCEPT ALL ${other}`);
      for (const { row } of rows) verdict.violate('rebuild', '', `${name}, ${table}: ${row} is ${where}`);
    }
    const { rows } = await client.query<{ rows: string }>(`SELECT count(*) AS rows FROM (${rebuilt}) r`);
    compared += Number(rows[0]?.rows);
  }
  return compared;
}
