import { statementsOf } from '@caseledger/platform';
import type { PoolClient } from 'pg';

const file = new URL('./compare.sql', import.meta.url);

/** Rows shown of each side of a table that differs, at most. */
const mostExamples = 3;
/** Buckets whose rows are looked through for examples, at most: of 4096, so that no size of a table is too much. */
const mostBuckets = 8;

/** Whether a table has the same rows in two builds. */
export interface TableComparison {
  readonly table: string;
  readonly equal: boolean;
  readonly liveRows: number;
  readonly rebuiltRows: number;
  /** Some of the rows that only one of the builds has, as PostgreSQL writes them. Empty when the table is equal. */
  readonly examples: { readonly live: readonly string[]; readonly rebuilt: readonly string[] };
}

/** The tables of a build, as a client's transaction sees them. */
export interface BuildTables {
  readonly client: PoolClient;
  readonly schema: string;
}

/** A bucket of rows by the beginning of their hash: its digest says whether another build has the same rows in it. */
interface Bucket {
  readonly rows: number;
  readonly digest: string;
}

/** Compares two builds, table by table; a table that one of them lacks is different. */
export async function compareBuilds(live: BuildTables, rebuilt: BuildTables): Promise<TableComparison[]> {
  const [liveTables, rebuiltTables] = [await tablesOf(live), await tablesOf(rebuilt)];
  const comparisons: TableComparison[] = [];
  for (const table of [...new Set([...liveTables, ...rebuiltTables])].sort()) {
    const ofLive = liveTables.includes(table) ? await bucketsOf(live, table) : undefined;
    const ofRebuilt = rebuiltTables.includes(table) ? await bucketsOf(rebuilt, table) : undefined;
    const different = differences(ofLive, ofRebuilt);
    const examples = { live: [] as string[], rebuilt: [] as string[] };
    if (different.length > 0) {
      const liveRows = ofLive ? await rowsOf(live, table, different) : [];
      const rebuiltRows = ofRebuilt ? await rowsOf(rebuilt, table, different) : [];
      examples.live = missingFrom(rebuiltRows, liveRows);
      examples.rebuilt = missingFrom(liveRows, rebuiltRows);
    }
    comparisons.push({
      table,
      equal: ofLive !== undefined && ofRebuilt !== undefined && different.length === 0,
      liveRows: countOf(ofLive),
      rebuiltRows: countOf(ofRebuilt),
      examples,
    });
  }
  return comparisons;
}

async function tablesOf({ client, schema }: BuildTables): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(statementsOf<'tables'>(file).tables, [schema]);
  return rows.map(({ table }) => table);
}

async function bucketsOf(tables: BuildTables, table: string): Promise<Map<string, Bucket>> {
  const { rows } = await tables.client.query<{ bucket: string; rows: string; digest: string }>(
    statementsOf<'buckets'>(file, { table: nameOf(tables, table) }).buckets,
  );
  return new Map(rows.map(({ bucket, rows: count, digest }) => [bucket, { rows: Number(count), digest }]));
}

async function rowsOf(tables: BuildTables, table: string, buckets: readonly string[]): Promise<string[]> {
  const { rows } = await tables.client.query<{ row: string }>(
    statementsOf<'rows'>(file, { table: nameOf(tables, table) }).rows,
    [buckets],
  );
  return rows.map(({ row }) => row);
}

function differences(
  live: ReadonlyMap<string, Bucket> = new Map(),
  rebuilt: ReadonlyMap<string, Bucket> = new Map(),
): string[] {
  return [...new Set([...live.keys(), ...rebuilt.keys()])]
    .filter((bucket) => live.get(bucket)?.digest !== rebuilt.get(bucket)?.digest)
    .slice(0, mostBuckets);
}

function missingFrom(others: readonly string[], rows: readonly string[]): string[] {
  const known = new Set(others);
  return rows.filter((row) => !known.has(row)).slice(0, mostExamples);
}

function countOf(buckets: ReadonlyMap<string, Bucket> = new Map()): number {
  let rows = 0;
  for (const bucket of buckets.values()) rows += bucket.rows;
  return rows;
}

function nameOf({ schema }: BuildTables, table: string): string {
  return `"${schema}"."${table.replaceAll('"', '""')}"`;
}
