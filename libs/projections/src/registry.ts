import { readFileSync } from 'node:fs';
import type { Pool, PoolClient } from 'pg';
import type { Projection } from './projection.js';
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

/**
 * The builds, cursors and dead letters of one service's projections, in a PostgreSQL schema of the service's own. The
 * tables of a build are in a schema beside it.
 */
export class Registry {
  /**
   * @param pool of a role that owns the schema, or may create it, and may create schemas beside it.
   * @throws TypeError when the name is not lower-case letters and digits, at most 20.
   */
  constructor(
    readonly pool: Pool,
    readonly schema: string,
  ) {
    // Without an underscore: the schemas of two services' builds can never have the same name.
    if (!/^[a-z][a-z0-9]{0,19}$/.test(schema)) throw new TypeError(`${schema} is no name for a registry's schema`);
  }

  /** The PostgreSQL schema of a build. @throws TypeError for a projection's name that is not kebab-case, at most 32. */
  schemaOf(name: string, build: number): string {
    if (!/^[a-z][a-z0-9-]{0,31}$/.test(name)) throw new TypeError(`${name} is no name for a projection`);
    return `${this.schema}_${name.replaceAll('-', '_')}_b${build}`;
  }

  /** Whether the service ever started on this database. */
  async exists(): Promise<boolean> {
    const { rows } = await this.pool.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [
      `${this.schema}.builds`,
    ]);
    return rows[0]?.found === true;
  }

  /** Creates what is missing. Safe from several processes. */
  async migrate(): Promise<void> {
    const ddl = readFileSync(new URL('./registry.sql', import.meta.url), 'utf8');
    await inTransaction(this.pool, 'BEGIN', async (client) => {
      await client.query(`SELECT pg_advisory_xact_lock(hashtext('caseledger.projections'), hashtext($1))`, [
        this.schema,
      ]);
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${this.schema}; SET LOCAL search_path TO ${this.schema}; ${ddl}`);
    });
  }

  /** The live build. @throws when the projection was never started on this database. */
  async liveBuild(name: string): Promise<Build> {
    const { rows } = await this.pool.query<Build>(
      `SELECT name, build, version FROM ${this.schema}.builds WHERE name = $1 AND status = 'live'`,
      [name],
    );
    if (rows[0] === undefined) throw new Error(`projection ${name} has no live build`);
    return rows[0];
  }

  /** Gives a projection its first build. It is live at once: there is nothing older that readers could see. */
  async ensureLive(projection: Projection): Promise<void> {
    await inTransaction(this.pool, 'BEGIN', async (client) => {
      await this.lockBuilds(client, projection.name);
      const { rowCount } = await client.query(`SELECT FROM ${this.schema}.builds WHERE name = $1 AND status = 'live'`, [
        projection.name,
      ]);
      if (rowCount === 0) await this.insertBuild(client, projection, 'live');
    });
  }

  /** Makes empty tables for the next build. */
  async createBuild(projection: Projection): Promise<Build> {
    return inTransaction(this.pool, 'BEGIN', async (client) => {
      await this.lockBuilds(client, projection.name);
      return this.insertBuild(client, projection, 'building');
    });
  }

  /** Makes `next` the build that readers see. The caller holds locks that keep the old one from moving. */
  async switchLive(client: PoolClient, old: Build, next: Build): Promise<void> {
    const set = `UPDATE ${this.schema}.builds SET status = $3 WHERE name = $1 AND build = $2 AND status = $4`;
    const retired = await client.query(set, [old.name, old.build, 'retired', 'live']);
    const live = await client.query(set, [next.name, next.build, 'live', 'building']);
    if (retired.rowCount !== 1 || live.rowCount !== 1) throw new Error(`the builds of ${next.name} changed meanwhile`);
    await client.query(`DELETE FROM ${this.schema}.cursors WHERE name = $1 AND build = $2`, [old.name, old.build]);
  }

  /** Drops a build that is not live. Writers that still have it find no cursor and stop. */
  async dropBuild({ name, build }: Build): Promise<void> {
    await inTransaction(this.pool, 'BEGIN', async (client) => {
      await client.query(
        `UPDATE ${this.schema}.builds SET status = 'retired' WHERE name = $1 AND build = $2 AND status = 'building'`,
        [name, build],
      );
      await client.query(`DELETE FROM ${this.schema}.cursors WHERE name = $1 AND build = $2`, [name, build]);
      await client.query(`DROP SCHEMA IF EXISTS "${this.schemaOf(name, build)}" CASCADE`);
    });
  }

  /** Builds that were begun and left, or replaced and not yet dropped: what a crashed rebuild leaves behind. */
  async leftovers(name: string): Promise<Build[]> {
    const { rows } = await this.pool.query<Build>(
      `SELECT name, build, version FROM ${this.schema}.builds b
        WHERE name = $1 AND status <> 'live' AND EXISTS (SELECT FROM pg_namespace WHERE nspname = b.schema)`,
      [name],
    );
    return rows;
  }

  /** The cursors of a build, all of them, as `db` sees them. */
  async cursorsOf({ name, build }: Build, db: Pool | PoolClient = this.pool, lock = ''): Promise<Cursor[]> {
    const { rows } = await db.query<{ study: string; position: string; parked: boolean }>(
      `SELECT study, position, parked FROM ${this.schema}.cursors WHERE name = $1 AND build = $2 ORDER BY study ${lock}`,
      [name, build],
    );
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }

  private async lockBuilds(client: PoolClient, name: string): Promise<void> {
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('caseledger.projections'), hashtext($1))`, [
      `${this.schema}.${name}`,
    ]);
  }

  private async insertBuild(
    client: PoolClient,
    { name, version, tables }: Projection,
    status: 'live' | 'building',
  ): Promise<Build> {
    const last = await client.query<{ build: number }>(
      `SELECT coalesce(max(build), 0) AS build FROM ${this.schema}.builds WHERE name = $1`,
      [name],
    );
    const build = (last.rows[0]?.build ?? 0) + 1;
    const schema = this.schemaOf(name, build);
    await client.query(
      `INSERT INTO ${this.schema}.builds (name, build, version, status, schema) VALUES ($1, $2, $3, $4, $5)`,
      [name, build, version, status, schema],
    );
    await client.query(`CREATE SCHEMA "${schema}"; SET LOCAL search_path TO "${schema}"; ${tables}`);
    return { name, build, version };
  }
}
