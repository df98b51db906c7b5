import {
  LedgerAltered,
  textOf,
  type ByteLog,
  type EventDecoder,
  type EventLog,
  type Head,
  type Leaf,
  type RecordedEvent,
  type Seen,
  type StoredEvent,
  type Stretch,
  type StudyHead,
  type Upcaster,
  type WantedStream,
} from '@caseledger/kernel';
import { EventEmitter } from 'node:events';
import { Pool } from 'pg';
import { AppendHints } from './append-hints.js';
import { eventReader } from './codec.js';
import { rowsOf, timeouts } from './connection.js';
import { miscount, type LedgerFault } from './ledger-fault.js';
import { Looks } from './looks.js';
import { requirePlace, storedRows, type StoredRow } from './stored-rows.js';
import { StreamReads } from './stream-reads.js';

/** A subject's key as the vault has it. */
export interface SubjectKey {
  readonly subject: string;
  readonly key: number;
  /** Wrapped under the master key; null once it is gone. */
  readonly wrapped: Buffer | null;
  /** Whether its destruction is recorded. */
  readonly destroyed: boolean;
}

export interface LedgerReaderOptions {
  /** Of a service's role, which can only call the ledger's functions. */
  readonly connectionString: string;
  /** Of every event type that has had more than one version: a reader without them would misread the past. */
  readonly upcasters: readonly Upcaster[];
  /** Connections for reading. */
  readonly readers?: number;
  /** Whether other processes write to and follow the same ledger: appends are then announced among them. */
  readonly shared?: boolean;
  /** Milliseconds between two looks at every study's head, for those who follow the ledger. */
  readonly lookMs?: number;
}

/** The ledger on PostgreSQL, for readers in position order. */
export class LedgerReader implements EventLog, ByteLog {
  readonly decode: EventDecoder;
  private readonly present: ReturnType<typeof eventReader>;
  protected readonly pool: Pool;
  private readonly appended = new EventEmitter();
  private readonly altered = new EventEmitter();
  private readonly hints: AppendHints | undefined;
  private readonly looks: Looks;
  private readonly streams = new StreamReads((study, streams, through) => this.streamEvents(study, streams, through));

  constructor({ connectionString, upcasters, readers = 8, shared = false, lookMs = 2_000 }: LedgerReaderOptions) {
    this.pool = new Pool({ connectionString, max: readers, ...timeouts });
    // An idle connection that breaks is replaced at the next query.
    this.pool.on('error', () => undefined);
    this.present = eventReader(upcasters);
    this.decode = ({ bytes, ...seen }) => this.present(textOf(bytes), seen);
    this.appended.setMaxListeners(0);
    this.looks = new Looks(() => this.heads(), lookMs);
    this.hints = shared
      ? new AppendHints(connectionString, this.pool, (study, position) => this.appended.emit('append', study, position))
      : undefined;
  }

  read(study: string, after: number | Seen, limit: number): Promise<readonly RecordedEvent[]> {
    return this.watched(async () => (await this.following(study, after, limit)).map((row) => this.eventOf(study, row)));
  }

  readAt(study: string, positions: readonly number[]): Promise<readonly RecordedEvent[]> {
    return this.watched(() => this.eventsAt(study, positions));
  }

  readStreams(study: string, streams: readonly WantedStream[], through?: number): Promise<readonly RecordedEvent[]> {
    return this.watched(() => this.streams.read(study, streams, through));
  }

  readBytes(study: string, after: number | Seen, limit: number): Promise<readonly StoredEvent[]> {
    return this.watched(async () =>
      (await this.following(study, after, limit)).map((row) => {
        this.eventOf(study, row);
        return { position: row.position, hash: row.hash, bytes: Buffer.from(row.text ?? '') };
      }),
    );
  }

  async heads(): Promise<readonly StudyHead[]> {
    const rows = await rowsOf<{ study: string; position: string; hash: string | null }>(this.pool, 'study-heads');
    return rows.map(({ study, position, hash }) => ({ study, position: Number(position), hash: hash ?? '' }));
  }

  async hashesAt(places: readonly Head[]): Promise<readonly (string | undefined)[]> {
    if (places.length === 0) return [];
    const rows = await rowsOf<{ hash: string | null }>(this.pool, 'hashes-at', [
      places.map(({ study }) => study),
      places.map(({ position }) => position),
    ]);
    return rows.map(({ hash }) => hash ?? undefined);
  }

  async leaves(stretches: readonly Stretch[]): Promise<readonly Leaf[]> {
    const rows = await rowsOf<Omit<Leaf, 'position'> & { position: string }>(this.pool, 'leaves', [
      stretches.map(({ study }) => study),
      stretches.map(({ after }) => after),
      stretches.map(({ through }) => through),
    ]);
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }

  /**
   * When the first event after each position was recorded, in the same order; `undefined` where there is none. One
   * query, whatever the number of studies.
   */
  async recordedAfter(
    positions: readonly { readonly study: string; readonly after: number }[],
  ): Promise<readonly (string | undefined)[]> {
    const rows = await rowsOf<{ recorded_at: string | null }>(this.pool, 'recorded-after', [
      positions.map(({ study }) => study),
      positions.map(({ after }) => after),
    ]);
    return rows.map(({ recorded_at }) => recorded_at ?? undefined);
  }

  /** What the ledger counts of a study: its last position, the version of each stream, and receipts of later positions. */
  async counts(study: string): Promise<{
    readonly position: number;
    readonly streams: ReadonlyMap<string, number>;
    readonly receiptsBeyond: readonly { readonly command: string; readonly position: number }[];
  }> {
    const beyond = await rowsOf<{ command: string; position: string }>(this.pool, 'receipts-beyond', [study]);
    const streams = await rowsOf<{ stream: string; version: number }>(this.pool, 'stream-versions', [study]);
    const head = (await this.heads()).find((one) => one.study === study);
    return {
      position: head?.position ?? 0,
      streams: new Map(streams.map(({ stream, version }) => [stream, version])),
      receiptsBeyond: beyond.map(({ command, position }) => ({ command, position: Number(position) })),
    };
  }

  /**
   * Where what the ledger counts is not what it has.
   * @param what a look at every study's head costs little; all streams have to be gone through
   */
  async miscounts(what: 'heads' | 'heads and streams'): Promise<readonly LedgerFault[]> {
    const rows = await rowsOf<{
      study: string;
      position: string;
      stream: string | null;
      counted: string;
      there: string;
    }>(this.pool, 'miscounts', [what === 'heads and streams']);
    return rows.map(({ study, position, stream, counted, there }) => ({
      study,
      position: Number(position),
      fault: miscount(Number(counted), Number(there), stream ?? undefined),
    }));
  }

  /** The position that the receipt of each of these commands names. */
  async receiptPositions(study: string, commands: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await rowsOf<{ command: string; position: string }>(this.pool, 'receipts-of', [study, commands]);
    return new Map(rows.map(({ command, position }) => [command, Number(position)]));
  }

  /** All keys of these subjects, as the vault has them. */
  subjectKeys(study: string, subjects: readonly string[]): Promise<readonly SubjectKey[]> {
    return rowsOf<SubjectKey>(this.pool, 'subject-keys-of', [study, subjects]);
  }

  onAppend(listener: (study: string, position: number) => void): () => void {
    this.appended.on('append', listener);
    return () => {
      this.appended.off('append', listener);
    };
  }

  onLook(listener: (heads: readonly StudyHead[]) => void, onError?: (error: unknown) => void): () => void {
    return this.looks.follow(listener, onError);
  }

  /** Calls back when a read meets a ledger that is not what it was, whoever reads. Returns a stop. */
  onAltered(listener: (altered: LedgerAltered) => void): () => void {
    this.altered.on('altered', listener);
    return () => {
      this.altered.off('altered', listener);
    };
  }

  async close(): Promise<void> {
    await this.hints?.close();
    await this.pool.end();
  }

  /** Tells listeners in this process at once, and those in others soon. */
  protected announce(study: string, position: number): void {
    this.appended.emit('append', study, position);
    this.hints?.announce(study, position);
  }

  protected async watched<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof LedgerAltered) this.altered.emit('altered', error);
      throw error;
    }
  }

  private async eventsAt(study: string, positions: readonly number[]): Promise<readonly RecordedEvent[]> {
    if (positions.length === 0) return [];
    const rows = await storedRows(this.pool, 'read-at', [study, positions]);
    const there = new Set(rows.map(({ position }) => position));
    const missing = positions.find((position) => !there.has(position));
    if (missing !== undefined) throw new LedgerAltered(study, missing, '', undefined);
    return rows.map((row) => this.eventOf(study, row));
  }

  /** The rows after a position. @throws LedgerAltered when one of them is missing, or what was seen is not there */
  private async following(study: string, after: number | Seen, limit: number): Promise<readonly StoredRow[]> {
    const { position, hash } = typeof after === 'number' ? { position: after, hash: '' } : after;
    const rows = await storedRows(this.pool, 'read-after', [study, position, limit]);
    const seen = position > 0 && rows[0]?.position === position ? rows.shift() : undefined;
    if (hash !== '' && seen?.hash !== hash) throw new LedgerAltered(study, position, hash, seen?.hash);
    const hole = rows.findIndex((row, index) => row.position !== position + index + 1);
    if (hole !== -1) throw new LedgerAltered(study, position + hole + 1, '', undefined);
    return rows;
  }

  /** Each stream's events, that follow one another from the version that is asked for. */
  private async streamEvents(
    study: string,
    streams: readonly WantedStream[],
    through: number | undefined,
  ): Promise<readonly RecordedEvent[]> {
    const rows = await storedRows(this.pool, 'read-streams', [
      study,
      streams.map(({ stream }) => stream),
      streams.map(({ after }) => after),
      through ?? null,
    ]);
    const reached = new Map<string, StoredRow>();
    for (const row of rows) {
      const before = reached.get(row.stream);
      if (before !== undefined && row.version !== before.version + 1) {
        throw new LedgerAltered(study, row.position, `of ${row.stream}, version ${before.version + 1}`, row.hash);
      }
      if (before === undefined) requireSeen(study, row, streams);
      reached.set(row.stream, row);
    }
    for (const { stream, hash } of streams) {
      if (hash !== undefined && !reached.has(stream)) throw new LedgerAltered(study, 0, hash, undefined);
    }
    return rows.flatMap((row) => (row.text === undefined ? [] : [this.eventOf(study, row)]));
  }

  private eventOf(study: string, row: StoredRow): RecordedEvent {
    const event = this.present(row.text ?? '', row);
    requirePlace(study, row, event);
    return event;
  }
}

/** The first row of a stream is the event that was seen last, or the stream's first one. */
function requireSeen(study: string, row: StoredRow, streams: readonly WantedStream[]): void {
  const wanted = streams.find(({ stream }) => stream === row.stream);
  const { after, hash } = wanted ?? { after: 0, hash: undefined };
  if (row.version !== Math.max(after, 1)) throw new LedgerAltered(study, row.position, hash ?? '', row.hash);
  if (hash !== undefined && row.hash !== hash) throw new LedgerAltered(study, row.position, hash, row.hash);
}
