import {
  LedgerAltered,
  leafHashOf,
  type EventEnvelope,
  type ByteLog,
  type EventLog,
  type Head,
  type Leaf,
  type RecordedEvent,
  type Seen,
  type StoredEvent,
  type Stretch,
  type StudyHead,
  type WantedStream,
} from '@caseledger/kernel';

/** A ledger in an array, for specs of what follows a ledger. `hints` can be turned off: they may be lost. */
export class ArrayLog implements EventLog, ByteLog {
  hints = true;
  /** Milliseconds between two looks at all heads. */
  lookMs = 20;
  private readonly studies = new Map<string, RecordedEvent[]>();
  private readonly listeners = new Set<(study: string, position: number) => void>();

  append(study: string, ...types: readonly string[]): readonly RecordedEvent[] {
    const events = this.studies.get(study) ?? [];
    this.studies.set(study, events);
    const added = types.map((type, index) => eventAt(study, events.length + 1 + index, type));
    events.push(...added);
    if (this.hints) for (const listener of this.listeners) listener(study, events.length);
    return added;
  }

  /** Everything of a study. */
  all(study: string): readonly RecordedEvent[] {
    return this.studies.get(study) ?? [];
  }

  /** Takes the last events of a study away, as if they had never been. */
  cut(study: string, position: number): void {
    this.studies.get(study)?.splice(position);
  }

  read(study: string, after: number | Seen, limit: number): Promise<readonly RecordedEvent[]> {
    const { position, hash } = typeof after === 'number' ? { position: after, hash: '' } : after;
    const found = this.all(study)[position - 1]?.hash;
    if (hash !== '' && found !== hash) return Promise.reject(new LedgerAltered(study, position, hash, found));
    return Promise.resolve(this.all(study).slice(position, position + limit));
  }

  async readBytes(study: string, after: number | Seen, limit: number): Promise<readonly StoredEvent[]> {
    return (await this.read(study, after, limit)).map(stored);
  }

  readAt(study: string, positions: readonly number[]): Promise<readonly RecordedEvent[]> {
    return Promise.resolve(this.all(study).filter(({ position }) => positions.includes(position)));
  }

  readStreams(study: string, streams: readonly WantedStream[], through = Infinity): Promise<readonly RecordedEvent[]> {
    return Promise.resolve(
      this.all(study).filter(
        (event) =>
          event.position <= through &&
          streams.some(({ stream, after }) => stream === event.stream && event.version > after),
      ),
    );
  }

  heads(): Promise<readonly StudyHead[]> {
    return Promise.resolve(
      Array.from(this.studies, ([study, events]) => ({
        study,
        position: events.length,
        hash: events.at(-1)?.hash ?? '',
      })),
    );
  }

  hashesAt(places: readonly Head[]): Promise<readonly (string | undefined)[]> {
    return Promise.resolve(places.map(({ study, position }) => this.all(study)[position - 1]?.hash));
  }

  leaves(stretches: readonly Stretch[]): Promise<readonly Leaf[]> {
    return Promise.resolve(
      stretches.flatMap(({ study, after, through }) =>
        this.all(study)
          .slice(after, through)
          .map(({ position, hash }) => ({ study, position, hash, recorded: hash, placed: true })),
      ),
    );
  }

  onLook(listener: (heads: readonly StudyHead[]) => void, onError?: (error: unknown) => void): () => void {
    const look = (): void => void this.heads().then(listener, onError);
    const timer = setInterval(look, this.lookMs);
    look();
    return () => {
      clearInterval(timer);
    };
  }

  onAppend(listener: (study: string, position: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** The event as a ledger stores it. */
export function stored({ position, hash: _, ...envelope }: RecordedEvent): StoredEvent {
  const bytes = Buffer.from(JSON.stringify(envelope));
  return { position, hash: leafHashOf(bytes), bytes };
}

/** The inverse of `stored`. */
export function decode({ position, hash, bytes }: StoredEvent): RecordedEvent {
  return { ...(JSON.parse(bytes.toString()) as EventEnvelope), position, hash };
}

function eventAt(study: string, position: number, type: string): RecordedEvent {
  const envelope: EventEnvelope = {
    id: `${study}-${position}/0`,
    study,
    stream: 'participant/1',
    version: position,
    type,
    schemaVersion: 1,
    occurredAt: '2026-01-01T00:00:00.000Z',
    zone: 'Europe/Oslo',
    recordedAt: '2026-01-01T00:00:00.000Z',
    actor: { id: 'p-1', role: 'investigator', organisation: 'o-1' },
    causation: 'c',
    correlation: 'c',
    software: 'spec',
    salt: 'AAAAAAAAAAAAAAAAAAAAAA',
    data: { number: position },
  };
  return { ...envelope, position, hash: leafHashOf(JSON.stringify(envelope)) };
}
