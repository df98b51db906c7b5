import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const dist = resolve(__dirname, '../../dist/apps');

/** What a process left behind. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs an app of the build to its end. */
export async function runApp(app: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, [`${dist}/${app}/src/main.js`, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** A service of the build in a process of its own, under plain node. */
export class AppProcess {
  url = '';
  private said = '';
  private child: ChildProcess | undefined;

  constructor(
    readonly app: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Resolves when it says that it listens. @throws with its output when it ends before. */
  async start(port = 0): Promise<void> {
    const child = spawn(process.execPath, [`${dist}/${this.app}/src/main.js`], {
      env: { PATH: process.env.PATH, PORT: String(port), ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.said = '';
    await new Promise<void>((ready, failed) => {
      const collect = (chunk: Buffer): void => {
        this.said += chunk.toString();
        const listening = this.logged().find(({ msg }) => msg === 'listening');
        if (listening === undefined) return;
        this.url = `http://127.0.0.1:${String(listening.port)}`;
        ready();
      };
      child.stdout.on('data', collect);
      child.stderr.on('data', collect);
      child.once('exit', (code) => {
        failed(new Error(`${this.app} ended with ${String(code)}: ${this.said}`));
      });
    });
  }

  /** Starts again where it was. */
  async restart(): Promise<void> {
    await this.start(Number(new URL(this.url).port));
  }

  /** The lines of the log so far. */
  logged(): readonly Readonly<Record<string, unknown>>[] {
    return this.said
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Sends a signal and waits for the end. Resolves to the exit code; null when the signal killed it. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (child === undefined) return null;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'close');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }
}
