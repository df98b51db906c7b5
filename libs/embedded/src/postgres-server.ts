import { OperatorError } from '@caseledger/platform';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Binaries } from './binaries.js';
import { passwordFileOf } from './data-folder.js';
import { LastWords } from './last-words.js';
import { ask, localUrl, superuser } from './running-database.js';

/** A recovery after a crash reads what was written since the last checkpoint, a gigabyte at most. */
const recoveryMs = 300_000;
const sayAfterMs = 10_000;

/** PostgreSQL ended before it answered. */
export class StartFailed extends Error {
  constructor(
    databaseDir: string,
    sentence: string,
    /** Whether it may start in a moment: what a killed server left behind is about to go. */
    readonly passing: boolean,
  ) {
    super(`PostgreSQL does not start on ${databaseDir}: ${sentence}`);
    this.name = 'StartFailed';
  }
}

/** The server while it runs. */
export interface PostgresServer {
  /** Resolves when it has ended, however, to what it said last. */
  readonly ended: Promise<string>;
  /** Disconnects everybody and ends. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly dataDir: string;
  readonly databaseDir: string;
  readonly port: number;
  readonly password: string;
  readonly binaries: Binaries;
  readonly logger: Logger;
}

/**
 * Starts the server on the loopback address; resolves when it answers. It ends with this process, unless that is killed.
 * @throws StartFailed, OperatorError
 */
export async function startPostgres(options: ServerOptions): Promise<PostgresServer> {
  const { dataDir, databaseDir, port, password, binaries, logger } = options;
  const settings = {
    listen_addresses: '127.0.0.1',
    timezone: 'UTC',
    max_connections: '60',
    // What it says is looked at below.
    lc_messages: 'C',
    log_line_prefix: '%m [%p] ',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', databaseDir, '-p', String(port), ...flags], {
    cwd: dataDir,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Not in the group of this process, whose services end first when a key interrupts it.
    detached: true,
    ...binaries.user,
  });
  const words = new LastWords();
  child.stderr.on('data', (chunk: Buffer) => {
    words.add(chunk);
  });
  const interrupt = (): void => {
    child.kill('SIGINT');
  };
  process.once('exit', interrupt);
  const life: { over: boolean } = { over: false };
  const ended = once(child, 'close').then(
    ([code, signal]) => {
      life.over = true;
      process.off('exit', interrupt);
      return words.failure() ?? (typeof signal === 'string' ? `ended by ${signal}` : `ended with ${String(code)}`);
    },
    (error: unknown) => {
      life.over = true;
      return (error as Error).message;
    },
  );
  const stop = async (): Promise<void> => {
    interrupt();
    await ended;
  };

  const began = performance.now();
  let said = false;
  for (;;) {
    const answer = await ask(localUrl(port, superuser, password), databaseDir);
    if (answer.is === 'there' && !life.over) return { ended, stop };
    if (life.over) {
      const how = await ended;
      const passing = ['pre-existing shared memory block', 'lock file', 'could not bind'].some((cause) =>
        words.includes(cause),
      );
      throw new StartFailed(databaseDir, how, passing);
    }
    if (answer.is === 'closed') {
      await stop();
      throw new OperatorError(
        answer.code === '28P01'
          ? `${passwordFileOf(dataDir)} is not the password of the database beside it: restore the file from its backup.`
          : `${databaseDir} is not a whole database (${answer.why}): restore it from a backup, or remove it when nothing ` +
              `was recorded yet, and start again.`,
      );
    }
    const elapsed = performance.now() - began;
    if (elapsed > recoveryMs) {
      await stop();
      throw new StartFailed(databaseDir, `it does not answer after ${recoveryMs / 60_000} minutes`, false);
    }
    if (elapsed > sayAfterMs && !said) {
      said = true;
      logger.warn({ databaseDir }, 'PostgreSQL is still starting: it recovers what was written before a crash');
    }
    await pause(50);
  }
}
