import { until } from '@caseledger/testkit';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { deliberateDifferences } from './deliberate-differences.js';
import { differencesOf, explained } from './support/differences.js';
import {
  goldenAnswers,
  goldenEvents,
  goldenVersions,
  releasedInterface,
  restoreGoldenFolder,
} from './support/golden.js';
import { breaksOf, type Description } from './support/interface.js';
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

  // Its read models nobody declares any more.
  if (version === '0.1.0') {
    it('drops the read models that nothing declares any more, says which, and keeps what is no read model', async () => {
      await until(async () => (await builds()).every((schema) => schema.startsWith('standalone_')), {
        progress: builds,
      });
      expect(await builds()).toContain('standalone_casebook_b1');
      expect(product.output).toMatch(/"name":"work-list","build":1,"version":\d+,"schema":"coordination"/);
      expect(
        await asAdmin(`SELECT to_regclass('safety.webhook_endpoint') IS NOT NULL AS webhooks,
                              to_regclass('coordination.dead_letters') IS NOT NULL AS letters,
                              (SELECT count(*)::int FROM coordination.builds WHERE status <> 'retired') AS live,
                              (SELECT count(*)::int FROM coordination.cursors) AS cursors`),
      ).toEqual([{ webhooks: true, letters: true, live: 0, cursors: 0 }]);
    });
  }

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

  /** What is answered to a path, the pages of a list joined. */
  const read = async (path: string): Promise<object> => {
    const { next, ...first } = (await product.request('inspector', 'GET', path)).body;
    const items = [...((first.items ?? []) as readonly unknown[])];
    for (let cursor = next; cursor !== undefined;) {
      const more = `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor as string)}`;
      const { body } = await product.request('inspector', 'GET', more);
      items.push(...(body.items as readonly unknown[]));
      cursor = body.next;
    }
    return { ...first, ...(first.items !== undefined && { items }) };
  };
  const { positions, answers } = goldenAnswers(version);
  const told = Object.entries(answers);
  const isProof = ([path]: readonly [string, unknown]) => path.startsWith('/v1/safety/stream/proof?');
  const declared = { renamed: {}, retold: {}, answers: {}, interface: {}, ...deliberateDifferences[version] };
  /** An audit trail without what events changed that are told in other words now. */
  const comparable = (answer: object): object => {
    const { items } = answer as { readonly items?: readonly { readonly type?: string; readonly changes?: unknown }[] };
    if (items === undefined) return answer;
    const told = items.map((item) =>
      item.changes !== undefined && Object.hasOwn(declared.retold, item.type ?? '') ? { ...item, changes: [] } : item,
    );
    return { ...answer, items: told };
  };

  it('R-INT-06 (part) gives the proofs again that it gave', async () => {
    const proofs = told.filter(isProof);
    expect(proofs).toHaveLength(Object.keys(positions).length);
    for (const [path, proof] of proofs) expect(await read(path)).toEqual(proof);
  });

  it('makes the messages to authorities again that were prepared: the ledger has their digests', async () => {
    const prepared = golden.filter(({ study, bytes }) => study in positions && bytes.includes('"ReportPrepared"'));
    expect(prepared.length).toBeGreaterThan(0);
    for (const { study, stream, bytes } of prepared) {
      const { data } = JSON.parse(bytes) as { readonly data: { readonly report: number } };
      const path = `/v1/studies/${study}/${stream.replace('adverse-event/', 'adverse-events/')}`;
      const message = await product.request('inspector', 'GET', `${path}/reports/${data.report}/message`);
      expect(message.status).toBe(200);
    }
  });

  it('answers of the studies as they stood what it answered then, but for differences that are declared', async () => {
    const documented = await product.answers();
    const differences = [];
    for (const [path, was] of told.filter((one) => !isProof(one))) {
      const { pathname, searchParams } = new URL(path, product.url);
      const [, study = ''] = /^\/v1\/studies\/([^/]+)\//.exec(pathname) ?? [];
      const asked = new URLSearchParams({
        asOf: String(positions[study]),
        ...Object.fromEntries(Array.from(searchParams, ([name, value]) => [declared.renamed[name] ?? name, value])),
      });
      const is = await read(`${pathname}?${asked}`);
      differences.push(
        ...differencesOf(comparable(was as object), comparable(is), [documented.templateOf(pathname) ?? pathname]),
      );
    }
    expect(explained(differences, declared.answers)).toEqual(declared.answers);
  });

  it('takes what it took and tells what it told by its description, but for breaks that are declared', async () => {
    const { body } = await product.request('inspector', 'GET', '/openapi.json');
    const breaks = breaksOf(releasedInterface(version), body as unknown as Description);
    expect(explained(breaks, declared.interface)).toEqual(declared.interface);
  });
});
