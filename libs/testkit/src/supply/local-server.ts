import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { untilReady } from './ready.js';
import type { Server } from './server.js';

const execute = promisify(execFile);
const guardScript = fileURLToPath(new URL('./guard.sh', import.meta.url));
const stopMillis = 30_000;

export interface LocalServerOptions {
  /** What it is, in error messages. */
  readonly name: string;
  readonly command: string;
  /** Its arguments, given the folder that holds all its files. */
  readonly args: (folder: string) => readonly string[];
  /** Whether it answers; a rejection means "not yet". */
  readonly ready: () => Promise<boolean>;
  /** The signal that ends it in order. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  /** Its environment; else that of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Who runs it; else the user of this process. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
}

/**
 * A server in local processes with a folder of its own. It does not outlive this process, however that ends: a guard
 * then kills it and removes the folder.
 */
export class LocalServer implements Server {
  readonly folder: string;
  private readonly guard: ChildProcess;
  private process: ChildProcess | undefined;
  private paused: readonly number[] = [];

  constructor(private readonly options: LocalServerOptions) {
    this.folder = mkdtempSync(join(tmpdir(), `caseledger-${options.name.toLowerCase()}-`));
    if (options.user !== undefined) chownSync(this.folder, options.user.uid, options.user.gid);
    // A group of its own: an interrupt from the keyboard ends this process, not the guard.
    this.guard = spawn('sh', [guardScript, this.folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    this.guard.unref();
    (this.guard.stdin as Socket).unref();
  }

  /**
   * Runs a command that ends by itself, such as one that makes the data folder.
   * @throws with its output when it fails.
   */
  async run(command: string, args: readonly string[]): Promise<void> {
    const child = this.spawn(command, args);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`${command} failed:\n${this.lastWords()}`);
  }

  async start(): Promise<void> {
    const { name, command, args, ready } = this.options;
    if (this.running !== undefined) throw new Error(`${name} runs already`);
    const child = this.spawn(command, args(this.folder));
    await once(child, 'spawn');
    this.process = child;
    await untilReady({ name, ready, hasEnded: () => hasEnded(child), lastWords: () => this.lastWords() });
  }

  async stop(): Promise<void> {
    const child = this.running;
    if (child === undefined) return;
    if (this.paused.length > 0) throw new Error(`${this.options.name} is paused: resume it first`);
    child.kill(this.options.stopSignal);
    await ended(child, stopMillis).catch(() => {
      throw new Error(`${this.options.name} does not end after ${stopMillis / 1000} s:\n${this.lastWords()}`);
    });
    this.watch([]);
  }

  async kill(): Promise<void> {
    const child = this.running;
    if (child?.pid === undefined) return;
    // Frozen first: it must not start children that the list lacks.
    child.kill('SIGSTOP');
    const children = await childrenOf(child.pid).finally(() => child.kill('SIGKILL'));
    signal(children, 'SIGKILL');
    await ended(child);
    this.paused = [];
    this.watch([]);
  }

  async pause(): Promise<void> {
    const child = this.running;
    if (child?.pid === undefined) throw new Error(`${this.options.name} does not run`);
    child.kill('SIGSTOP');
    this.paused = [child.pid, ...(await childrenOf(child.pid))];
    // Children end with their parent, but not while they are frozen.
    this.watch(this.paused);
    signal(this.paused, 'SIGSTOP');
  }

  resume(): Promise<void> {
    signal(this.paused, 'SIGCONT');
    this.watch(this.paused.slice(0, 1));
    this.paused = [];
    return Promise.resolve();
  }

  /** Ends it, running or not, and removes its folder. */
  async remove(): Promise<void> {
    await this.kill();
    this.guard.ref();
    this.guard.stdin?.end();
    await ended(this.guard);
    if (existsSync(this.folder)) throw new Error(`${this.folder} could not be removed`);
  }

  /** What it ended with; null when a signal killed it, undefined when it runs or never ran. */
  get exitCode(): number | null | undefined {
    return this.process !== undefined && hasEnded(this.process) ? this.process.exitCode : undefined;
  }

  protected get running(): ChildProcess | undefined {
    return this.process !== undefined && !hasEnded(this.process) ? this.process : undefined;
  }

  private spawn(command: string, args: readonly string[]): ChildProcess {
    const log = openSync(join(this.folder, 'log'), 'a');
    const child = spawn(command, args, {
      cwd: this.folder,
      stdio: ['ignore', log, log],
      // Not in the group of this process, which may want to end other things first when it is interrupted.
      detached: true,
      env: this.options.environment ?? process.env,
      ...this.options.user,
    });
    closeSync(log);
    if (child.pid !== undefined) this.watch([child.pid]);
    return child;
  }

  private watch(pids: readonly number[]): void {
    this.guard.stdin?.write(`${pids.join(' ')}\n`);
  }

  private lastWords(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8').trim().split('\n').slice(-20).join('\n');
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function ended(child: ChildProcess, millis?: number): Promise<void> {
  if (hasEnded(child)) return;
  await once(child, 'exit', millis === undefined ? {} : { signal: AbortSignal.timeout(millis) });
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await execute('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => Number(child));
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      // Ended by itself in the meantime.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
