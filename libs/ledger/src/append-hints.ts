import { Client, type Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from './statements.js';

const channel = 'caseledger_appended';
const retryMs = 1_000;

/**
 * Tells the other processes on a ledger of appends, by NOTIFY. A hint only: one may be lost while a connection is
 * away, and whoever follows the ledger also polls. Announced outside the append, because a transaction with a pending
 * NOTIFY takes a lock of the whole cluster at its commit.
 */
export class AppendHints {
  private readonly waiting = new Map<string, number>();
  private announcing: Promise<void> | undefined;
  private listener: Client | undefined;
  private readonly closing = new AbortController();
  private readonly listening: Promise<void>;

  constructor(
    private readonly connectionString: string,
    private readonly pool: Pool,
    private readonly onHint: (study: string, position: number) => void,
  ) {
    this.listening = this.keepListening();
  }

  /** Announces soon: appends that come meanwhile travel together. */
  announce(study: string, position: number): void {
    this.waiting.set(study, position);
    this.announcing ??= this.announceWaiting();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.listener?.end().catch(() => undefined);
    await this.listening;
    await this.announcing;
  }

  private async announceWaiting(): Promise<void> {
    while (this.waiting.size > 0) {
      const payloads = Array.from(this.waiting, ([study, position]) => JSON.stringify([study, position]));
      this.waiting.clear();
      // Followers poll anyway: a hint that cannot be sent is not worth a failure.
      await this.pool.query(sql.notify, [channel, payloads]).catch(() => undefined);
    }
    this.announcing = undefined;
  }

  private async keepListening(): Promise<void> {
    while (!this.closing.signal.aborted) {
      await this.listenOnce().catch(() => undefined);
      await pause(retryMs, undefined, { signal: this.closing.signal }).catch(() => undefined);
    }
  }

  /** Listens until the connection ends. */
  private async listenOnce(): Promise<void> {
    const client = new Client({ connectionString: this.connectionString, keepAlive: true });
    const ended = new Promise<void>((resolve) => {
      client.on('error', () => {
        resolve();
      });
      client.on('end', resolve);
    });
    client.on('notification', ({ payload = '' }) => {
      const [study, position] = JSON.parse(payload) as [string, number];
      this.onHint(study, position);
    });
    this.listener = client;
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    if (this.closing.signal.aborted) await client.end();
    await ended;
  }
}
