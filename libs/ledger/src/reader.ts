import {
  textOf,
  type ByteLog,
  type EventDecoder,
  type EventLog,
  type EventLookup,
  type RecordedEvent,
  type StoredEvent,
  type Upcaster,
} from '@caseledger/kernel';
import { EventEmitter } from 'node:events';
import { Pool } from 'pg';
import { AppendHints } from './append-hints.js';
import { eventReader } from './codec.js';
import { rowsOf, timeouts } from './connection.js';
import type { WantedStream } from './stream-reads.js';

export interface LedgerReaderOptions {
  /** Of a service's role, which can only call the ledger's functions. */
  readonly connectionString: string;
  readonly upcasters?: readonly Upcaster[];
  /** Connections for reading. */
  readonly readers?: number;
  /** Whether other processes write to and follow the same ledger: appends are then announced among them. */
  readonly shared?: boolean;
}

/** The ledger on PostgreSQL, for readers in position order. */
export class LedgerReader implements EventLog, EventLookup, ByteLog {
  readonly decode: EventDecoder;
  private readonly present: ReturnType<typeof eventReader>;
  protected readonly pool: Pool;
  private readonly appended = new EventEmitter();
  private readonly hints: AppendHints | undefined;

  constructor({ connectionString, upcasters, readers = 8, shared = false }: LedgerReaderOptions) {
    this.pool = new Pool({ connectionString, max: readers, ...timeouts });
    // An idle connection that breaks is replaced at the next query.
    this.pool.on('error', () => undefined);
    this.present = eventReader(upcasters);
    this.decode = ({ position, bytes }) => this.present(textOf(bytes), position);
    this.appended.setMaxListeners(0);
    this.hints = shared
      ? new AppendHints(connectionString, this.pool, (study, position) => this.appended.emit('append', study, position))
      : undefined;
  }

  async read(study: string, after: number, limit: number): Promise<readonly RecordedEvent[]> {
    return this.events('read_events($1, $2, $3)', [study, after, limit]);
  }

  async readAt(study: string, positions: readonly number[]): Promise<readonly RecordedEvent[]> {
    const sorted = [...new Set(positions)].sort((one, other) => one - other);
    const events: RecordedEvent[] = [];
    for (let from = 0; from < sorted.length;) {
      const first = sorted[from] ?? 0;
      let until = from + 1;
      while (sorted[until] === first + until - from) until += 1;
      events.push(...(await this.read(study, first - 1, until - from)));
      from = until;
    }
    return events;
  }

  readStreams(study: string, streams: readonly WantedStream[]): Promise<readonly RecordedEvent[]> {
    return this.events('read_streams($1, $2, $3)', [
      study,
      streams.map(({ stream }) => stream),
      streams.map(({ after }) => after),
    ]);
  }

  async readBytes(study: string, after: number, limit: number): Promise<readonly StoredEvent[]> {
    const rows = await this.stored('read_events($1, $2, $3)', [study, after, limit]);
    return rows.map(({ position, text }) => ({ position: Number(position), bytes: Buffer.from(text) }));
  }

  async heads(): Promise<readonly { study: string; position: number }[]> {
    const rows = await rowsOf<{ study: string; position: string }>(this.pool, { text: 'SELECT * FROM ledger.heads()' });
    return rows.map(({ study, position }) => ({ study, position: Number(position) }));
  }

  /**
   * When the first event after each position was recorded, in the same order; `undefined` where there is none. One
   * query, whatever the number of studies.
   */
  async recordedAfter(
    positions: readonly { readonly study: string; readonly after: number }[],
  ): Promise<readonly (string | undefined)[]> {
    const rows = await rowsOf<{ recorded_at: string | null }>(this.pool, {
      name: 'recorded_after',
      text: 'SELECT recorded_at FROM ledger.recorded_after($1, $2)',
      values: [positions.map(({ study }) => study), positions.map(({ after }) => after)],
    });
    return rows.map(({ recorded_at }) => recorded_at ?? undefined);
  }

  onAppend(listener: (study: string, position: number) => void): () => void {
    this.appended.on('append', listener);
    return () => {
      this.appended.off('append', listener);
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

  protected async events(from: string, values: unknown[]): Promise<readonly RecordedEvent[]> {
    const rows = await this.stored(from, values);
    return rows.map(({ position, text }) => this.present(text, Number(position)));
  }

  /** The stored bytes are UTF-8 or refused: as text they travel as they are, as `bytea` with two digits for each. */
  private async stored(from: string, values: unknown[]): Promise<readonly { position: string; text: string }[]> {
    return rowsOf(this.pool, {
      name: from,
      text: `SELECT position, convert_from(body, 'UTF8') AS text FROM ledger.${from}`,
      values,
    });
  }
}
