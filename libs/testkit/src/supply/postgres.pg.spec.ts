import { startPostgres, type PostgresSupply } from '@caseledger/testkit';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

async function connect(connectionString: string, settings = {}): Promise<Client> {
  const client = new Client({ connectionString, ...settings });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Whether a process runs; one that has ended may still be listed until its parent asks for it. */
function runs(pid: number): boolean {
  return /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());
}

describe('a PostgreSQL that is broken', () => {
  let server: PostgresSupply;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it('loses what is open and keeps what is committed when it is killed', async () => {
    const client = await connect(server.url);
    await client.query('CREATE TABLE vials (n int)');
    await client.query('INSERT INTO vials VALUES (1)');
    await client.query('BEGIN');
    await client.query('INSERT INTO vials VALUES (2)');
    const lost = new Promise((resolve) => client.once('end', resolve));
    await server.kill();
    await lost;
    await expect(connect(server.url)).rejects.toThrow('ECONNREFUSED');
    await server.start();
    const again = await connect(server.url);
    expect((await again.query('SELECT n FROM vials')).rows).toEqual([{ n: 1 }]);
    await again.end();
  });

  it('answers neither open connections nor new ones while it is paused, and goes on when it resumes', async () => {
    const client = await connect(server.url);
    let answered = false;
    await server.pause();
    const answer = client.query('SELECT 1').then(() => (answered = true));
    await expect(connect(server.url, { connectionTimeoutMillis: 300 })).rejects.toThrow('timeout');
    expect(answered).toBe(false);
    await server.resume();
    await answer;
    await client.end();
  });

  it('can be killed while it is paused, and be stopped in order', async () => {
    await server.pause();
    await server.kill();
    await server.start();
    await server.stop();
    await server.start();
    await (await connect(server.url)).end();
  });
});

describe('a process that is killed', () => {
  it('leaves neither its server nor the data behind, paused or not', async () => {
    const script = `
      const { createJiti } = require('jiti');
      createJiti(process.cwd() + '/').import('./libs/testkit/src/supply/local-postgres.ts').then(async ({ startLocalPostgres }) => {
        const server = await startLocalPostgres();
        const { Client } = require('pg');
        const client = new Client({ connectionString: server.url });
        client.on('error', () => undefined);
        await client.connect();
        const { rows } = await client.query("SELECT pg_backend_pid() AS pid, current_setting('data_directory') AS data");
        await server.pause();
        console.log(JSON.stringify(rows[0]));
      });`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { pid, data } = JSON.parse(line.toString()) as { pid: number; data: string };
    expect(existsSync(data)).toBe(true);
    child.kill('SIGKILL');
    while (existsSync(dirname(data)) || runs(pid)) await wait(50);
  });
});
