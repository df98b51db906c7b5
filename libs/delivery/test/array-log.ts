import type { ByteLog, EventLog, RecordedEvent, StoredEvent } from '@caseledger/kernel';

/** A ledger in an array, for specs of what follows a ledger. `hints` can be turned off: they may be lost. */
export class ArrayLog implements EventLog, ByteLog {
  hints = true;
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

  read(study: string, after: number, limit: number): Promise<readonly RecordedEvent[]> {
    return Promise.resolve(this.all(study).slice(after, after + limit));
  }

  readBytes(study: string, after: number, limit: number): Promise<readonly StoredEvent[]> {
    return Promise.resolve(
      this.all(study)
        .slice(after, after + limit)
        .map(stored),
    );
  }

  heads(): Promise<readonly { study: string; position: number }[]> {
    return Promise.resolve(Array.from(this.studies, ([study, events]) => ({ study, position: events.length })));
  }

  onAppend(listener: (study: string, position: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** The event as a ledger stores it. */
export function stored({ position, ...envelope }: RecordedEvent): StoredEvent {
  return { position, bytes: Buffer.from(JSON.stringify(envelope)) };
}

/** The inverse of `stored`. */
export function decode({ position, bytes }: StoredEvent): RecordedEvent {
  return { ...(JSON.parse(bytes.toString()) as Omit<RecordedEvent, 'position'>), position };
}

function eventAt(study: string, position: number, type: string): RecordedEvent {
  return {
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
    position,
  };
}
