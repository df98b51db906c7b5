import { runner } from 'node-pg-migrate';
import { fileURLToPath } from 'node:url';
import { Client, type ClientConfig } from 'pg';

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
 */
export async function migrate(connection: ClientConfig, { folder, schema, table }: Migrations): Promise<void> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await runner({
      dbClient: client,
      dir: fileURLToPath(folder),
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
