import { temporaryFolder } from '@caseledger/testkit/folders';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CheckingProxy } from './checking-proxy.js';
import { DocumentedAnswers } from './documented-answers.js';

const main = resolve(__dirname, '../../dist/apps/standalone/src/main.js');

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** An answer that the API description does not have. */
export class UndocumentedAnswer extends Error {}

/** The built product in a process of its own, under plain node, as a user starts it. */
export class Standalone {
  readonly dataDir = temporaryFolder('e2e');
  url = '';
  /** What it said since the last start. */
  output = '';
  private process: ChildProcess | undefined;
  /** The same of every process of one build. */
  private static documented: Promise<DocumentedAnswers> | undefined;
  private readonly proxies: CheckingProxy[] = [];

  constructor() {
    chmodSync(this.dataDir, 0o755);
  }

  /** Resolves when it says that it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, PORT: '0', CASELEDGER_DATA_DIR: this.dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    this.output = '';
    await new Promise<void>((ready, failed) => {
      child.stdout.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(this.output)?.[0];
        if (url !== undefined && this.output.includes('is ready')) {
          this.url = url;
          ready();
        }
      });
      child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
      child.once('exit', (code) => {
        failed(new Error(`the standalone ended with ${String(code)}: ${this.output}`));
      });
    });
  }

  /** The API description. */
  answers(): Promise<DocumentedAnswers> {
    return (Standalone.documented ??= DocumentedAnswers.of(this.url));
  }

  /** An address of the present process for clients in other processes, that lets documented answers through alone. */
  async checked(): Promise<CheckingProxy> {
    const proxy = await CheckingProxy.before(this.url, await this.answers());
    this.proxies.push(proxy);
    return proxy;
  }

  /** Sends a signal and waits for the end. Resolves to the exit code; null when a signal ended it. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'close');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  /** Pid of the PostgreSQL server. */
  get databasePid(): number {
    return Number(this.postmaster()[0]);
  }

  /** As the superuser of the embedded database. */
  get databaseUrl(): string {
    const password = readFileSync(join(this.dataDir, 'keys', 'postgres'), 'utf8').trim();
    return `postgres://postgres:${password}@127.0.0.1:${String(this.postmaster()[3])}/postgres`;
  }

  /** @throws Error for an answer that the API description does not have */
  async request(persona: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const documented = await this.answers();
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token(persona)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && {
        body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      }),
    });
    const text = await response.text();
    const mediaType = response.headers.get('content-type') ?? '';
    const { status, headers: received } = response;
    const fault = method === 'HEAD' ? undefined : documented.faultOf(method, path, { status, headers: received, text });
    if (fault !== undefined) throw new UndocumentedAnswer(fault);
    const answer: Answer = {
      status,
      headers: received,
      text,
      body: (text === '' || !mediaType.includes('json') ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
    return answer;
  }

  async remove(): Promise<void> {
    for (const proxy of this.proxies) proxy.close();
    await this.end('SIGTERM');
  }

  token(persona: string): string {
    const tokens = JSON.parse(readFileSync(join(this.dataDir, 'tokens.json'), 'utf8')) as Record<string, string>;
    return tokens[persona] ?? persona;
  }

  private postmaster(): string[] {
    return readFileSync(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  }
}

/** A valid screening of the reference study. */
export const screening = {
  occurredAt: '2019-01-10',
  site: 'BCN',
  side: 'LEFT',
  diagnosis: 'Chronic Achilles tendon rupture',
  indication: 'ESTABLISHED_INJURY',
  treatingPhysician: 'person-investigator',
  characteristics: [
    { item: 'age', value: 46 },
    { item: 'sex', value: 'male' },
    { item: 'bmi', value: 24.5 },
    { item: 'rupture', value: 'partial' },
    { item: 'lesion', value: 'mid-substance' },
    { item: 'months-since-injury', value: 24 },
    { item: 'ethnicity', missing: 'UNKNOWN' },
  ],
};

export const participants = '/v1/studies/ACHILLES-CS/participants';

/** What is reported of a case of a participant, but its id and time: its words need more than ASCII. */
export const painfulCase = (participant: string, serious: boolean) =>
  ({
    participant,
    term: 'Pain — dolor, 痛み',
    onset: '2019-02-01',
    outcome: 'RECOVERING',
    severity: 'MILD',
    serious,
    seriousness: serious ? (['HOSPITALISATION'] as const) : [],
    phase: 'FOLLOW_UP',
    side: 'LEFT',
  }) as const;
