import type { ByteLog, Head, StoredEvent } from '@caseledger/kernel';
import type { Pool } from 'pg';
import { toMessage } from '../kafka/cloud-event.js';
import type { Publisher } from '../kafka/publisher.js';
import { Pacer } from '@caseledger/platform';
import { addCursors, moveCursors, readCursors, type Shard } from './registry.js';

/** Most events in one batch. */
const mostEvents = 500;
/** A broker takes at most 1 MiB per batch of a partition, attributes included. */
const mostBytes = 900_000;
const attributesBytes = 600;
const untilWokenMs = 60_000;

interface Move {
  readonly study: string;
  readonly from: number;
  readonly to: number;
}

interface Batch {
  readonly moves: readonly Move[];
  readonly messages: readonly ReturnType<typeof toMessage>[];
}

/** What a shard's relay tells of. */
export interface ShardEvents {
  readonly published: (events: number) => void;
  readonly failed: (error: unknown) => void;
  /** The cursors belong to somebody else: this one is over. */
  readonly fenced: () => void;
}

/**
 * Publishes the studies of one shard in position order, as long as its epoch lasts. A batch always begins right after
 * a cursor, and a cursor moves only after its batch is acknowledged: whatever dies in between, the topic has every event
 * at least once, and first occurrences in order.
 */
export class ShardRelay {
  private readonly pacer = new Pacer();
  /** Heads known, and how far each study is published. */
  private readonly heads = new Map<string, number>();
  private readonly positions = new Map<string, number>();
  private readonly done: Promise<void>;

  constructor(
    private readonly pool: Pool,
    private readonly log: ByteLog,
    private readonly publisher: Publisher,
    private readonly shard: Shard,
    private readonly events: ShardEvents,
  ) {
    this.done = this.run();
  }

  /** Tells of a study of this shard. */
  note({ study, position }: Head): void {
    if (position <= (this.heads.get(study) ?? 0)) return;
    this.heads.set(study, position);
    this.pacer.wake();
  }

  /** Ends after the batch under way. */
  async stop(): Promise<void> {
    this.pacer.stop();
    await this.done;
  }

  private async run(): Promise<void> {
    let failures = 0;
    let loaded = false;
    while (!this.pacer.stopped) {
      try {
        if (!loaded) await this.load();
        loaded = true;
        await this.publishAll();
        failures = 0;
        await this.pacer.rest(untilWokenMs);
      } catch (error) {
        this.events.failed(error);
        await this.pacer.backOff((failures += 1));
      }
    }
  }

  private async load(): Promise<void> {
    for (const { study, position } of await readCursors(this.pool, this.shard.shard)) {
      this.positions.set(study, position);
    }
  }

  /** Publishes until nothing is left. The next batch is read while the present one is on its way. */
  private async publishAll(): Promise<void> {
    let next = await this.read(this.positions);
    while (next.messages.length > 0 && !this.pacer.stopped) {
      const batch = next;
      const [reading] = await Promise.all([
        this.read(advanced(this.positions, batch.moves)),
        this.publisher.publish(this.shard.shard, batch.messages),
      ]);
      if (!(await moveCursors(this.pool, this.shard, batch.moves))) {
        this.pacer.stop();
        this.events.fenced();
        return;
      }
      for (const { study, to } of batch.moves) this.positions.set(study, to);
      this.events.published(batch.messages.length);
      next = reading.messages.length > 0 ? reading : await this.read(this.positions);
    }
  }

  /** The next batch, of as many studies as it has room for. */
  private async read(positions: ReadonlyMap<string, number>): Promise<Batch> {
    const behind = [...this.heads].filter(([study, head]) => head > (positions.get(study) ?? 0));
    const strangers = behind.map(([study]) => study).filter((study) => !this.positions.has(study));
    if (strangers.length > 0) {
      await addCursors(this.pool, this.shard.shard, strangers);
      for (const study of strangers) this.positions.set(study, 0);
    }
    const moves: Move[] = [];
    const messages: Batch['messages'][number][] = [];
    let room = mostBytes;
    for (const [study] of behind) {
      const from = positions.get(study) ?? 0;
      const stored = await this.log.readBytes(study, from, mostEvents - messages.length);
      const fitting = within(room, stored);
      const last = fitting.at(-1);
      if (last === undefined) break;
      moves.push({ study, from, to: last.position });
      this.toTheEnd(study);
      for (const event of fitting) {
        messages.push(toMessage(study, event));
        room -= event.bytes.length + attributesBytes;
      }
      if (fitting.length < stored.length || messages.length >= mostEvents) break;
    }
    return { moves, messages };
  }

  /** The others go first next time: a busy study must not keep them waiting. */
  private toTheEnd(study: string): void {
    const head = this.heads.get(study);
    if (head === undefined) return;
    this.heads.delete(study);
    this.heads.set(study, head);
  }
}

function advanced(positions: ReadonlyMap<string, number>, moves: readonly Move[]): ReadonlyMap<string, number> {
  return new Map([...positions, ...moves.map(({ study, to }) => [study, to] as const)]);
}

/** As many of the events as there is room for. */
function within(room: number, events: readonly StoredEvent[]): readonly StoredEvent[] {
  let left = room;
  const end = events.findIndex(({ bytes }) => (left -= bytes.length + attributesBytes) < 0);
  return end === -1 ? events : events.slice(0, end);
}
