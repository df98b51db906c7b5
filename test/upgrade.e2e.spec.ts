import { until } from '@caseledger/testkit';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { goldenEvents, goldenVersions, restoreGoldenFolder } from './support/golden.js';
import { participants, screening, Standalone } from './support/standalone.js';

const cli = resolve(__dirname, '../dist/apps/cli/src/main.js');
describe.each(goldenVersions)('a data folder that %s left', (version) => {
  const product = new Standalone();
  const golden = goldenEvents(version);

  beforeAll(async () => {
    await restoreGoldenFolder(version, product.dataDir);
    await product.start();
  });
  afterAll(() => product.remove());

  const stored = async () => {
    const client = new Client({ connectionString: product.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ study: string; position: number; leaf: string; role: string }>(
      `SELECT study, e.position::int, encode(leaf_hash, 'hex') AS leaf,
              convert_from(body, 'UTF8')::jsonb -> 'actor' ->> 'role' AS role
         FROM ledger.events e JOIN ledger.studies USING (study_no) ORDER BY study COLLATE "C", e.position`,
    );
    await client.end();
    return rows;
  };

  it('starts under the present build, and is ready as soon as its read models are made', async () => {
    await until(async () => (await product.request('inspector', 'GET', '/health/ready')).status === 200);
  });

  it('drops the read models that nothing declares any more, once those of the present build are live', async () => {
    await product.asAdmin(async (client) => {
      const builds = async () => {
        const { rows } = await client.query<{ nspname: string }>(
          `SELECT nspname FROM pg_namespace WHERE nspname ~ '_b[0-9]+$' ORDER BY nspname`,
        );
        return rows.map(({ nspname }) => nspname);
      };
      await until(async () => (await builds()).every((schema) => schema.startsWith('standalone_')));
      expect(await builds()).toContain('standalone_casebook_b1');
      const { rows } = await client.query(
        `SELECT to_regclass('safety.webhooks') AS webhooks, to_regclass('coordination.dead_letters') AS letters`,
      );
      expect(rows).toEqual([{ webhooks: 'safety.webhooks', letters: 'coordination.dead_letters' }]);
    });
  });

  it('R-INT-08 (part) gets nothing twice when the demonstration is played again', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      cli,
      'demo',
      '--url',
      product.url,
      '--tokens',
      join(product.dataDir, 'tokens.json'),
    ]);
    expect(stdout).toMatch(/0 unexplained/);
    const rows = await stored();
    const heads = new Map(golden.map(({ study, position }) => [study, position]));
    const [before, after] = [true, false].map((kept) =>
      rows.filter(({ study, position }) => position <= (heads.get(study) ?? 0) === kept),
    );
    expect(before!.map(({ study, position, leaf }) => ({ study, position, leaf }))).toEqual(
      golden.map(({ study, position, leaf }) => ({ study, position, leaf })),
    );
    // Only a deadline that passed meanwhile may have been added.
    expect(after!.filter(({ role }) => role !== 'system')).toEqual([]);
  });

  it('goes on: a participant who is screened comes beside those who were there', async () => {
    const screened = await product.request('coordinator', 'POST', participants, screening);
    expect(screened.status).toBe(201);
    const { body } = await product.request('inspector', 'GET', participants, undefined, {
      'caseledger-wait-for': String(screened.body.position),
    });
    const known = golden.filter(
      ({ study, bytes }) => study === 'ACHILLES-CS' && bytes.includes('"ParticipantScreened"'),
    );
    expect(body.items).toHaveLength(known.length + 1);
  });
});
