import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/** The topic has another number of partitions than the relays' cursors were made for. */
class PartitionsChanged extends Error {
  constructor(topic: string, before: number, now: number) {
    super(`topic ${topic} was relayed with ${before} partitions, not ${now}: studies would change theirs`);
  }
}

/** A study's place in the topic. */
export interface RelayCursor {
  readonly study: string;
  readonly position: number;
}

/** A shard, its leader and how often leadership changed. */
export interface Shard {
  readonly shard: number;
  readonly epoch: number;
  readonly holder: string | null;
}

/** Makes the tables that are missing, with one shard a partition. @throws PartitionsChanged */
export async function migrateRelay(pool: Pool, topic: string, partitions: number): Promise<void> {
  const ddl = readFileSync(new URL('./registry.sql', import.meta.url), 'utf8');
  // One statement string is one transaction.
  await pool.query(`SELECT pg_advisory_xact_lock(hashtext('caseledger.relay')); ${ddl}`);
  await pool.query('INSERT INTO relay.topics (topic, partitions) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    topic,
    partitions,
  ]);
  const { rows } = await pool.query<{ partitions: number }>('SELECT partitions FROM relay.topics WHERE topic = $1', [
    topic,
  ]);
  const before = rows[0]?.partitions ?? partitions;
  if (before !== partitions) throw new PartitionsChanged(topic, before, partitions);
  await pool.query('INSERT INTO relay.shards (shard) SELECT generate_series(0, $1 - 1) ON CONFLICT DO NOTHING', [
    partitions,
  ]);
}

export async function readShards(pool: Pool): Promise<readonly Shard[]> {
  const { rows } = await pool.query<{ shard: number; epoch: string; holder: string | null }>(
    'SELECT shard, epoch, holder FROM relay.shards ORDER BY shard',
  );
  return rows.map(({ shard, epoch, holder }) => ({ shard, epoch: Number(epoch), holder }));
}

/** The cursors of a shard, or of all. */
export async function readCursors(pool: Pool, shard?: number): Promise<readonly RelayCursor[]> {
  const { rows } = await pool.query<{ study: string; position: string }>(
    'SELECT study, position FROM relay.cursors WHERE $1::int IS NULL OR shard = $1',
    [shard ?? null],
  );
  return rows.map(({ study, position }) => ({ study, position: Number(position) }));
}

/** Gives studies that the shard meets for the first time their cursors. */
export async function addCursors(pool: Pool, shard: number, studies: readonly string[]): Promise<void> {
  await pool.query('INSERT INTO relay.cursors (study, shard) SELECT unnest($2::text[]), $1 ON CONFLICT DO NOTHING', [
    shard,
    studies,
  ]);
}

/**
 * Moves the cursors of a shard, all or none.
 * @returns false when the holder or the epoch is another one, or a cursor is not where the caller believes.
 */
export async function moveCursors(
  pool: Pool,
  { shard, epoch, holder }: Shard,
  moves: readonly { readonly study: string; readonly from: number; readonly to: number }[],
): Promise<boolean> {
  // The share lock makes whoever claims the shard wait until the cursors are where they now go.
  const { rows } = await pool.query<{ moved: boolean }>(
    `WITH held AS (SELECT shard FROM relay.shards WHERE shard = $1 AND epoch = $2 AND holder = $3 FOR SHARE),
          moves AS (SELECT * FROM unnest($4::text[], $5::bigint[], $6::bigint[]) AS m (study, since, until)),
          fitting AS (
            SELECT c.study FROM relay.cursors c JOIN moves m ON c.study = m.study AND c.position = m.since
              JOIN held USING (shard) FOR UPDATE OF c),
          moved AS (
            UPDATE relay.cursors c SET position = m.until FROM moves m
             WHERE c.study = m.study AND (SELECT count(*) FROM fitting) = cardinality($4) RETURNING 1)
     SELECT count(*) > 0 AS moved FROM moved`,
    [shard, epoch, holder, moves.map(({ study }) => study), moves.map(({ from }) => from), moves.map(({ to }) => to)],
  );
  return rows[0]?.moved ?? false;
}
