import {
  contradicts,
  LedgerAltered,
  nothingSeen,
  verifySeen,
  type ByteLog,
  type Head,
  type Seen,
  type StoredEvent,
  type StudyHead,
} from '@caseledger/kernel';
import { Pacer } from '@caseledger/platform';
import type { KafkaMessage } from 'kafkajs';
import type { Pool } from 'pg';
import { fromMessage, toMessage } from '../kafka/cloud-event.js';
import type { Publisher } from '../kafka/publisher.js';
import { addCursors, adoptHash, moveCursors, readCursors, readTopicEnd, type Move, type Shard } from './registry.js';

/** Most events in one batch. */
const mostEvents = 500;
/** A broker takes at most 1 MiB per batch of a partition, attributes included. */
const mostBytes = 900_000;
const attributesBytes = 600;
const untilWokenMs = 60_000;

interface Batch {
  readonly moves: readonly Move[];
  readonly messages: readonly ReturnType<typeof toMessage>[];
}

/** The topic, as a shard's relay uses it. */
export interface ShardTopic {
  readonly publisher: Publisher;
  /** Reads the shard's partition from an offset to its end: see `readTail`. */
  readonly readFrom: (offset: number, take: (message: KafkaMessage) => void, stopped: () => boolean) => Promise<number>;
}

/** What a shard's relay tells of. */
export interface ShardEvents {
  readonly published: (events: number) => void;
  readonly failed: (error: unknown) => void;
  /** The cursors belong to somebody else: this one is over. */
  readonly fenced: () => void;
  /** The ledger of a study is not what it was: nothing of it is published until it is again. */
  readonly differs: (altered: LedgerAltered) => void;
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
  private readonly positions = new Map<string, Seen>();
  /** Studies that stand still because their ledger differs. */
  readonly differing = new Map<string, LedgerAltered>();
  private readonly doubtful = new Set<string>();
  private loaded = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly pool: Pool,
    private readonly log: ByteLog,
    private readonly topic: ShardTopic,
    private readonly shard: Shard,
    private readonly events: ShardEvents,
  ) {
    this.done = this.run();
  }

  /** Tells of a study of this shard. */
  note(head: Head | StudyHead): void {
    const { study, position } = head;
    const doubtful = this.differing.has(study) || contradicts(head, this.positions.get(study) ?? nothingSeen);
    if (doubtful && 'hash' in head) this.doubtful.add(study);
    else if (position <= (this.heads.get(study) ?? 0)) return;
    this.heads.set(study, position);
    this.pacer.wake();
  }

  /** Ends after the batch under way. */
  async stop(): Promise<void> {
    this.pacer.stop();
    await this.done;
  }

  /** Lets it read its cursors again: a database that crashed may have lost their last moves. */
  reload(): void {
    this.loaded = false;
    this.pacer.wake();
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.pacer.stopped) {
      try {
        if (!this.loaded) {
          // Before it begins: who asks for it meanwhile gets another one.
          this.loaded = true;
          await this.load();
        }
        await this.verify();
        await this.publishAll();
        failures = 0;
        await this.pacer.rest(untilWokenMs);
      } catch (error) {
        this.loaded = false;
        this.events.failed(error);
        await this.pacer.backOff((failures += 1));
      }
    }
  }

  private async load(): Promise<void> {
    this.positions.clear();
    for (const { study, ...seen } of await readCursors(this.pool, this.shard.shard)) this.positions.set(study, seen);
    await this.adoptTopic();
    for (const study of this.positions.keys()) this.doubtful.add(study);
  }

  /**
   * What the topic has beyond what was noted is published, whatever the database remembers: cursors move there. After a
   * crash that spares repetitions; a database that is older than its topic is found out by it.
   */
  private async adoptTopic(): Promise<void> {
    const known = await readTopicEnd(this.pool, this.shard.shard);
    const reached = new Map<string, Seen>();
    const take = (message: KafkaMessage): void => {
      const found = eventOf(message);
      if (found === undefined) return;
      const before = reached.get(found.study) ?? this.positions.get(found.study) ?? nothingSeen;
      if (found.stored.position !== before.position + 1) return;
      reached.set(found.study, { position: found.stored.position, hash: found.stored.hash });
    };
    const end = await this.topic.readFrom(known, take, () => this.pacer.stopped);
    if (end === known) return;
    const strangers = [...reached.keys()].filter((study) => !this.positions.has(study));
    await addCursors(this.pool, this.shard.shard, strangers);
    const moves = Array.from(reached, ([study, to]) => ({ study, from: this.positions.get(study) ?? nothingSeen, to }));
    await this.move(moves, end);
  }

  /** Moves the cursors; returns false, and this relay is over, when they are somebody else's. */
  private async move(moves: readonly Move[], topicEnd: number | undefined): Promise<boolean> {
    if (!(await moveCursors(this.pool, this.shard, moves, topicEnd))) {
      this.pacer.stop();
      this.events.fenced();
      return false;
    }
    for (const { study, to } of moves) this.positions.set(study, to);
    return true;
  }

  /** Compares with the ledger what was published of doubtful studies. One whose ledger is as it was again goes on. */
  private async verify(): Promise<void> {
    const cursors = Array.from(this.doubtful, (study) => ({ study, ...(this.positions.get(study) ?? nothingSeen) }));
    if (cursors.length === 0) return;
    const verified = await verifySeen(this.log, cursors);
    for (const [index, { study, position, hash }] of cursors.entries()) {
      const found = verified[index];
      this.doubtful.delete(study);
      if (found instanceof LedgerAltered) this.park(found);
      else {
        this.differing.delete(study);
        if (hash !== '' || found === undefined || position === 0) continue;
        const seen = { position, hash: found };
        await adoptHash(this.pool, study, seen);
        this.positions.set(study, seen);
      }
    }
  }

  private park(altered: LedgerAltered): void {
    const known = this.differing.has(altered.study);
    this.differing.set(altered.study, altered);
    if (!known) this.events.differs(altered);
  }

  /** Publishes until nothing is left. The next batch is read while the present one is on its way. */
  private async publishAll(): Promise<void> {
    let next = await this.read(this.positions);
    while (next.messages.length > 0 && !this.pacer.stopped) {
      const batch = next;
      const [reading, end] = await Promise.all([
        this.read(advanced(this.positions, batch.moves)),
        this.topic.publisher.publish(this.shard.shard, batch.messages),
      ]);
      if (!(await this.move(batch.moves, end))) return;
      this.events.published(batch.messages.length);
      next = reading.messages.length > 0 ? reading : await this.read(this.positions);
    }
  }

  /** The next batch, of as many studies as it has room for. */
  private async read(positions: ReadonlyMap<string, Seen>): Promise<Batch> {
    const behind = [...this.heads].filter(
      ([study, head]) => head > (positions.get(study)?.position ?? 0) && !this.differing.has(study),
    );
    const strangers = behind.map(([study]) => study).filter((study) => !this.positions.has(study));
    if (strangers.length > 0) {
      await addCursors(this.pool, this.shard.shard, strangers);
      for (const study of strangers) this.positions.set(study, nothingSeen);
    }
    const moves: Move[] = [];
    const messages: Batch['messages'][number][] = [];
    let room = mostBytes;
    for (const [study] of behind) {
      const from = positions.get(study) ?? nothingSeen;
      const stored = await this.following(study, from, mostEvents - messages.length);
      if (stored === undefined) continue;
      const fitting = within(room, stored);
      const last = fitting.at(-1);
      if (last === undefined) break;
      moves.push({ study, from, to: { position: last.position, hash: last.hash } });
      this.toTheEnd(study);
      for (const event of fitting) {
        messages.push(toMessage(study, event));
        room -= event.bytes.length + attributesBytes;
      }
      if (fitting.length < stored.length || messages.length >= mostEvents) break;
    }
    return { moves, messages };
  }

  /** The events after what was published; none, and the study stands still, when the ledger differs. */
  private async following(study: string, from: Seen, limit: number): Promise<readonly StoredEvent[] | undefined> {
    try {
      const stored = await this.log.readBytes(study, from, limit);
      // Its head was seen: an event that is not there is lost.
      if (stored.length === 0) throw new LedgerAltered(study, from.position + 1, '', undefined);
      return stored;
    } catch (error) {
      if (!(error instanceof LedgerAltered)) throw error;
      this.park(error);
      return undefined;
    }
  }

  /** The others go first next time: a busy study must not keep them waiting. */
  private toTheEnd(study: string): void {
    const head = this.heads.get(study);
    if (head === undefined) return;
    this.heads.delete(study);
    this.heads.set(study, head);
  }
}

/** What a message says; undefined for one that no relay wrote. */
function eventOf(message: KafkaMessage): ReturnType<typeof fromMessage> | undefined {
  try {
    return fromMessage(message);
  } catch {
    return undefined;
  }
}

function advanced(positions: ReadonlyMap<string, Seen>, moves: readonly Move[]): ReadonlyMap<string, Seen> {
  return new Map([...positions, ...moves.map(({ study, to }) => [study, to] as const)]);
}

/** As many of the events as there is room for. */
function within(room: number, events: readonly StoredEvent[]): readonly StoredEvent[] {
  let left = room;
  const end = events.findIndex(({ bytes }) => (left -= bytes.length + attributesBytes) < 0);
  return end === -1 ? events : events.slice(0, end);
}
