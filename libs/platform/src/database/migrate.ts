import { runner } from 'node-pg-migrate';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client, type ClientConfig } from 'pg';
import { OperatorError } from '../configuration.js';

/** Files that bring a schema up to date, each once. */
export interface Migrations {
  /** The folder with `0001_….sql` and so on. Released files never change. */
  readonly folder: URL;
  /** The schema that unqualified names are in. It is made when it is missing. */
  readonly schema?: string;
  /** Where it is kept which files have run: a table, in the same schema. */
  readonly table: string;
}

/**
 * Brings a schema up to date: idempotent, under a lock. Processes that start together wait for the first one. All tables
 * that last come into a database by this; those of a projection's build are made with the build, and go with it.
 * @throws OperatorError when files ran that are not in the folder: a newer version brought the schema further, and what it
 * means by its tables is not known here.
 */
export async function migrate(connection: ClientConfig, { folder, schema, table }: Migrations): Promise<void> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  const dir = fileURLToPath(folder);
  try {
    await refuseNewer(client, dir, `${schema ?? 'public'}.${table}`);
    await runner({
      dbClient: client,
      dir,
      direction: 'up',
      migrationsTable: table,
      migrationsSchema: schema ?? 'public',
      ...(schema !== undefined && { schema, createSchema: true, createMigrationsSchema: true }),
      advisoryLockMode: 'wait',
      log: () => undefined,
    });
  } finally {
    await client.end();
  }
}

async function refuseNewer(client: Client, dir: string, table: string): Promise<void> {
  const known = new Set(readdirSync(dir).map((file) => file.replace(/\.sql$/, '')));
  const { rows: there } = await client.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [
    table,
  ]);
  if (there[0]?.exists !== true) return;
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${table} ORDER BY id`);
  const newer = rows.map(({ name }) => name).filter((name) => !known.has(name));
  if (newer.length === 0) return;
  throw new OperatorError(
    `a newer version of Caseledger brought this database up to date (${newer.join(', ')} of ${table}): start that version, or restore a backup from before`,
  );
}
