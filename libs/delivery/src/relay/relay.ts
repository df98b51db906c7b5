import type { ByteLog, Head, LedgerAltered, StudyHead } from '@caseledger/kernel';
import type { Kafka } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Pool } from 'pg';
import { partitionOf } from '../kafka/partition.js';
import { readTail } from '../kafka/partition-tail.js';
import { Publisher } from '../kafka/publisher.js';
import { ensureTopic, type TopicSettings } from '../kafka/topic.js';
import { ShardLeases } from './leases.js';
import { migrateRelay, readCursors } from './registry.js';
import { ShardRelay, type ShardTopic } from './shard-relay.js';

export interface RelayOptions extends TopicSettings {
  /** Of a role that owns the schema `relay`. */
  readonly pool: Pool;
  readonly log: ByteLog;
  readonly kafka: Kafka;
  readonly beatMs?: number;
  readonly patienceMs?: number;
  readonly onPublished?: (shard: number, events: number) => void;
  /** Told when a study stands still because the ledger is not what was published. */
  readonly onDiffering?: (altered: LedgerAltered) => void;
  readonly onLeading?: (shard: number, epoch: number, leads: boolean) => void;
  readonly onError?: (error: unknown, shard?: number) => void;
}

/** Brings the ledger into the topic. Several relays share the studies; each study has one leader at a time. */
export class Relay {
  readonly member = `${hostname()}/${process.pid}/${randomUUID()}`;
  private readonly shards = new Map<number, ShardRelay>();
  private readonly publisher: Publisher;
  private readonly heads = new Map<string, Head | StudyHead>();
  private leases: ShardLeases | undefined;
  private stops: readonly (() => void)[] = [];
  private readonly doubt = (): void => {
    for (const relay of this.shards.values()) relay.reload();
  };

  constructor(private readonly options: RelayOptions) {
    this.publisher = new Publisher(options.kafka, options.topic);
  }

  /** Checks the topic and starts. @throws UnfitTopic, PartitionsChanged */
  async start(): Promise<void> {
    const { pool, log, kafka, topic, partitions, beatMs = 500, patienceMs = 3_000 } = this.options;
    await ensureTopic(kafka, this.options);
    await migrateRelay(pool, topic, partitions);
    this.leases = new ShardLeases(pool, {
      member: this.member,
      beatMs,
      patienceMs,
      onClaimed: (shard) => {
        const leases = this.leases;
        const inTopic: ShardTopic = {
          publisher: this.publisher,
          readFrom: (offset, take, stopped) =>
            readTail(kafka, { topic, partition: shard.shard, offset }, take, stopped),
        };
        const relay = new ShardRelay(pool, log, inTopic, shard, {
          published: (events) => this.options.onPublished?.(shard.shard, events),
          failed: (error) => this.options.onError?.(error, shard.shard),
          differs: (altered) => this.options.onDiffering?.(altered),
          fenced: () => void leases?.forfeit(shard).catch((error: unknown) => this.options.onError?.(error)),
        });
        this.shards.set(shard.shard, relay);
        this.options.onLeading?.(shard.shard, shard.epoch, true);
        for (const head of this.heads.values()) if (this.shardOf(head.study) === shard.shard) relay.note(head);
      },
      onLost: async ({ shard, epoch }) => {
        const relay = this.shards.get(shard);
        this.shards.delete(shard);
        this.options.onLeading?.(shard, epoch, false);
        await relay?.stop();
      },
      onError: (error) => {
        this.doubt();
        this.options.onError?.(error);
      },
    });
    // A crash of the database breaks every connection, also those that nobody uses.
    pool.on('error', this.doubt);
    this.stops = [
      () => pool.off('error', this.doubt),
      log.onAppend((study, position) => {
        this.note({ study, position });
      }),
      log.onLook(
        (heads) => {
          for (const head of heads) this.note(head);
        },
        (error) => this.options.onError?.(error),
      ),
    ];
  }

  /** Events of the ledger that are not in the topic yet, over all relays. */
  async lag(): Promise<number> {
    const positions = new Map((await readCursors(this.options.pool)).map(({ study, position }) => [study, position]));
    const heads = await this.options.log.heads();
    return heads.reduce((sum, { study, position }) => sum + position - (positions.get(study) ?? 0), 0);
  }

  /** Studies of this relay's shards that stand still because their ledger differs. */
  differing(): readonly LedgerAltered[] {
    return [...this.shards.values()].flatMap(({ differing }) => [...differing.values()]);
  }

  /** Ends after the batches under way, and gives the shards back. */
  async stop(): Promise<void> {
    for (const stop of this.stops) stop();
    await this.leases?.stop();
    await this.publisher.close();
  }

  private note(head: Head | StudyHead): void {
    if (head.position >= (this.heads.get(head.study)?.position ?? 0)) this.heads.set(head.study, head);
    this.shards.get(this.shardOf(head.study))?.note(head);
  }

  private shardOf(study: string): number {
    return partitionOf(study, this.options.partitions);
  }
}
