import type { AppendOutcome } from '@caseledger/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { takeBatch, type Waiting } from './batch.js';
import type { EncodedAppend } from './codec.js';
import { isTransient, isUncertain, timeouts } from './connection.js';
import { LedgerUnavailable } from './errors.js';

const patienceMs = 30_000;
const mostWaiting = 10_000;

interface OutcomeRow {
  readonly outcome: 'appended' | 'repeated' | 'key-reused' | 'conflict';
  readonly position: string;
  readonly request_hash: Buffer | null;
  readonly answer: string | null;
  readonly conflicts: { stream: string; expected: number; actual: number }[] | null;
}

/**
 * Group commit: appends that arrive while a transaction is in flight are committed together by the next one. Every
 * append has its own outcome; an error that concerns one alone is told to its caller alone.
 */
export class GroupCommitWriter {
  private readonly queue: Waiting<AppendOutcome>[] = [];
  private client: Client | undefined;
  private running: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly connection: ClientConfig,
    private readonly onAppended: (study: string, position: number) => void,
  ) {}

  append(append: EncodedAppend): Promise<AppendOutcome> {
    if (this.closed || this.queue.length >= mostWaiting) {
      return Promise.reject(new LedgerUnavailable(new Error(this.closed ? 'closed' : 'too many appends are waiting')));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ append, since: Date.now(), resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Commits what is waiting, then disconnects. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    await this.client?.end().catch(() => undefined);
  }

  private async run(): Promise<void> {
    // Let the appends of this turn of the event loop gather.
    await Promise.resolve();
    while (this.queue.length > 0) await this.settle(takeBatch(this.queue), false);
    this.running = undefined;
  }

  /**
   * Commits the batch, or tells each caller why not.
   * @param sentBefore whether it may be committed already: then its receipt is the acknowledgement.
   */
  private async settle(batch: readonly Waiting<AppendOutcome>[], sentBefore: boolean): Promise<void> {
    const deadline = (batch[0]?.since ?? 0) + patienceMs;
    let uncertain = sentBefore;
    for (let attempt = 0; ; attempt += 1) {
      try {
        this.conclude(batch, await this.commit(batch, uncertain));
        return;
      } catch (error) {
        uncertain ||= isUncertain(error);
        if (!isTransient(error)) {
          if (batch.length === 1) batch[0]?.reject(error);
          else for (const waiting of batch) await this.settle([waiting], uncertain);
          return;
        }
        if (Date.now() > deadline) {
          for (const waiting of batch) waiting.reject(new LedgerUnavailable(error));
          return;
        }
        await pause(Math.min(50 * 2 ** attempt, 1_000));
      }
    }
  }

  private conclude(batch: readonly Waiting<AppendOutcome>[], outcomes: readonly AppendOutcome[]): void {
    const heads = new Map<string, number>();
    batch.forEach((waiting, i) => {
      const outcome = outcomes[i];
      if (outcome === undefined) {
        waiting.reject(new Error('the ledger gave no outcome'));
        return;
      }
      if (outcome.outcome === 'appended') heads.set(waiting.append.study, outcome.receipt.position);
      waiting.resolve(outcome);
    });
    // In a turn of its own: a listener that throws must not pass for a commit that failed.
    setImmediate(() => {
      for (const [study, position] of heads) this.onAppended(study, position);
    });
  }

  private async commit(
    batch: readonly Waiting<AppendOutcome>[],
    sentBefore: boolean,
  ): Promise<readonly AppendOutcome[]> {
    const client = await this.connect();
    const { rows } = await client
      .query<OutcomeRow>({
        name: 'append',
        text: 'SELECT * FROM ledger.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
        values: parametersOf(batch.map(({ append }) => append)),
      })
      .catch((error: unknown) => {
        if (isUncertain(error)) this.drop(client);
        throw error;
      });
    return rows.map((row, i): AppendOutcome => {
      const append = batch[i]?.append;
      if (row.outcome === 'key-reused') return { outcome: 'key-reused' };
      if (row.outcome === 'conflict') return { outcome: 'conflict', conflicts: row.conflicts ?? [] };
      return {
        outcome: sentBefore ? 'appended' : row.outcome,
        receipt: {
          commandId: append?.commandId ?? '',
          requestHash: row.request_hash ?? append?.requestHash ?? Buffer.alloc(0),
          position: Number(row.position),
          answer: JSON.parse(row.answer ?? append?.answer ?? 'null') as unknown,
        },
      };
    });
  }

  private async connect(): Promise<Client> {
    if (this.client !== undefined) return this.client;
    const client = new Client({ ...this.connection, ...timeouts });
    const lost = (): void => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    this.client = client;
    return client;
  }

  private drop(client: Client): void {
    if (this.client === client) this.client = undefined;
    client.end().catch(() => undefined);
  }
}

function parametersOf(appends: readonly EncodedAppend[]): unknown[] {
  const studies = [...new Set(appends.map(({ study }) => study))].sort();
  const index = new Map(studies.map((study, i) => [study, i + 1]));
  const writes = appends.flatMap((append, i) => append.streams.map((write) => ({ ...write, append: i + 1 })));
  const bodies = appends.flatMap((append) => append.bodies);
  let end = 0;
  return [
    studies,
    appends.map(({ study }) => index.get(study)),
    appends.map(({ commandId }) => commandId),
    Buffer.concat(appends.map(({ requestHash }) => requestHash)),
    appends.map(({ answer }) => answer),
    writes.map(({ append }) => append),
    writes.map(({ stream }) => stream),
    writes.map(({ expected }) => expected),
    writes.map(({ events }) => events),
    bodies.map((body) => (end += body.length)),
    Buffer.concat(bodies),
    Buffer.concat(appends.flatMap(({ leaves }) => leaves)),
  ];
}
