import type {
  Append,
  AppendOutcome,
  ByteLog,
  EventDecoder,
  EventLog,
  EventStore,
  Receipt,
  RecordedEvent,
  StoredEvent,
  Upcaster,
} from '@caseledger/kernel';
import { EventEmitter } from 'node:events';
import { Pool } from 'pg';
import { AppendHints } from './append-hints.js';
import { Codec, eventDecoder } from './codec.js';
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
  /** Whether other processes write to and follow the same ledger: appends are then announced among them. */
  readonly shared?: boolean;
}

/** The ledger on PostgreSQL. */
export class PostgresEventStore implements EventStore, EventLog, ByteLog {
  readonly vault: SubjectVault;
  readonly decode: EventDecoder;
  private readonly pool: Pool;
  private readonly codec: Codec;
  private readonly writer: GroupCommitWriter;
  private readonly appended = new EventEmitter();
  private readonly hints: AppendHints | undefined;

  constructor(options: PostgresEventStoreOptions) {
    const { connectionString, masterKey, software, upcasters = [], readers = 8, shared = false } = options;
    this.pool = new Pool({ connectionString, max: readers });
    // An idle connection that breaks is replaced at the next query.
    this.pool.on('error', () => undefined);
    this.vault = new SubjectVault(this.pool, masterKey);
    this.codec = new Codec(this.vault, software);
    this.decode = eventDecoder(upcasters);
    this.appended.setMaxListeners(0);
    const emit = (study: string, position: number): void => {
      this.appended.emit('append', study, position);
    };
    this.hints = shared ? new AppendHints(connectionString, this.pool, emit) : undefined;
    this.writer = new GroupCommitWriter({ connectionString }, (study, position) => {
      emit(study, position);
      this.hints?.announce(study, position);
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
    const stored = await this.stored('read_streams', 'SELECT position, body FROM ledger.read_streams($1, $2, $3)', [
      study,
      streams.map(({ stream }) => stream),
      streams.map(({ after }) => after),
    ]);
    return stored.map(this.decode);
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

  async receipt(study: string, commandId: string): Promise<Receipt | undefined> {
    const { rows } = await this.pool.query<{ request_hash: Buffer; position: string; answer: string }>({
      name: 'receipt',
      text: 'SELECT request_hash, position, answer FROM ledger.receipt($1, $2)',
      values: [study, commandId],
    });
    const [row] = rows;
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
    await this.hints?.close();
    await this.pool.end();
  }

  private async stored(name: string, text: string, values: unknown[]): Promise<readonly StoredEvent[]> {
    const { rows } = await this.pool.query<{ position: string; body: Buffer }>({ name, text, values });
    return rows.map(({ position, body }) => ({ position: Number(position), bytes: body }));
  }
}
