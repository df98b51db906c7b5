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

  const asAdmin = async <Row extends object>(sql: string): Promise<readonly Row[]> => {
    const client = new Client({ connectionString: product.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const stored = () =>
    asAdmin<{ study: string; position: number; leaf: string; role: string }>(
      `SELECT study, e.position::int, encode(leaf_hash, 'hex') AS leaf,
              convert_from(body, 'UTF8')::jsonb -> 'actor' ->> 'role' AS role
         FROM ledger.events e JOIN ledger.studies USING (study_no) ORDER BY study COLLATE "C", e.position`,
    );
  /** The schemas of the builds of read models. */
  const builds = async () =>
    (
      await asAdmin<{ nspname: string }>(
        `SELECT nspname FROM pg_namespace WHERE nspname ~ '_b[0-9]+$' ORDER BY nspname`,
      )
    ).map(({ nspname }) => nspname);

  it('starts under the present build, and is ready as soon as its read models are made', async () => {
    await until(async () => (await product.request('inspector', 'GET', '/health/ready')).status === 200);
  });

  it('drops the read models that nothing declares any more, says which, and keeps what is no read model', async () => {
    await until(async () => (await builds()).every((schema) => schema.startsWith('standalone_')), { progress: builds });
    expect(await builds()).toContain('standalone_casebook_b1');
    expect(product.output).toMatch(/"name":"work-list","build":1,"version":\d+,"schema":"coordination"/);
    expect(
      await asAdmin(`SELECT to_regclass('safety.webhook_endpoint') IS NOT NULL AS webhooks,
                            to_regclass('coordination.dead_letters') IS NOT NULL AS letters,
                            (SELECT count(*)::int FROM coordination.builds WHERE status <> 'retired') AS live,
                            (SELECT count(*)::int FROM coordination.cursors) AS cursors`),
    ).toEqual([{ webhooks: true, letters: true, live: 0, cursors: 0 }]);
  });

  it('R-INT-08 (part) gets nothing twice when the demonstration is played again', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      cli,
      'demo',
      '--url',
      (await product.checked()).url,
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
