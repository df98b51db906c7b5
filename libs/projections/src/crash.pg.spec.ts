import { startPostgres, type PostgresSupply } from '@caseledger/testkit';
import { ArrayLog } from '@caseledger/testkit/delivery';
import { entriesProjection } from '@caseledger/testkit/projections';
import pg from 'pg';
import { ProjectionReader, ProjectionRunner, Registry } from './index.js';

describe('a projection whose database crashes', () => {
  let server: PostgresSupply;

  beforeAll(async () => {
    // What is not written to the log at a commit is not written for long.
    server = await startPostgres({ settings: { wal_writer_delay: '10s' } });
  });
  afterAll(() => server.remove());

  it('R-INT-05 is not behind what its readers have seen', async () => {
    const log = new ArrayLog();
    const projection = entriesProjection();
    const pool = new pg.Pool({ connectionString: server.url });
    pool.on('error', () => undefined);
    const registry = new Registry(pool, 'reading');
    await registry.migrate();
    await registry.ensureLive(projection);
    const runner = new ProjectionRunner(registry, log, [projection]);
    const reader = new ProjectionReader(registry);
    await runner.deliver('S', log.append('S', 'noted', 'noted', 'noted'));
    const seen = await reader.position(projection.name, 'S');
    await server.kill();
    await server.start();
    expect(seen).toBe(3);
    expect(await reader.position(projection.name, 'S')).toBe(seen);
    await pool.end();
  });
});
