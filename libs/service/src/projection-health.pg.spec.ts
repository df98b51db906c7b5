import { LedgerFeed } from '@caseledger/delivery';
import { PostgresEventStore } from '@caseledger/ledger';
import { expose } from '@caseledger/platform';
import { ProjectionHost, type Projection } from '@caseledger/projections';
import { testDatabase, type TestDatabase, until } from '@caseledger/testkit';
import { reached } from '@caseledger/testkit/projections';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { ProjectionHealth } from './projection-health.js';

const recordedAt = '2026-01-01T00:00:00.000Z';
const soon = '2026-01-01T00:00:07.000Z';
const late = '2026-01-01T00:05:00.000Z';

/** Applies nothing, and fails at a poisonous event for good, at any event while the gate is shut. */
const gate = { open: true };
const watching: Projection = {
  name: 'watching',
  version: 1,
  tables: '',
  apply: (batch) => {
    if (batch.some(({ type }) => type === 'Poison')) return Promise.reject(new Error('poison'));
    // Transient: tried again until the gate is open.
    return gate.open ? Promise.resolve() : Promise.reject(Object.assign(new Error('shut'), { code: '53300' }));
  },
};

describe('the health of projections', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  let pool: Pool;
  let host: ProjectionHost;

  beforeAll(async () => {
    database = await testDatabase();
    store = new PostgresEventStore({
      upcasters: [],
      connectionString: database.serviceUrl,
      masterKey: Buffer.alloc(32),
      software: 'spec/1',
    });
    pool = new Pool({ connectionString: database.serviceUrl, max: 6 });
    const feed = new LedgerFeed(store);
    host = new ProjectionHost({ pool, schema: 'coordination', log: store, feed, projections: [watching] });
    await host.start();
  });
  afterAll(async () => {
    await host.stop();
    await pool.end();
    await store.close();
    await database.drop();
  });

  const health = (now: string) => new ProjectionHealth(store, [host], { now: () => now }, 60);
  const append = (study: string, expectedVersion: number, ...types: string[]) =>
    store.append({
      study,
      commandId: randomUUID(),
      requestHash: Buffer.alloc(32),
      streams: [
        { stream: 'study', expectedVersion, events: types.map((type) => ({ type, schemaVersion: 1, data: {} })) },
      ],
      context: {
        actor: { id: 'p', role: 'sponsor', organisation: 'o' },
        occurredAt: recordedAt,
        zone: 'UTC',
        recordedAt,
        causation: 'c',
        correlation: 'c',
      },
      answer: null,
    });
  const state = async (now: string) => (await health(now).states())[0];

  it('is ready with nothing to do', async () => {
    expect(await health(late).check.check()).toEqual([
      { projection: 'watching', lagEvents: 0, lagSeconds: 0, parked: 0, differs: 0, upgrading: false },
    ]);
  });

  it('stays ready while one study is parked, and shows it in the answer and the metrics', async () => {
    await append('A', 0, 'Noted', 'Poison', 'Noted');
    await append('B', 0, 'Noted');
    expect(await host.reader.waitFor('watching', 'A', 3, 10_000)).toBe(2);
    await reached(host.reader, 'watching', 'B', 1);
    expect(await health(late).check.check()).toMatchObject([{ lagEvents: 0, lagSeconds: 0, parked: 1 }]);
    await health(late).measure();
    expect(await expose()).toContain('caseledger_projection_parked{projection="watching"} 1\n');
  });

  it('tells the lag in events and seconds, and is not ready when it exceeds the bound', async () => {
    gate.open = false;
    await append('B', 1, 'Noted', 'Noted');
    await append('C', 0, 'Noted');
    expect(await state(soon)).toMatchObject({ lagEvents: 3, lagSeconds: 7 });
    expect(await health(soon).check.check()).toMatchObject([{ lagSeconds: 7 }]);
    await expect(health(late).check.check()).rejects.toThrow('behind by more than 60 s: watching (300 s)');
    await health(late).measure();
    expect(await expose()).toMatch(
      /caseledger_projection_lag_events\{projection="watching"\} 3\n[^]*caseledger_projection_lag_seconds\{projection="watching"\} 300\n/,
    );
    gate.open = true;
    await reached(host.reader, 'watching', 'C', 1);
    await reached(host.reader, 'watching', 'B', 3);
    expect(await health(late).check.check()).toMatchObject([{ lagEvents: 0, lagSeconds: 0 }]);
  });

  it('R-SEC-07 (part) is not ready when the ledger is not what a projection has seen', async () => {
    await append('D', 0, 'Noted', 'Noted');
    await reached(host.reader, 'watching', 'D', 2);
    const admin = new Pool({ connectionString: database.adminUrl });
    await admin.query(`BEGIN; SET LOCAL session_replication_role TO replica;
      DELETE FROM ledger.events WHERE position = 2
         AND study_no = (SELECT study_no FROM ledger.studies WHERE study = 'D'); COMMIT`);
    await admin.end();
    await until(async () => (await state(late))?.differs === 1);
    await expect(health(late).check.check()).rejects.toThrow('ledger-differs in watching');
    await health(late).measure();
    expect(await expose()).toContain('caseledger_projection_ledger_differs{projection="watching"} 1\n');
  });
});
