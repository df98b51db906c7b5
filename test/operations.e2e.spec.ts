import { PostgresEventStore } from '@caseledger/ledger';
import { sha256 } from '@caseledger/kernel';
import { until } from '@caseledger/testkit';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { readModelsOf } from '@caseledger/service';
import { Client } from 'pg';
import { participants, screening, Standalone } from './support/standalone.js';
import { coordination } from '../apps/coordination/src/index.js';
import { oversight } from '../apps/oversight/src/index.js';
import { safety } from '../apps/safety/src/index.js';

const product = new Standalone();
const cli = resolve(__dirname, '../dist/apps/cli/src/main.js');
let admin: Client;
beforeAll(async () => {
  await product.start();
  admin = new Client({ connectionString: product.databaseUrl });
  admin.on('error', () => undefined);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await product.remove();
});

interface Run {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Beside the product: it is told the data folder, and nothing else. */
function start(...args: string[]): Run {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, CASELEDGER_DATA_DIR: product.dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return { process: child, ended: once(child, 'close').then(([code]) => ({ code: code as number, stdout, stderr })) };
}

const run = (...args: string[]) => start(...args).ended;
const screen = () =>
  product.request('coordinator', 'POST', participants, screening, { 'idempotency-key': randomUUID() });
const buildsOf = async (name: string): Promise<string[]> => {
  const { rows } = await admin.query<{ nspname: string }>(
    'SELECT nspname FROM pg_namespace WHERE nspname LIKE $1 ORDER BY nspname',
    [`${name}%`],
  );
  return rows.map(({ nspname }) => nspname);
};

/** How many read models the process keeps. */
const views = readModelsOf('standalone', [coordination, safety, oversight], {} as never).projections.length;
const cursors = `SELECT c.* FROM standalone.cursors c JOIN standalone.builds USING (name, build) WHERE status = 'live'`;
const parkedViews = async (): Promise<number> => {
  const { rows } = await admin.query<{ parked: string }>(`SELECT count(*) AS parked FROM (${cursors}) c WHERE parked`);
  return Number(rows[0]?.parked);
};
const upToDate = async (): Promise<boolean> => {
  const { rows } = await admin.query<{ views: string }>(
    `SELECT count(*) AS views FROM (${cursors}) c JOIN ledger.heads() h USING (study, position)`,
  );
  return Number(rows[0]?.views) === views;
};

interface Parked {
  readonly id: string;
  readonly attempts: number;
}

describe('caseledger, beside the product', () => {
  it('says what it can do, and how a script reads its answers', async () => {
    expect(await run('status', '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Usage: caseledger status [^]*Exit codes: 0 fine; 1 /) as string,
    });
    expect(await run('status', '--nonsense')).toMatchObject({ code: 2, stdout: '' });
  });

  it('follows a study from parked through a failed retry to passed', async () => {
    expect((await screen()).status).toBe(201);
    await until(upToDate);
    expect(await run('status', '--max-lag', '0')).toMatchObject({ code: 0, stderr: '' });
    // What an operator can get wrong and repair: the read model cannot take one more row.
    await admin.query('ALTER TABLE standalone_casebook_b1.fact ADD CONSTRAINT broken CHECK (false) NOT VALID');
    expect((await screen()).status).toBe(201);
    await until(async () => (await parkedViews()) === 1);
    expect(await run('status')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('ACHILLES-CS is parked in standalone/casebook') as string,
    });

    const { stdout } = await run('dead-letters', 'list', '--json');
    const [letter, ...others] = JSON.parse(stdout) as Parked[];
    expect(others).toEqual([]);
    const id = letter?.id ?? '';
    expect((await run('dead-letters', 'show', id)).stdout).toMatch(/violates check constraint[^]*ParticipantScreened/);
    expect(await run('dead-letters', 'retry', id)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('parked again after 6 attempts') as string,
    });

    await admin.query('ALTER TABLE standalone_casebook_b1.fact DROP CONSTRAINT broken');
    expect(await run('dead-letters', 'retry', '--all')).toEqual({ code: 0, stdout: `${id}  passed\n`, stderr: '' });
    await until(upToDate);
  });

  it('R-AUD-15 rebuilds under load, and not at all when it is interrupted', async () => {
    const loading = { done: false };
    const load = async () => {
      while (!loading.done) expect((await screen()).status).toBe(201);
    };
    const rebuilt = run('rebuild', 'casebook').finally(() => (loading.done = true));
    await Promise.all([rebuilt, load()]);
    expect(await rebuilt).toMatchObject({ code: 0, stderr: '' });
    expect((await rebuilt).stdout).toContain('Build 2 is live; build 1 is dropped.');
    expect(await buildsOf('standalone_casebook')).toEqual(['standalone_casebook_b2']);

    // Holds the rebuild up when it wants to switch: there is time to interrupt it.
    const holder = new Client({ connectionString: product.databaseUrl });
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query(`BEGIN; SELECT FROM standalone.builds WHERE name = 'casebook' AND status = 'live' FOR SHARE`);
    const held = start('rebuild', 'casebook');
    await until(async () => {
      const { rowCount } = await admin.query(
        `SELECT FROM pg_stat_activity WHERE application_name = 'caseledger-cli' AND wait_event_type = 'Lock'`,
      );
      return rowCount === 1;
    });
    const said = once(held.process.stderr ?? held.process, 'data');
    held.process.kill('SIGINT');
    await said;
    await holder.end();
    expect(await held.ended).toMatchObject({
      code: 130,
      stderr: expect.stringContaining('the live build is untouched') as string,
    });
    expect(await buildsOf('standalone_casebook')).toEqual(['standalone_casebook_b2']);
    expect((await screen()).status).toBe(201);
    await until(upToDate);
  });

  it('parks every view at an event that none of them knows, and lets the other studies go on', async () => {
    const store = new PostgresEventStore({
      upcasters: [],
      connectionString: product.databaseUrl,
      masterKey: randomBytes(32),
      software: 'spec/1',
    });
    const [now, study] = [new Date().toISOString(), 'STRANGE'];
    await store.append({
      study,
      commandId: randomUUID(),
      requestHash: sha256(randomBytes(8)),
      streams: [
        { stream: 'study', expectedVersion: 0, events: [{ type: 'FreezerOpened', schemaVersion: 1, data: {} }] },
      ],
      context: {
        actor: { id: 'person', role: 'coordinator', organisation: 'Hospital' },
        occurredAt: now,
        zone: 'Europe/Madrid',
        recordedAt: now,
        causation: 'spec',
        correlation: 'spec',
      },
      answer: {},
    });
    await store.close();
    await until(async () => (await parkedViews()) === views);
    const parked = JSON.parse((await run('dead-letters', 'list', '--json')).stdout) as Parked[];
    expect(parked).toHaveLength(views);
    expect(parked.every(({ id }) => id.endsWith(`/${study}/1`))).toBe(true);
    const { code, stdout } = await run('dead-letters', 'retry', '--all');
    expect(code).toBe(1);
    expect(stdout.match(/parked again/g)).toHaveLength(views);
    expect((await screen()).status).toBe(201);
  });

  it('works also when the product does not run', async () => {
    await admin.end();
    await product.end('SIGTERM');
    expect(await run('status')).toMatchObject({ code: 1, stdout: expect.stringContaining('STRANGE') as string });
  });
});
