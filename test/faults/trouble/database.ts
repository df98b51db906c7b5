import { Client } from 'pg';
import type { Cluster } from '../../../tools/cluster/index.js';
import { asAdmin } from './admin.js';

/** What PostgreSQL says when it cannot go on, or not now (appendix A of its manual). */
export const databaseErrors = { 'disk full': '53100', 'serialization failure': '40001' } as const;

/**
 * Lets a part of the writes to these tables fail while the work lasts.
 * @param share of the statements that fail, from 0 to 1.
 */
export async function withWritesFailing(
  cluster: Cluster,
  error: keyof typeof databaseErrors,
  tables: readonly string[],
  share: number,
  work: () => Promise<void>,
): Promise<void> {
  await asAdmin(cluster, async (client) => {
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS fault;
      CREATE OR REPLACE FUNCTION fault.fail() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF random() < ${share} THEN
          RAISE EXCEPTION '${error}' USING ERRCODE = '${databaseErrors[error]}';
        END IF;
        RETURN NULL;
      END $$`);
    for (const table of tables) {
      await client.query(
        `CREATE TRIGGER fault AFTER INSERT OR UPDATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION fault.fail()`,
      );
    }
    try {
      await work();
    } finally {
      for (const table of tables) await client.query(`DROP TRIGGER fault ON ${table}`);
    }
  });
}

/** Takes every connection that the database has left, after ending those of the product, while the work lasts. */
export async function withoutConnections(cluster: Cluster, work: () => Promise<void>): Promise<void> {
  const taken: Client[] = [];
  await asAdmin(cluster, async (admin) => {
    await admin.query(
      `DO $$ BEGIN CREATE ROLE hoarder LOGIN PASSWORD 'hoarder'; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
    const url = new URL(cluster.postgres.url);
    url.username = url.password = 'hoarder';
    const take = async (): Promise<boolean> => {
      const client = new Client({ connectionString: url.href });
      client.on('error', () => undefined);
      try {
        await client.connect();
        taken.push(client);
        return true;
      } catch {
        return false;
      }
    };
    const takeAll = async (): Promise<void> => {
      while ((await Promise.all(Array.from({ length: 20 }, take))).every((got) => got));
    };
    try {
      await takeAll();
      await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'caseledger_%'`);
      // The product is quick to come back: some of what it gave up is taken from it.
      await takeAll();
      await work();
    } finally {
      await Promise.all(taken.map((client) => client.end().catch(() => undefined)));
    }
  });
}

/** Qualified names of the tables of a service's live read models. */
export async function readModelTables(cluster: Cluster, service: string): Promise<readonly string[]> {
  return asAdmin(cluster, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name
         FROM pg_tables JOIN "${service}".builds ON schema = schemaname WHERE status = 'live'`,
    );
    return rows.map(({ name }) => name);
  });
}
