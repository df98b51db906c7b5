import type { Seen } from '@caseledger/kernel';
import { migrate, statementsOf } from '@caseledger/platform';
import type { Pool } from 'pg';

const sql = statementsOf<
  | 'add-topic'
  | 'partitions'
  | 'add-shards'
  | 'shards'
  | 'cursors'
  | 'add-cursors'
  | 'adopt-hash'
  | 'topic-end'
  | 'move-cursors'
>(new URL('./registry.sql', import.meta.url));

/** The topic has another number of partitions than the relays' cursors were made for. */
class PartitionsChanged extends Error {
  constructor(topic: string, before: number, now: number) {
    super(`topic ${topic} was relayed with ${before} partitions, not ${now}: studies would change theirs`);
  }
}

/** What the topic has of a study. */
export interface RelayCursor extends Seen {
  readonly study: string;
}

/** A shard, its leader and how often leadership changed. */
export interface Shard {
  readonly shard: number;
  readonly epoch: number;
  readonly holder: string | null;
}

/** What a batch moves a cursor from and to. */
export interface Move {
  readonly study: string;
  readonly from: Seen;
  readonly to: Seen;
}

/** Brings the tables up to date, with one shard a partition. @throws PartitionsChanged */
export async function migrateRelay(pool: Pool, topic: string, partitions: number): Promise<void> {
  const folder = new URL('../../migrations', import.meta.url);
  await migrate(pool.options, { folder, schema: 'relay', table: 'relay_migrations' });
  await pool.query(sql['add-topic'], [topic, partitions]);
  const { rows } = await pool.query<{ partitions: number }>(sql.partitions, [topic]);
  const before = rows[0]?.partitions ?? partitions;
  if (before !== partitions) throw new PartitionsChanged(topic, before, partitions);
  await pool.query(sql['add-shards'], [partitions]);
}

export async function readShards(pool: Pool): Promise<readonly Shard[]> {
  const { rows } = await pool.query<{ shard: number; epoch: string; holder: string | null }>(sql.shards);
  return rows.map(({ shard, epoch, holder }) => ({ shard, epoch: Number(epoch), holder }));
}

/** The cursors of a shard, or of all. */
export async function readCursors(pool: Pool, shard?: number): Promise<readonly RelayCursor[]> {
  const { rows } = await pool.query<{ study: string; position: string; hash: string }>(sql.cursors, [shard ?? null]);
  return rows.map(({ position, ...cursor }) => ({ ...cursor, position: Number(position) }));
}

/** Gives studies that the shard meets for the first time their cursors. */
export async function addCursors(pool: Pool, shard: number, studies: readonly string[]): Promise<void> {
  await pool.query(sql['add-cursors'], [shard, studies]);
}

/** Takes the hash of what a cursor saw from the ledger, where the cursor does not know it. */
export async function adoptHash(pool: Pool, study: string, { position, hash }: Seen): Promise<void> {
  await pool.query(sql['adopt-hash'], [study, position, hash]);
}

/** Offset after the last message of a shard's partition that its cursors know of. */
export async function readTopicEnd(pool: Pool, shard: number): Promise<number> {
  const { rows } = await pool.query<{ topic_end: string }>(sql['topic-end'], [shard]);
  return Number(rows[0]?.topic_end ?? 0);
}

/**
 * Moves the cursors of a shard, all or none.
 * @param topicEnd offset after the last message that they then know of; undefined where the brokers did not say.
 * @returns false when the holder or the epoch is another one, or a cursor is not where the caller believes.
 */
export async function moveCursors(
  pool: Pool,
  { shard, epoch, holder }: Shard,
  moves: readonly Move[],
  topicEnd: number | undefined,
): Promise<boolean> {
  const { rows } = await pool.query<{ moved: boolean }>({
    name: 'move-cursors',
    text: sql['move-cursors'],
    values: [
      shard,
      epoch,
      holder,
      moves.map(({ study }) => study),
      moves.map(({ from }) => from.position),
      moves.map(({ to }) => to.position),
      moves.map(({ to }) => to.hash),
      topicEnd,
    ],
  });
  return rows[0]?.moved ?? false;
}
