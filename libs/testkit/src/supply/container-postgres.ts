import { GenericContainer, Wait } from 'testcontainers';
import { containerHost, ContainerServer } from './container-server.js';
import { freePort } from './free-port.js';
import { initdbFlags, postgresFlags, postgresPassword, postgresUrl, postgresUser } from './postgres-settings.js';
import { postgresAnswers } from './ready.js';
import type { PostgresOptions, PostgresSupply } from './server.js';

/**
 * A throw-away PostgreSQL in a container of the official image.
 * @throws when no engine answers, or the image cannot be had or does not start.
 */
export async function startContainerPostgres({ settings = {} }: PostgresOptions = {}): Promise<PostgresSupply> {
  const port = await freePort();
  const url = postgresUrl(await containerHost(), port);
  const image = new GenericContainer('postgres:18')
    .withExposedPorts({ container: 5432, host: port })
    .withEnvironment({
      POSTGRES_USER: postgresUser,
      POSTGRES_PASSWORD: postgresPassword,
      POSTGRES_INITDB_ARGS: initdbFlags.join(' '),
    })
    .withCommand(['postgres', ...postgresFlags(settings)])
    // Once while it makes the data, once when it serves.
    .withWaitStrategy(Wait.forLogMessage('database system is ready to accept connections', 2));
  const server = await ContainerServer.run(image, { name: 'PostgreSQL', ready: () => postgresAnswers(url) });
  return Object.assign(server, { url });
}
