import type { PoolClient } from 'pg';

/** Whether a table has the same rows in two builds. */
export interface TableComparison {
  readonly table: string;
  readonly equal: boolean;
  readonly liveRows: number;
  readonly rebuiltRows: number;
}

interface Digest {
  readonly rows: number;
  readonly digest: string;
}

/** Compares two builds' digests, table by table; a table that one of them lacks is different. */
export function compareDigests(
  live: ReadonlyMap<string, Digest>,
  rebuilt: ReadonlyMap<string, Digest>,
): TableComparison[] {
  const tables = [...new Set([...live.keys(), ...rebuilt.keys()])].sort();
  return tables.map((table) => ({
    table,
    equal: live.get(table)?.digest === rebuilt.get(table)?.digest,
    liveRows: live.get(table)?.rows ?? 0,
    rebuiltRows: rebuilt.get(table)?.rows ?? 0,
  }));
}

/** Number and digest of the rows of each table of a build's schema, as the client's transaction sees them. */
export async function digests(client: PoolClient, schema: string): Promise<Map<string, Digest>> {
  const tables = await client.query<{ table: string }>(
    `SELECT relname AS table FROM pg_class
      WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND relkind IN ('r', 'p')
        AND NOT relispartition`,
    [schema],
  );
  const found = new Map<string, Digest>();
  for (const { table } of tables.rows) {
    const { rows } = await client.query<{ rows: string; digest: string }>(
      `SELECT count(*) AS rows, md5(coalesce(string_agg(row, '' ORDER BY row COLLATE "C"), '')) AS digest
         FROM (SELECT md5(t::text) AS row FROM "${schema}"."${table.replaceAll('"', '""')}" t) hashed`,
    );
    for (const row of rows) found.set(table, { rows: Number(row.rows), digest: row.digest });
  }
  return found;
}
