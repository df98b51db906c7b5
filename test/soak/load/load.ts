import { setTimeout as pause } from 'node:timers/promises';
import { playCase, type Step } from './case.js';
import { Client, type Answer, type Request } from './client.js';
import type { JournalWriter } from './journal-writer.js';
import { setUp } from './study.js';

export interface LoadOptions {
  /** Entrances of the product. */
  readonly urls: readonly string[];
  readonly tokens: Readonly<Record<string, string>>;
  readonly studies: readonly string[];
  readonly writers: number;
  /** Commands a second that all writers together do not exceed. */
  readonly rate: number;
  readonly journal: JournalWriter;
}

/** A command from its first attempt to its acknowledgement, in milliseconds of `performance.now()`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Views that readers look at, below the study; the first ones are cheap whatever the size of the study. */
const views = ['participants?limit=1', 'audit-trail?limit=1', 'adverse-events?limit=1', 'near-misses?limit=1'];

/** Writers that insist until every command is acknowledged, and readers that look at every view. */
export class Load {
  /** Every acknowledged command. */
  readonly commands: Interval[] = [];
  private readonly clients: Client[] = [];
  private readonly heads = new Map<string, number>();
  private readonly underWay = new Map<number, number>();
  private readonly stopping = new AbortController();
  private running: Promise<unknown> = Promise.resolve();
  private pausing: { readonly end: Promise<void>; readonly resume: () => void } | undefined;
  private failure: unknown;

  constructor(private readonly options: LoadOptions) {}

  /** Opens the studies, then keeps going until stopped. */
  async start(): Promise<void> {
    const client = this.client(0);
    for (const study of this.options.studies) {
      for (const [i, request] of setUp(study).entries())
        await this.command(client, study, `${study}-set-up-${i}`, request);
    }
    const writers = Array.from({ length: this.options.writers }, (_, writer) => this.write(writer));
    const readers = views.map((view, reader) => this.read(view, reader));
    this.running = Promise.all([...writers, ...readers]).catch((error: unknown) => {
      this.failure = error;
      this.stopping.abort();
    });
  }

  /** Lets no new command begin; resolves when those under way are acknowledged. */
  async pause(): Promise<void> {
    let resume = (): void => undefined;
    const end = new Promise<void>((resolve) => (resume = resolve));
    this.pausing = { end, resume };
    while (this.underWay.size > 0) {
      this.alive();
      await pause(20);
    }
  }

  resume(): void {
    this.pausing?.resume();
    this.pausing = undefined;
  }

  /** @throws when the product refused what it must accept: then nobody writes any more */
  alive(): void {
    if (this.failure !== undefined) throw this.failure as Error;
  }

  /** Ends when the commands under way are acknowledged. @throws when the product refused what it must accept */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.resume();
    await this.running;
    this.alive();
  }

  /** The longest that a command which was under way at some time of the interval took, in milliseconds. */
  longest({ from, to }: Interval): number {
    const underWay = [...this.underWay.values()].map((since) => ({ from: since, to: performance.now() }));
    return [...this.commands, ...underWay]
      .filter((command) => command.from <= to && command.to >= from)
      .reduce((most, command) => Math.max(most, command.to - command.from), 0);
  }

  /** Answers of 500, to commands and readers. */
  get failures(): number {
    return this.clients.reduce((sum, { failures }) => sum + failures, 0);
  }

  /** The last position acknowledged in a study. */
  head(study: string): number {
    return this.heads.get(study) ?? 0;
  }

  private async write(writer: number): Promise<void> {
    const { studies, writers, rate } = this.options;
    const client = this.client(writer);
    const beatMs = (1_000 * writers) / rate;
    let next = performance.now() + (writer * beatMs) / writers;
    for (let round = 0; ; round += 1) {
      const study = studies[(writer + round) % studies.length] ?? '';
      const steps = playCase();
      let step = steps.next();
      for (let i = 0; !step.done; i += 1) {
        await this.rest(next - performance.now());
        await this.pausing?.end;
        if (this.stopped()) return;
        next = Math.max(next + beatMs, performance.now());
        const key = `${study}-${writer}-${round}-${i}`;
        step = steps.next(await this.command(client, study, key, requestOf(study, step.value), writer));
      }
    }
  }

  private async command(client: Client, study: string, key: string, request: Request, writer = -1): Promise<Answer> {
    const from = performance.now();
    this.underWay.set(writer, from);
    const headers = { 'idempotency-key': key, 'x-correlation-id': key };
    const answer = await client.insist({ ...request, headers });
    this.underWay.delete(writer);
    this.commands.push({ from, to: performance.now() });
    const { position, events, streams } = answer.body as {
      position: number;
      events: string[];
      streams: Record<string, number>;
    };
    this.options.journal.write({ kind: 'command', study, request: key, position, events, streams });
    this.heads.set(study, Math.max(position, this.head(study)));
    return answer;
  }

  private async read(view: string, reader: number): Promise<void> {
    const { studies, journal } = this.options;
    const client = this.client(reader);
    for (let round = 0; !this.stopped(); round += 1) {
      const study = studies[round % studies.length] ?? '';
      // Every other reader wants to see what it knows to be acknowledged.
      const waitFor = round % 2 === 0 ? this.head(study) : 0;
      const sent = performance.now();
      const answer = await client.attempt({
        persona: 'inspector',
        method: 'GET',
        path: `/v1/studies/${study}/${view}`,
        headers: { 'caseledger-wait-for': String(waitFor) },
      });
      if (answer !== undefined) {
        const { position } = answer;
        journal.write({ kind: 'read', study, view, position, waitFor, sent, answered: performance.now() });
      }
      await this.rest(100);
    }
  }

  private client(first: number): Client {
    const client = new Client(this.options.urls, this.options.tokens, first);
    this.clients.push(client);
    return client;
  }

  private stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async rest(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await pause(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

function requestOf(study: string, { persona, path, body }: Step): Request {
  return { persona, method: 'POST', path: `/v1/studies/${study}/${path}`, body };
}
