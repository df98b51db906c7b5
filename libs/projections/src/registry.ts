import type { SeenIn } from '@caseledger/kernel';
import { migrate, statementsOf } from '@caseledger/platform';
import type { Pool, PoolClient } from 'pg';
import type { Projection, Version } from './projection.js';
import { inTransaction } from './transaction.js';

/** One build of a projection. */
export interface Build extends Version {
  readonly name: string;
  readonly build: number;
}

/** Where a build is in a study: an empty hash when it does not know what it saw last. */
export interface Cursor extends SeenIn {
  /** It stands still. */
  readonly parked: boolean;
  /** It stands still because the ledger is not what it was. */
  readonly differs: boolean;
}

export type CursorRow = Omit<Cursor, 'position'> & { readonly position: string };

export function cursorOf(row: CursorRow): Cursor {
  return { ...row, position: Number(row.position) };
}

type Statement =
  | 'exists'
  | 'lock-builds'
  | 'live-builds'
  | 'last-build'
  | 'insert-build'
  | 'set-status'
  | 'lock-build'
  | 'leftovers'
  | 'undeclared'
  | 'cursors-of'
  | 'seen-from'
  | 'delete-cursors'
  | 'cursor'
  | 'open-cursor'
  | 'move-cursors'
  | 'adopt-hash'
  | 'park'
  | 'add-dead-letter'
  | 'behind'
  | 'unpark'
  | 'dead-letters'
  | 'lag'
  | 'status'
  | 'live-schema'
  | 'live-cursor';

/**
 * The builds, cursors and dead letters of one service's projections, in a PostgreSQL schema of the service's own. The
 * tables of a build are in a schema beside it.
 */
export class Registry {
  readonly sql: Readonly<Record<Statement, string>>;

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
    this.sql = statementsOf<Statement>(new URL('./registry.sql', import.meta.url), { schema });
  }

  /** The PostgreSQL schema of a build. @throws TypeError for a projection's name that is not kebab-case, at most 32. */
  schemaOf(name: string, build: number): string {
    if (!/^[a-z][a-z0-9-]{0,31}$/.test(name)) throw new TypeError(`${name} is no name for a projection`);
    return `${this.schema}_${name.replaceAll('-', '_')}_b${build}`;
  }

  /** Whether the service ever started on this database. */
  async exists(): Promise<boolean> {
    const { rows } = await this.pool.query<{ found: boolean }>(this.sql.exists);
    return rows[0]?.found === true;
  }

  /** Brings the tables up to date. Safe from several processes. */
  migrate(): Promise<void> {
    const folder = new URL('../migrations', import.meta.url);
    return migrate(this.pool.options, { folder, schema: this.schema, table: 'projection_migrations' });
  }

  /** The live build. @throws when the projection was never started on this database. */
  async liveBuild(name: string): Promise<Build> {
    const [live] = await this.liveBuilds([{ name }]);
    if (live === undefined) throw new Error(`projection ${name} has no live build`);
    return live;
  }

  /** The live builds of these projections, where they are of the version that is asked for. */
  async liveBuilds(projections: readonly (Partial<Version> & { readonly name: string })[]): Promise<Build[]> {
    const { rows } = await this.pool.query<Build>(this.sql['live-builds'], [
      projections.map(({ name }) => name),
      projections.map(({ version }) => version ?? null),
      projections.map(({ version, parts = '' }) => (version === undefined ? null : parts)),
    ]);
    return rows;
  }

  /** Gives a projection its first build. It is live at once: there is nothing older that readers could see. */
  async ensureLive(projection: Projection): Promise<void> {
    await inTransaction(this.pool, 'BEGIN', async (client) => {
      await this.lockBuilds(client, projection.name);
      const { rowCount } = await client.query(this.sql['live-builds'], [[projection.name], [null], [null]]);
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
    const set = this.sql['set-status'];
    const retired = await client.query(set, [old.name, old.build, 'retired', 'live']);
    const live = await client.query(set, [next.name, next.build, 'live', 'building']);
    if (retired.rowCount !== 1 || live.rowCount !== 1) throw new Error(`the builds of ${next.name} changed meanwhile`);
    await client.query(this.sql['delete-cursors'], [old.name, old.build]);
  }

  /** Drops a build that is not live. Writers that still have it find no cursor and stop. */
  async dropBuild({ name, build }: Build): Promise<void> {
    await inTransaction(this.pool, 'BEGIN', async (client) => {
      await client.query(this.sql['set-status'], [name, build, 'retired', 'building']);
      await client.query(this.sql['delete-cursors'], [name, build]);
      await client.query(`DROP SCHEMA IF EXISTS "${this.schemaOf(name, build)}" CASCADE`);
    });
  }

  /** Builds that were begun and left, or replaced and not yet dropped: what a crashed rebuild leaves behind. */
  async leftovers(name: string): Promise<Build[]> {
    const { rows } = await this.pool.query<Build>(this.sql.leftovers, [name]);
    return rows;
  }

  /**
   * Drops what is left of projections that are not among these: whoever still reads or writes them finds nothing.
   * Returns what was dropped.
   */
  async dropUndeclared(declared: readonly string[]): Promise<Build[]> {
    const { rows } = await this.pool.query<Build>(this.sql.undeclared, [declared]);
    for (const build of rows) {
      await this.pool.query(this.sql['set-status'], [build.name, build.build, 'retired', 'live']);
      await this.dropBuild(build);
    }
    return rows;
  }

  /** The cursors of a build, all of them, as `db` sees them. */
  async cursorsOf({ name, build }: Build, db: Pool | PoolClient = this.pool, lock = ''): Promise<Cursor[]> {
    const { rows } = await db.query<CursorRow>(`${this.sql['cursors-of']} ${lock}`, [name, build]);
    return rows.map(cursorOf);
  }

  private async lockBuilds(client: PoolClient, name: string): Promise<void> {
    await client.query(this.sql['lock-builds'], [`${this.schema}.${name}`]);
  }

  private async insertBuild(
    client: PoolClient,
    { name, version, parts = '', tables }: Projection,
    status: 'live' | 'building',
  ): Promise<Build> {
    const last = await client.query<{ build: number }>(this.sql['last-build'], [name]);
    const build = (last.rows[0]?.build ?? 0) + 1;
    const schema = this.schemaOf(name, build);
    await client.query(this.sql['insert-build'], [name, build, version, status, schema, parts]);
    await client.query(`CREATE SCHEMA "${schema}"; SET LOCAL search_path TO "${schema}"; ${tables}`);
    return { name, build, version, parts };
  }
}
