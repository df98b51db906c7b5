import { addCursors, migrateRelay, partitionOf, ShardLeases } from '@caseledger/delivery';
import { testDatabase, until } from '@caseledger/testkit';
import { reached } from '@caseledger/testkit/projections';
import { OperatedService } from '../../test/operated-service.js';
import { statusReport } from './status-report.js';
import { isHealthy, readStatus, type Status } from './status.js';

const at = (seconds: number) => Date.parse('2026-01-01T00:00:00.000Z') + 1_000 * seconds;

describe('caseledger status', () => {
  let service: OperatedService;

  beforeEach(async () => (service = new OperatedService(await testDatabase())));
  afterEach(() => service.close());

  const status = (now = at(0)): Promise<Status> => readStatus(service.operator, service.services, now);

  it('counts a service that never started as behind by the whole ledger', async () => {
    await service.append('S1', ['noted', 'noted']);
    const found = await status(at(90));
    expect(found).toEqual({
      differences: [],
      miscounts: [],
      projections: [
        {
          service: 'coordination',
          projection: 'entries',
          codeVersion: 1,
          upgrading: false,
          studies: [{ study: 'S1', position: 0, head: 2, lagEvents: 2, lagSeconds: 90, parked: false }],
        },
      ],
    });
    expect(isHealthy(found, 90)).toBe(true);
    expect(isHealthy(found, 89)).toBe(false);
  });

  it('tells where each study is, since when it is behind, and why it is parked', async () => {
    const host = await service.start();
    await service.append('S1', ['noted', 'noted']);
    await service.append('S2', ['noted']);
    await service.append('S2', ['poison'], '2026-01-01T00:01:00.000Z');
    await service.append('S2', ['noted'], '2026-01-01T00:02:00.000Z');
    await reached(host.reader, 'entries', 'S1', 2);
    await until(async () => !isHealthy(await status(), 3_600));

    const found = await status(at(600));
    expect(found.projections).toEqual([
      {
        service: 'coordination',
        projection: 'entries',
        build: 1,
        version: 1,
        codeVersion: 1,
        upgrading: false,
        studies: [
          { study: 'S1', position: 2, head: 2, lagEvents: 0, lagSeconds: 0, parked: false },
          {
            study: 'S2',
            position: 1,
            head: 3,
            lagEvents: 2,
            lagSeconds: 540,
            parked: true,
            reason: expect.stringContaining('poison') as string,
          },
        ],
      },
    ]);
    const report = statusReport(found, { maxLagSeconds: 60, all: false });
    expect(report).toContain('S2 is parked in coordination/entries at 2: poison');
    expect(report).toMatch(/S1 .*up to date/);
  });

  it('shows of many studies those that need attention, unless all are asked for', async () => {
    const host = await service.start();
    for (let i = 10; i < 40; i += 1) await service.append(`S${i}`, ['noted']);
    await service.append('S23', ['poison']);
    for (let i = 10; i < 40; i += 1) await reached(host.reader, 'entries', `S${i}`, 1);
    await until(async () => !isHealthy(await status(), 3_600));
    const found = await status();
    const some = statusReport(found, { maxLagSeconds: 60, all: false });
    expect(some).toContain('S23');
    expect(some).not.toContain('S22');
    expect(some).toContain('29 more need no attention');
    expect(statusReport(found, { maxLagSeconds: 60, all: true })).toContain('S22');
  });

  it('tells the leader and epoch of each shard, and what is not published', async () => {
    await service.start();
    await service.append('S1', ['noted', 'noted', 'noted']);
    const pool = service.operator.as('relay');
    await migrateRelay(pool, 'events', 2);
    await addCursors(pool, partitionOf('S1', 2), ['S1']);
    const abandoned = await status();
    expect(abandoned.relay?.shards).toEqual([
      { shard: 0, leader: null, epoch: 0 },
      { shard: 1, leader: null, epoch: 0 },
    ]);
    expect(isHealthy(abandoned, 1e9)).toBe(false);

    const leases = new ShardLeases(pool, {
      member: 'relay-1',
      beatMs: 20,
      patienceMs: 2_000,
      onClaimed: () => undefined,
      onLost: () => Promise.resolve(),
      onError: () => undefined,
    });
    await until(async () => isHealthy(await status(), 1e9));
    const led = await status(at(7));
    await leases.stop();
    expect(led.relay).toEqual({
      shards: [
        { shard: 0, leader: 'relay-1', epoch: 1 },
        { shard: 1, leader: 'relay-1', epoch: 1 },
      ],
      studies: [{ study: 'S1', shard: partitionOf('S1', 2), position: 0, head: 3, lagEvents: 3, lagSeconds: 7 }],
    });
    expect(statusReport(led, { maxLagSeconds: 60, all: false })).toMatch(/0 +│ relay-1 +│ 1/);
  });
});
