import pg from 'pg';

/** A test database, and pools on it that are closed with it. */
export interface Fixture {
  pool(): pg.Pool;
  close(): Promise<void>;
}

export function fixture(database: { readonly adminUrl: string; drop(): Promise<void> }): Fixture {
  const pools: pg.Pool[] = [];
  return {
    pool: () => {
      const pool = new pg.Pool({ connectionString: database.adminUrl, max: 6, pipeline: true });
      pool.on('error', () => undefined);
      pools.push(pool);
      return pool;
    },
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await database.drop();
    },
  };
}
