import { readFileSync } from 'node:fs';
import type { Pool, PoolClient } from 'pg';
import { schemaOf, type Projection } from './projection.js';
import { inTransaction } from './transaction.js';

/** One build of a projection. */
export interface Build {
  readonly name: string;
  readonly build: number;
  readonly version: number;
}

export interface Cursor {
  readonly study: string;
  readonly position: number;
  readonly parked: boolean;
}

/** Creates the registry of builds, cursors and dead letters where it is missing. Safe from several processes. */
export async function migrateProjections(pool: Pool): Promise<void> {
  const ddl = readFileSync(new URL('./registry.sql', import.meta.url), 'utf8');
  await inTransaction(pool, 'BEGIN', async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('caseledger.projections'))`);
    await client.query(ddl);
  });
}

/** The live build. @throws when the projection was never started on this database. */
export async function liveBuild(db: Pool | PoolClient, name: string): Promise<Build> {
  const { rows } = await db.query<Build>(
    `SELECT name, build, version FROM projections.builds WHERE name = $1 AND status = 'live'`,
    [name],
  );
  if (rows[0] === undefined) throw new Error(`projection ${name} has no live build`);
  return rows[0];
}

/** Gives a projection its first build. It is live at once: there is nothing older that readers could see. */
export async function ensureLive(pool: Pool, projection: Projection): Promise<void> {
  await inTransaction(pool, 'BEGIN', async (client) => {
    await lockBuilds(client, projection.name);
    const { rowCount } = await client.query(`SELECT FROM projections.builds WHERE name = $1 AND status = 'live'`, [
      projection.name,
    ]);
    if (rowCount === 0) await insertBuild(client, projection, 'live');
  });
}

/** Makes empty tables for the next build. */
export async function createBuild(pool: Pool, projection: Projection): Promise<Build> {
  return inTransaction(pool, 'BEGIN', async (client) => {
    await lockBuilds(client, projection.name);
    return insertBuild(client, projection, 'building');
  });
}

async function lockBuilds(client: PoolClient, name: string): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('caseledger.projections'), hashtext($1))`, [name]);
}

async function insertBuild(client: PoolClient, { name, version, tables }: Projection, status: string): Promise<Build> {
  const last = await client.query<{ build: number }>(
    'SELECT coalesce(max(build), 0) AS build FROM projections.builds WHERE name = $1',
    [name],
  );
  const build = (last.rows[0]?.build ?? 0) + 1;
  const schema = schemaOf(name, build);
  await client.query(
    'INSERT INTO projections.builds (name, build, version, status, schema) VALUES ($1, $2, $3, $4, $5)',
    [name, build, version, status, schema],
  );
  await client.query(`CREATE SCHEMA "${schema}"; SET LOCAL search_path TO "${schema}"; ${tables}`);
  return { name, build, version };
}

/** Makes `next` the build that readers see. The caller holds locks that keep the old one from moving. */
export async function switchLive(client: PoolClient, old: Build, next: Build): Promise<void> {
  const set = `UPDATE projections.builds SET status = $3 WHERE name = $1 AND build = $2 AND status = $4`;
  const retired = await client.query(set, [old.name, old.build, 'retired', 'live']);
  const live = await client.query(set, [next.name, next.build, 'live', 'building']);
  if (retired.rowCount !== 1 || live.rowCount !== 1) throw new Error(`the builds of ${next.name} changed meanwhile`);
  await client.query('DELETE FROM projections.cursors WHERE name = $1 AND build = $2', [old.name, old.build]);
}

/** Drops a build that is not live. Writers that still have it find no cursor and stop. */
export async function dropBuild(pool: Pool, { name, build }: Build): Promise<void> {
  await inTransaction(pool, 'BEGIN', async (client) => {
    await client.query(
      `UPDATE projections.builds SET status = 'retired' WHERE name = $1 AND build = $2 AND status = 'building'`,
      [name, build],
    );
    await client.query('DELETE FROM projections.cursors WHERE name = $1 AND build = $2', [name, build]);
    await client.query(`DROP SCHEMA IF EXISTS "${schemaOf(name, build)}" CASCADE`);
  });
}

/** Builds that were begun and left, or replaced and not yet dropped: what a crashed rebuild leaves behind. */
export async function leftovers(pool: Pool, name: string): Promise<Build[]> {
  const { rows } = await pool.query<Build>(
    `SELECT name, build, version FROM projections.builds b
      WHERE name = $1 AND status <> 'live' AND EXISTS (SELECT FROM pg_namespace WHERE nspname = b.schema)`,
    [name],
  );
  return rows;
}

/** The cursors of a build, all of them or those of some studies. */
export async function cursorsOf(db: Pool | PoolClient, { name, build }: Build, lock = ''): Promise<Cursor[]> {
  const { rows } = await db.query<{ study: string; position: string; parked: boolean }>(
    `SELECT study, position, parked FROM projections.cursors WHERE name = $1 AND build = $2 ORDER BY study ${lock}`,
    [name, build],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}
