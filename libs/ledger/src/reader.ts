import type { ByteLog, EventDecoder, EventLog, RecordedEvent, StoredEvent, Upcaster } from '@caseledger/kernel';
import { EventEmitter } from 'node:events';
import { Pool } from 'pg';
import { AppendHints } from './append-hints.js';
import { eventDecoder } from './codec.js';

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
export class LedgerReader implements EventLog, ByteLog {
  readonly decode: EventDecoder;
  protected readonly pool: Pool;
  private readonly appended = new EventEmitter();
  private readonly hints: AppendHints | undefined;

  constructor({ connectionString, upcasters, readers = 8, shared = false }: LedgerReaderOptions) {
    this.pool = new Pool({ connectionString, max: readers });
    // An idle connection that breaks is replaced at the next query.
    this.pool.on('error', () => undefined);
    this.decode = eventDecoder(upcasters);
    this.appended.setMaxListeners(0);
    this.hints = shared
      ? new AppendHints(connectionString, this.pool, (study, position) => this.appended.emit('append', study, position))
      : undefined;
  }

  async read(study: string, after: number, limit: number): Promise<readonly RecordedEvent[]> {
    return (await this.readBytes(study, after, limit)).map(this.decode);
  }

  async readBytes(study: string, after: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.stored('read_events', 'SELECT position, body FROM ledger.read_events($1, $2, $3)', [
      study,
      after,
      limit,
    ]);
  }

  async heads(): Promise<readonly { study: string; position: number }[]> {
    const { rows } = await this.pool.query<{ study: string; position: string }>('SELECT * FROM ledger.heads()');
    return rows.map(({ study, position }) => ({ study, position: Number(position) }));
  }

  /**
   * When the first event after each position was recorded, in the same order; `undefined` where there is none. One
   * query, whatever the number of studies.
   */
  async recordedAfter(
    positions: readonly { readonly study: string; readonly after: number }[],
  ): Promise<readonly (string | undefined)[]> {
    const { rows } = await this.pool.query<{ recorded_at: string | null }>({
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

  protected async stored(name: string, text: string, values: unknown[]): Promise<readonly StoredEvent[]> {
    const { rows } = await this.pool.query<{ position: string; body: Buffer }>({ name, text, values });
    return rows.map(({ position, body }) => ({ position: Number(position), bytes: body }));
  }
}
