import { LedgerAltered, type Append, type AppendOutcome, type EventStore, type Receipt } from '@caseledger/kernel';
import { inSpan } from '@caseledger/platform';
import { createHmac } from 'node:crypto';
import { DatabaseError } from 'pg';
import { keyFor } from './cipher.js';
import { Codec } from './codec.js';
import { rowsOf } from './connection.js';
import { LedgerReader, type LedgerReaderOptions } from './reader.js';
import { SubjectVault } from './personal-values.js';
import { GroupCommitWriter } from './writer.js';

export interface PostgresEventStoreOptions extends LedgerReaderOptions {
  /** 32 bytes that wrap the subjects' keys. */
  readonly masterKey: Buffer;
  /** Component and version, for the envelope. */
  readonly software: string;
}

/** The ledger on PostgreSQL. */
export class PostgresEventStore extends LedgerReader implements EventStore {
  readonly vault: SubjectVault;
  private readonly codec: Codec;
  private readonly writer: GroupCommitWriter;
  private readonly digestKey: Buffer;

  constructor(options: PostgresEventStoreOptions) {
    super(options);
    const { connectionString, masterKey, software } = options;
    this.vault = new SubjectVault(this.pool, masterKey);
    this.digestKey = keyFor(masterKey, 'digests of requests');
    this.codec = new Codec(this.vault, software);
    this.writer = new GroupCommitWriter({ connectionString }, (study, position) => {
      this.announce(study, position);
    });
  }

  /**
   * @throws EventTooLarge and SubjectErased (nothing written), LedgerUnavailable (repeat with the same command id),
   * LedgerAltered when there is an event already where the ledger counts none.
   */
  append(append: Append): Promise<AppendOutcome> {
    return inSpan('append', { 'caseledger.study': append.study }, async (tell) => {
      const encoded = await this.codec.encode(append);
      const outcome = await this.watched(() => this.writer.append(encoded).catch(asAltered(append.study)));
      tell({ 'caseledger.outcome': outcome.outcome });
      return outcome;
    });
  }

  async receipt(study: string, commandId: string): Promise<Receipt | undefined> {
    const [row] = await rowsOf<{ request_hash: Buffer; position: string; answer: string }>(this.pool, 'receipt', [
      study,
      commandId,
    ]);
    return (
      row && {
        commandId,
        requestHash: row.request_hash,
        position: Number(row.position),
        answer: JSON.parse(row.answer) as unknown,
      }
    );
  }

  /** HMAC-SHA-256 (RFC 2104). */
  keyed(digest: Uint8Array): Uint8Array {
    return createHmac('sha256', this.digestKey).update(digest).digest();
  }

  /** Finishes the appends that are waiting, then disconnects. */
  override async close(): Promise<void> {
    await this.writer.close();
    await super.close();
  }
}

/** An event where the ledger counts none: a place that is taken says so. @throws LedgerAltered, else the error as it is */
const asAltered =
  (study: string) =>
  (error: unknown): never => {
    const place = error instanceof DatabaseError && error.constraint === 'events_pkey' ? error.detail : undefined;
    const position = /, (\d+)\)/.exec(place ?? '')?.[1];
    throw position === undefined ? error : new LedgerAltered(study, Number(position), 'of no event', 'an event');
  };
