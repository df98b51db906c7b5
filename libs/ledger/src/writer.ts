import type { AppendOutcome } from '@caseledger/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { mostAppends, takeBatch, type Waiting } from './batch.js';
import { recordedBy, type EncodedAppend } from './codec.js';
import { mayComeRight, isUncertain, timeouts } from './connection.js';
import { LedgerUnavailable } from './errors.js';
import { sql } from './statements.js';

const patienceMs = 30_000;
const mostWaiting = 10_000;
/** Fewer are not worth a batch of their own. */
const leastHalf = 16;

interface OutcomeRow {
  readonly outcome: 'appended' | 'repeated' | 'key-reused' | 'conflict';
  readonly position: string;
  readonly request_hash: Buffer | null;
  readonly answer: string | null;
  readonly conflicts: { stream: string; expected: number; actual: number }[] | null;
}

type Tell = () => void;

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
      this.queue.push({ append, since: performance.now(), resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Commits what is waiting, then disconnects. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    await this.client?.end().catch(() => undefined);
  }

  /**
   * While the database writes one batch, the callers of the batch before get their answers and prepare what follows. So
   * that two halves come to alternate, the database gets only one of them to begin with when many are waiting.
   */
  private async run(): Promise<void> {
    // Let the appends of this turn of the event loop gather.
    await Promise.resolve();
    let most = this.queue.length < 2 * leastHalf ? mostAppends : Math.ceil(this.queue.length / 2);
    let tell: Tell = () => undefined;
    while (this.queue.length > 0) {
      const settled = this.settle(takeBatch(this.queue, most));
      tell();
      tell = await settled;
      most = mostAppends;
    }
    this.running = undefined;
    tell();
  }

  /**
   * Commits the batch. After a lost connection it is sent again: what was committed already has its receipt.
   * @returns what tells each caller what came of it.
   */
  private async settle(batch: readonly Waiting<AppendOutcome>[]): Promise<Tell> {
    const deadline = (batch[0]?.since ?? 0) + patienceMs;
    for (let attempt = 0; ; attempt += 1) {
      try {
        const rows = await this.commit(batch);
        return () => {
          this.conclude(batch, rows);
        };
      } catch (error) {
        if (!mayComeRight(error)) {
          if (batch.length === 1) return () => batch[0]?.reject(error);
          for (const waiting of batch) (await this.settle([waiting]))();
          return () => undefined;
        }
        if (performance.now() > deadline) {
          return () => {
            for (const waiting of batch) waiting.reject(new LedgerUnavailable(error));
          };
        }
        await pause(Math.min(50 * 2 ** attempt, 1_000));
      }
    }
  }

  private conclude(batch: readonly Waiting<AppendOutcome>[], rows: readonly OutcomeRow[]): void {
    const heads = new Map<string, number>();
    batch.forEach((waiting, i) => {
      try {
        const outcome = outcomeOf(rows[i], waiting.append);
        if (outcome.outcome === 'appended') heads.set(waiting.append.study, outcome.receipt.position);
        waiting.resolve(outcome);
      } catch (error) {
        waiting.reject(error);
      }
    });
    // In a turn of its own: a listener that throws must not pass for a commit that failed.
    setImmediate(() => {
      for (const [study, position] of heads) this.onAppended(study, position);
    });
  }

  private async commit(batch: readonly Waiting<AppendOutcome>[]): Promise<readonly OutcomeRow[]> {
    const client = await this.connect();
    const { rows } = await client
      .query<OutcomeRow>({
        name: 'append',
        text: sql.append,
        values: parametersOf(batch.map(({ append }) => append)),
      })
      .catch((error: unknown) => {
        if (isUncertain(error)) this.drop(client);
        throw error;
      });
    return rows;
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

function outcomeOf(row: OutcomeRow | undefined, append: EncodedAppend): AppendOutcome {
  if (row === undefined) throw new Error('the ledger gave no outcome');
  if (row.outcome === 'key-reused') return { outcome: 'key-reused' };
  if (row.outcome === 'conflict') return { outcome: 'conflict', conflicts: row.conflicts ?? [] };
  const position = Number(row.position);
  const receipt = {
    commandId: append.commandId,
    requestHash: row.request_hash ?? append.requestHash,
    position,
    answer: JSON.parse(row.answer ?? append.answer) as unknown,
  };
  // A receipt after a lost connection may be another process's, which recorded the command in other bytes.
  return row.outcome === 'appended'
    ? { outcome: 'appended', receipt, events: recordedBy(append, position) }
    : { outcome: 'repeated', receipt };
}

function parametersOf(appends: readonly EncodedAppend[]): unknown[] {
  const studies = [...new Set(appends.map(({ study }) => study))].sort();
  const index = new Map(studies.map((study, i) => [study, i + 1]));
  const writes: { append: number; stream: string; expected: number; events: number }[] = [];
  const ends: number[] = [];
  const bodies: Buffer[] = [];
  let end = 0;
  for (const [i, append] of appends.entries()) {
    for (const { stream, expected, events } of append.streams) writes.push({ append: i + 1, stream, expected, events });
    for (const body of append.bodies) ends.push((end += body.length));
    bodies.push(...append.bodies);
  }
  return [
    studies,
    integers(appends.map(({ study }) => index.get(study) ?? 0)),
    appends.map(({ commandId }) => commandId),
    Buffer.concat(appends.map(({ requestHash }) => requestHash)),
    appends.map(({ answer }) => answer),
    integers(writes.map(({ append }) => append)),
    writes.map(({ stream }) => stream),
    integers(writes.map(({ expected }) => expected)),
    integers(writes.map(({ events }) => events)),
    integers(ends),
    Buffer.concat(bodies),
  ];
}

/** An array as PostgreSQL reads it: the driver would quote every number. */
const integers = (values: readonly number[]): string => `{${values.join()}}`;
