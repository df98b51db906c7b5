import { setTimeout as pause } from 'node:timers/promises';
import { statementsOf } from '@caseledger/platform';
import type { Pool } from 'pg';
import { readShards, type Shard } from './registry.js';

const sql = statementsOf<'beat' | 'members' | 'leave' | 'bury' | 'claim' | 'give-back'>(
  new URL('./leases.sql', import.meta.url),
);

export interface LeaseOptions {
  /** Name of this relay: unique among all that ever ran. */
  readonly member: string;
  /** Milliseconds between two signs of life. */
  readonly beatMs: number;
  /** Milliseconds without a sign of life after which a relay counts as dead. */
  readonly patienceMs: number;
  readonly onClaimed: (shard: Shard) => void;
  /** Called before a shard is given back, and when somebody else has it: what runs for it must end. */
  readonly onLost: (shard: Shard) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

interface Sighting {
  beat: string;
  /** On this process's monotonic clock: a clock that is set back must not keep the dead alive. */
  at: number;
}

/**
 * Shares the shards among the relays that live: each takes an even part, takes over what a dead one held, and gives
 * back what it has too much. That two believe they lead the same shard is possible for a moment, and harmless: only
 * the last epoch can move cursors.
 */
export class ShardLeases {
  private readonly held = new Map<number, Shard>();
  private readonly sightings = new Map<string, Sighting>();
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;

  constructor(
    private readonly pool: Pool,
    private readonly options: LeaseOptions,
  ) {
    this.done = this.run();
  }

  /** Gives everything back, so that others can take over at once. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
    await Promise.all([...this.held.values()].map((shard) => this.giveBack(shard)));
    await this.pool.query(sql.leave, [this.options.member]);
  }

  /** A leader that could not move its cursors has to claim again, or find out who leads now. */
  async forfeit(shard: Shard): Promise<void> {
    if (this.held.get(shard.shard)?.epoch === shard.epoch) await this.giveBack(shard);
  }

  private async run(): Promise<void> {
    const { beatMs, onError } = this.options;
    while (!this.stopping.signal.aborted) {
      try {
        await this.round();
      } catch (error) {
        onError(error);
      }
      await pause(beatMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async round(): Promise<void> {
    const living = await this.look();
    const shards = await readShards(this.pool);
    for (const { shard, epoch, holder } of shards) {
      const mine = this.held.get(shard);
      if (mine !== undefined && (mine.epoch !== epoch || mine.holder !== holder)) await this.drop(mine);
    }
    const fair = Math.ceil(shards.length / living.size);
    for (const mine of [...this.held.values()].slice(fair)) await this.giveBack(mine);
    for (const seen of shards) {
      if (this.held.size >= fair || this.stopping.signal.aborted) return;
      const free = seen.holder === null || !living.has(seen.holder) || seen.holder === this.options.member;
      if (free && !this.held.has(seen.shard)) await this.claim(seen);
    }
  }

  /** Counts up the own beat and tells who lives. Whoever is seen for the first time gets the benefit of the doubt. */
  private async look(): Promise<ReadonlySet<string>> {
    const { member, patienceMs } = this.options;
    await this.pool.query(sql.beat, [member]);
    const { rows } = await this.pool.query<{ member: string; beat: string }>(sql.members);
    const now = performance.now();
    const living = new Set<string>([member]);
    for (const { member: other, beat } of rows) {
      const sighting = this.sightings.get(other);
      if (sighting?.beat !== beat) this.sightings.set(other, { beat, at: now });
      if (now - (this.sightings.get(other)?.at ?? now) < patienceMs) living.add(other);
      else await this.bury(other, beat);
    }
    return living;
  }

  private async bury(member: string, beat: string): Promise<void> {
    await this.pool.query(sql.bury, [member, beat]);
    this.sightings.delete(member);
  }

  private async claim({ shard, epoch }: Shard): Promise<void> {
    const { member, onClaimed } = this.options;
    const { rowCount } = await this.pool.query(sql.claim, [shard, epoch, member]);
    if (rowCount === 0) return;
    const claimed = { shard, epoch: epoch + 1, holder: member };
    this.held.set(shard, claimed);
    onClaimed(claimed);
  }

  private async giveBack(shard: Shard): Promise<void> {
    await this.drop(shard);
    await this.pool.query(sql['give-back'], [shard.shard, shard.epoch, shard.holder]);
  }

  private async drop(shard: Shard): Promise<void> {
    this.held.delete(shard.shard);
    await this.options.onLost(shard);
  }
}
