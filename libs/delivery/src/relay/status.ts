import { statementsOf } from '@caseledger/platform';
import type { Pool } from 'pg';
import { readCursors, type RelayCursor } from './registry.js';

const sql = statementsOf<'relayed' | 'shards'>(new URL('./status.sql', import.meta.url));

/** A shard of the topic. */
export interface ShardStatus {
  readonly shard: number;
  /** The relay that publishes it; none when nobody has claimed it, or its relay was given up for dead. */
  readonly leader: string | null;
  /** How often leadership changed. */
  readonly epoch: number;
}

/** How far the ledger is in the topic. */
export interface RelayStatus {
  readonly shards: readonly ShardStatus[];
  /** Of the studies that the topic has something of. */
  readonly cursors: readonly RelayCursor[];
}

/** Reads what the relays share; `undefined` where there never was a relay. */
export async function relayStatus(pool: Pool): Promise<RelayStatus | undefined> {
  const found = await pool.query<{ found: boolean }>(sql.relayed);
  if (found.rows[0]?.found !== true) return undefined;
  const shards = await pool.query<{ shard: number; leader: string | null; epoch: string }>(sql.shards);
  return {
    shards: shards.rows.map(({ epoch, ...shard }) => ({ ...shard, epoch: Number(epoch) })),
    cursors: await readCursors(pool),
  };
}
