import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { servicesOf } from './registries.js';
import type { Verdict } from './verdict.js';

const everyMs = 100;

/** Looks at the cursors of the live builds again and again: none may ever be behind where it was. */
export class CursorWatcher {
  /** How often it looked. */
  samples = 0;
  private readonly reached = new Map<string, number>();
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;

  constructor(
    private readonly adminUrl: string,
    private readonly verdict: Verdict,
  ) {
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watching;
  }

  private async watch(): Promise<void> {
    while (!this.stopped()) {
      const client = new Client({ connectionString: this.adminUrl, query_timeout: 5_000 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        while (!this.stopped()) {
          await this.look(client);
          await this.rest();
        }
      } catch {
        // The database is away: what it shows when it is back counts.
        await this.rest();
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  private async look(client: Client): Promise<void> {
    const cursors = (await servicesOf(client)).map(
      (service) =>
        `SELECT '${service}' AS service, name, build, study, position
           FROM "${service}".builds JOIN "${service}".cursors USING (name, build) WHERE status = 'live'`,
    );
    if (cursors.length === 0) return;
    const { rows } = await client.query<{
      service: string;
      name: string;
      build: number;
      study: string;
      position: string;
    }>(cursors.join(' UNION ALL '));
    this.samples += 1;
    for (const { service, name, build, study, position: text } of rows) {
      const key = `${service} ${name} ${study}`;
      const position = Number(text);
      const before = this.reached.get(key) ?? 0;
      if (position < before) {
        this.verdict.violate('cursor', study, `${name} (build ${build}) went back from ${before} to ${position}`);
      }
      this.reached.set(key, position);
    }
  }

  private stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async rest(): Promise<void> {
    await pause(everyMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
