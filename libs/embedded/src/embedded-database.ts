import { OperatorError } from '@caseledger/platform';
import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { findBinaries } from './binaries.js';
import { databaseDirOf, hasDatabase, type DataFolder } from './data-folder.js';
import { freePort } from './free-port.js';
import { endLeftover } from './leftover.js';
import { makeDatabase } from './make-database.js';
import { startPostgres, StartFailed, type PostgresServer } from './postgres-server.js';
import { localUrl, superuser } from './running-database.js';
import { openSecrets } from './secrets.js';

/** How long what a killed server left behind may keep the next one from starting. */
const startPatienceMs = 20_000;
const startPauseMs = 250;
/** The server is started again as often as this within the time; then it is given up. */
const mostRestarts = 5;
const restartsWithinMs = 300_000;
const firstRestartPauseMs = 100;

/** The embedded PostgreSQL while it runs. */
export interface EmbeddedDatabase {
  /** As the superuser: for migrations and roles only. */
  readonly adminUrl: string;
  /** Wraps the keys of the persons whose data are in this database. */
  readonly masterKey: Buffer;
  urlFor(role: string, password: string): string;
  stop(): Promise<void>;
}

export interface EmbeddedDatabaseOptions {
  readonly logger: Logger;
  /** Told when the server ended by itself and cannot be started again. Whoever works with it has to end. */
  readonly onLost: (error: Error) => void;
}

/**
 * Starts PostgreSQL on a data folder, making the database at the first start. It listens on the loopback address only,
 * on a port of the system's choice, and is started again when it ends by itself.
 * @throws OperatorError, StartFailed: in one sentence, why it does not start
 */
export async function startEmbeddedDatabase(
  { path }: DataFolder,
  { logger, onLost }: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase> {
  const databaseDir = databaseDirOf(path);
  const { password, masterKey } = await openSecrets(path);
  const binaries = await findBinaries();
  if (!hasDatabase(path)) {
    await requireEmpty(databaseDir);
    await makeDatabase(path, password, binaries);
  }
  const port = await freePort();
  const start = async (): Promise<PostgresServer> => {
    const deadline = performance.now() + startPatienceMs;
    for (;;) {
      await endLeftover(databaseDir, password);
      try {
        return await startPostgres({ dataDir: path, databaseDir, port, password, binaries, logger });
      } catch (error) {
        if (!(error instanceof StartFailed) || !error.passing || performance.now() > deadline) throw error;
        await pause(startPauseMs);
      }
    }
  };

  let server = await start();
  const stopping = new AbortController();
  const watch = async (): Promise<void> => {
    let ends: number[] = [];
    for (;;) {
      const how = await server.ended;
      if (stopping.signal.aborted) return;
      const now = performance.now();
      ends = [...ends.filter((end) => now - end < restartsWithinMs), now];
      if (ends.length > mostRestarts) throw new Error(`PostgreSQL ended ${ends.length} times in a row: ${how}.`);
      logger.error({ how, times: ends.length }, 'PostgreSQL ended by itself and is started again');
      await pause(firstRestartPauseMs * 2 ** (ends.length - 1), undefined, { signal: stopping.signal });
      server = await start();
      logger.warn('PostgreSQL runs again');
    }
  };
  const watching = watch().catch((error: unknown) => {
    if (!stopping.signal.aborted) onLost(error as Error);
  });
  return {
    adminUrl: localUrl(port, superuser, password),
    masterKey,
    urlFor: (role, secret) => localUrl(port, role, secret),
    stop: async () => {
      stopping.abort();
      await server.stop();
      await watching;
      // A restart may have been under way.
      await server.stop();
    },
  };
}

/** What stands in the place of the database, and is none, is not ours to remove. */
async function requireEmpty(databaseDir: string): Promise<void> {
  const files = await readdir(databaseDir).catch(() => []);
  if (files.length === 0) return;
  throw new OperatorError(
    `${databaseDir} is not a whole database, as after a start that was interrupted: restore it from a backup, or remove ` +
      `it when nothing was recorded yet, and start again.`,
  );
}
