import { PostgresEventStore } from '@caseledger/ledger';
import { expose } from '@caseledger/platform';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { pino } from 'pino';
import { WallClockHealth } from './wall-clock-health.js';

describe('the clock of a process', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  let pool: Pool;
  let aheadMs = 0;
  const now = (ms = 0) => new Date(Date.now() + ms).toISOString();
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => lines.push((JSON.parse(line) as { msg: string }).msg) });
  const healthOf = () => new WallClockHealth(store, pool, { now: () => now(aheadMs) }, logger);
  const record = (recordedAt: string) =>
    store.append({
      study: randomUUID(),
      commandId: randomUUID(),
      requestHash: Buffer.alloc(32),
      streams: [{ stream: 'study', expectedVersion: 0, events: [{ type: 'A', schemaVersion: 1, data: {} }] }],
      context: {
        actor: { id: 'person', role: 'coordinator', organisation: 'Hospital' },
        occurredAt: recordedAt,
        zone: 'Europe/Madrid',
        recordedAt,
        causation: 'spec',
        correlation: 'spec',
      },
      answer: {},
    });

  beforeAll(async () => {
    database = await testDatabase();
    const { serviceUrl } = database;
    store = new PostgresEventStore({
      upcasters: [],
      connectionString: serviceUrl,
      masterKey: Buffer.alloc(32),
      software: 'spec/1',
    });
    pool = new Pool({ connectionString: serviceUrl, max: 2 });
  });
  beforeEach(() => {
    aheadMs = 0;
    lines.length = 0;
  });
  afterAll(async () => {
    await pool.end();
    await store.close();
    await database.drop();
  });

  it.each([
    [3_600_000, 'ahead of'],
    [-3_600_000, 'behind'],
  ])('R-AUD-05 (part): is not ready %d ms from the clock of the database, and says so once', async (ms, side) => {
    const health = healthOf();
    await expect(health.check.check()).resolves.toBeUndefined();
    aheadMs = ms;
    for (let i = 0; i < 3; i += 1) await expect(health.check.check()).rejects.toThrow(`s ${side} the clock of`);
    expect(lines).toEqual([expect.stringContaining('the clock jumped'), expect.stringContaining(side)]);
    expect(await expose()).toMatch(new RegExp(`offset_seconds\\{of="database"\\} ${ms < 0 ? '-' : ''}3(599|600)`));
    aheadMs = 0;
    await expect(health.check.check()).resolves.toBeUndefined();
    expect(lines.at(-1)).toBe('the clock is right again');
  });

  it('R-AUD-05 (part): is not ready while the ledger holds what was recorded in the future', async () => {
    const health = healthOf();
    await record(now());
    await expect(health.check.check()).resolves.toBeUndefined();
    await record(now(3_600_000));
    await expect(health.check.check()).rejects.toThrow('lies in the future');
    expect(lines).toEqual([expect.stringContaining('lies in the future')]);
    // Also a process that starts after that.
    await expect(healthOf().check.check()).rejects.toThrow('lies in the future');
  });
});
