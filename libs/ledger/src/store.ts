import type { Append, AppendOutcome, EventLog, EventStore, Receipt, RecordedEvent, Upcaster } from '@caseledger/kernel';
import { EventEmitter } from 'node:events';
import { Pool } from 'pg';
import { Codec } from './codec.js';
import { rowsOf, timeouts } from './connection.js';
import { SubjectVault } from './vault.js';
import { GroupCommitWriter } from './writer.js';

export interface PostgresEventStoreOptions {
  /** Of a service's role, which can only call the ledger's functions. */
  readonly connectionString: string;
  /** 32 bytes that wrap the subjects' keys. */
  readonly masterKey: Buffer;
  /** Component and version, for the envelope. */
  readonly software: string;
  readonly upcasters?: readonly Upcaster[];
  /** Connections for reading. */
  readonly readers?: number;
}

/** The ledger on PostgreSQL. */
export class PostgresEventStore implements EventStore, EventLog {
  readonly vault: SubjectVault;
  private readonly pool: Pool;
  private readonly codec: Codec;
  private readonly writer: GroupCommitWriter;
  private readonly appended = new EventEmitter();

  constructor(options: PostgresEventStoreOptions) {
    const { connectionString, masterKey, software, upcasters = [], readers = 8 } = options;
    this.pool = new Pool({ connectionString, max: readers, ...timeouts });
    // An idle connection that breaks is replaced at the next query.
    this.pool.on('error', () => undefined);
    this.vault = new SubjectVault(this.pool, masterKey);
    this.codec = new Codec(this.vault, software, upcasters);
    this.appended.setMaxListeners(0);
    this.writer = new GroupCommitWriter({ connectionString }, (study, position) => {
      this.appended.emit('append', study, position);
    });
  }

  /** @throws EventTooLarge and SubjectErased (nothing written), LedgerUnavailable (repeat with the same command id). */
  async append(append: Append): Promise<AppendOutcome> {
    return this.writer.append(await this.codec.encode(append));
  }

  async readStreams(
    study: string,
    streams: readonly { stream: string; after: number }[],
  ): Promise<readonly RecordedEvent[]> {
    return this.events('read_streams', 'SELECT position, body FROM ledger.read_streams($1, $2, $3)', [
      study,
      streams.map(({ stream }) => stream),
      streams.map(({ after }) => after),
    ]);
  }

  async read(study: string, after: number, limit: number): Promise<readonly RecordedEvent[]> {
    return this.events('read_events', 'SELECT position, body FROM ledger.read_events($1, $2, $3)', [
      study,
      after,
      limit,
    ]);
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

  async receipt(study: string, commandId: string): Promise<Receipt | undefined> {
    const [row] = await rowsOf<{ request_hash: Buffer; position: string; answer: string }>(this.pool, {
      name: 'receipt',
      text: 'SELECT request_hash, position, answer FROM ledger.receipt($1, $2)',
      values: [study, commandId],
    });
    return (
      row && {
        commandId,
        requestHash: row.request_hash,
        position: Number(row.position),
        answer: JSON.parse(row.answer) as unknown,
      }
    );
  }

  onAppend(listener: (study: string, position: number) => void): () => void {
    this.appended.on('append', listener);
    return () => {
      this.appended.off('append', listener);
    };
  }

  /** Finishes the appends that are waiting, then disconnects. */
  async close(): Promise<void> {
    await this.writer.close();
    await this.pool.end();
  }

  private async events(name: string, text: string, values: unknown[]): Promise<readonly RecordedEvent[]> {
    const rows = await rowsOf<{ position: string; body: Buffer }>(this.pool, { name, text, values });
    return rows.map((row) => this.codec.decode(row));
  }
}
