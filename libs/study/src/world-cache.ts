import {
  evolveStream,
  initialWorld,
  kindOfStream,
  type CaseEvent,
  type Fact,
  type Seen,
  type StreamKind,
  type World,
} from '@caseledger/domain';
import { LedgerAltered, type EventStore, type RecordedEvent } from '@caseledger/kernel';
import { LRUCache } from 'lru-cache';

interface CachedStream {
  readonly version: number;
  /** Leaf hash of the event at that version: the ledger must still have it when the stream is read on. */
  readonly hash: string;
  /** The version that the stream is known to have reached. */
  readonly reached: number;
  readonly recordedAt: string;
  readonly state: unknown;
}

/** A world as it was read: with the version of every stream, which the append will insist on. */
export interface LoadedWorld {
  readonly world: World;
  readonly versions: ReadonlyMap<Seen, number>;
  /** The latest `recordedAt` among the streams: time in a stream never runs backwards (R-AUD-05). */
  readonly lastRecordedAt: string;
}

/**
 * When events are recorded: now, and never before what was loaded was recorded, as the clock of another process may be
 * ahead (R-AUD-05). For that alone: what lies in the future, and what is in force, is judged by the clock.
 */
export function recordingInstant({ lastRecordedAt }: LoadedWorld, now: string): string {
  return now > lastRecordedAt ? now : lastRecordedAt;
}

/**
 * States of recently used streams. A cached state may be stale: that is safe, because an append checks every version,
 * and a refusal is decided again on a fresh state.
 */
export class WorldCache {
  private readonly streams: LRUCache<string, CachedStream>;

  constructor(
    private readonly store: EventStore,
    capacity = 20_000,
  ) {
    this.streams = new LRUCache({ max: capacity });
  }

  /**
   * Loads the streams of a command. With `fresh`, events since the cached versions are read first.
   * @throws LedgerAltered when the ledger does not go on from what was read before, as long as it does not: to forget
   *   that would be to write over what was altered
   */
  async load(study: string, names: ReadonlyMap<Seen, string>, fresh: boolean): Promise<LoadedWorld> {
    const wanted = [...names].map(([kind, stream]) => ({ kind, stream, key: `${study}\n${stream}` }));
    const stale = wanted.filter(({ key }) => {
      const cached = this.streams.get(key);
      return fresh || cached === undefined || cached.version < cached.reached;
    });
    if (stale.length > 0) {
      const events = await this.store.readStreams(
        study,
        stale.map(({ stream, key }) => {
          const cached = this.streams.get(key);
          return cached === undefined ? { stream, after: 0 } : { stream, after: cached.version, hash: cached.hash };
        }),
      );
      for (const { stream, key } of stale) {
        this.fold(
          kindOfStream(stream),
          key,
          events.filter((event) => event.stream === stream),
        );
      }
    }
    const world: Record<Seen, unknown> = { ...initialWorld };
    const versions = new Map<Seen, number>();
    let lastRecordedAt = '';
    for (const { kind, key } of wanted) {
      const cached = this.streams.get(key);
      versions.set(kind, cached?.version ?? 0);
      if (cached === undefined) continue;
      world[kind] = cached.state;
      if (cached.recordedAt > lastRecordedAt) lastRecordedAt = cached.recordedAt;
    }
    return { world: world as unknown as World, versions, lastRecordedAt };
  }

  /** Folds what was recorded by this process: it need not be read. What does not follow is read before it is used. */
  recorded(study: string, events: readonly RecordedEvent[]): void {
    for (const event of events) {
      const key = `${study}\n${event.stream}`;
      const cached = this.streams.get(key);
      if (event.version === (cached?.version ?? 0) + 1) this.fold(kindOfStream(event.stream), key, [event]);
      else if (cached !== undefined && cached.reached < event.version) {
        this.streams.set(key, { ...cached, reached: event.version });
      }
    }
  }

  private fold(kind: StreamKind, key: string, events: readonly RecordedEvent[]): void {
    let cached = this.streams.get(key) ?? {
      version: 0,
      hash: '',
      reached: 0,
      recordedAt: '',
      state: initialWorld[kind],
    };
    for (const event of events) {
      // Another request may have read the same events meanwhile.
      if (event.version <= cached.version) continue;
      if (event.version !== cached.version + 1) {
        throw new LedgerAltered(event.study, event.position, `of version ${cached.version + 1}`, event.hash);
      }
      cached = {
        version: event.version,
        hash: event.hash,
        reached: Math.max(event.version, cached.reached),
        recordedAt: event.recordedAt,
        state: evolveStream(kind, cached.state as never, event as unknown as Fact<CaseEvent>),
      };
    }
    if (cached.version > 0) this.streams.set(key, cached);
  }
}
