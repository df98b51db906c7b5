import { until } from '@caseledger/testkit';
import { reached } from '@caseledger/testkit/projections';
import { LedgerFeed } from '@caseledger/delivery';
import { upcasters } from '@caseledger/domain';
import { PostgresEventStore } from '@caseledger/ledger';
import { ProjectionHost } from '@caseledger/projections';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { projectingServices } from '../apps/cli/src/index.js';
import { participants, screening, Standalone, UndocumentedAnswer } from './support/standalone.js';

const product = new Standalone();
beforeAll(() => product.start());
afterAll(() => product.remove());

/** A request that the kill cut off has no answer; one that came has to be a documented one. */
function unlessUndocumented(error: unknown): undefined {
  if (error instanceof UndocumentedAnswer) throw error;
}

/** Sends screenings without pause until told to stop; `acknowledged` are the codes so far. */
function load(round: number) {
  let going = true;
  const acknowledged: string[] = [];
  const clients = Array.from({ length: 8 }, async (_, client) => {
    for (let i = 0; going; i += 1) {
      const key = { 'idempotency-key': `round-${round}-${client}-${i}` };
      const answer = await product
        .request('coordinator', 'POST', participants, screening, key)
        .catch(unlessUndocumented);
      if (answer?.status === 201) acknowledged.push(String(answer.body.participant));
    }
  });
  const stop = async () => {
    going = false;
    await Promise.all(clients);
  };
  return { acknowledged, stop };
}

describe('kill -9 under load', () => {
  it('R-INT-05 R-AUD-15 loses nothing acknowledged, doubles nothing, and the read models equal a rebuild, 20 times', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const screenings = load(round);
      // Later from round to round, and under load as soon as on an idle machine.
      await until(() => screenings.acknowledged.length > 5 + round, { progress: () => screenings.acknowledged.length });
      // Every other round the database is killed first, while the service still runs.
      if (round % 2 === 1) process.kill(product.databasePid, 'SIGKILL');
      await product.end('SIGKILL');
      await screenings.stop();
      acknowledged.push(...screenings.acknowledged);
      await product.start();
    }
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);

    const masterKey = Buffer.from(readFileSync(join(product.dataDir, 'keys', 'master'), 'utf8').trim(), 'hex');
    const store = new PostgresEventStore({
      upcasters,
      connectionString: product.databaseUrl,
      masterKey,
      software: 'spec',
    });
    const head = (await store.heads()).find(({ study }) => study === 'ACHILLES-CS')?.position ?? 0;
    const events = await store.read('ACHILLES-CS', 0, head + 1);
    expect(events.map(({ position }) => position)).toEqual(events.map((_, i) => i + 1));
    const screened = events.filter(({ type }) => type === 'ParticipantScreened').map(({ stream }) => stream);
    expect(new Set(screened).size).toBe(screened.length);
    expect(screened).toEqual(expect.arrayContaining(acknowledged.map((code) => `participant/${code}`)));

    const pool = new Pool({ connectionString: product.databaseUrl, max: 12 });
    for (const { name: schema, projections } of projectingServices(store, true)) {
      const host = new ProjectionHost({ pool, schema, log: store, feed: new LedgerFeed(store), projections });
      await host.start();
      for (const { name } of projections) {
        await reached(host.reader, name, 'ACHILLES-CS', head);
        const report = await host.rebuild(name);
        expect(report.tables.filter(({ equal }) => !equal)).toEqual([]);
        expect(report.tables.length).toBeGreaterThan(0);
      }
      await host.stop();
    }
    await pool.end();
    await store.close();
  });
});
