import type { Protocol } from '@caseledger/domain';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { participants, screening, Standalone, type Answer } from './support/standalone.js';

const product = new Standalone();
beforeAll(() => product.start());
afterAll(() => product.remove());

const study = '/v1/studies/ACHILLES-CS';
const imports = '/v1/protocols/imports';
const json = { 'content-type': 'application/json' };
const pilot = gunzipSync(readFileSync('test/fixtures/usdm-4.0/CDISC_Pilot_Study.json.gz'));
const get = (path: string) => product.request('coordinator', 'GET', `${study}${path}`);
const send = (body: unknown) => product.request('coordinator', 'POST', imports, body, json);
const told = ({ status, body }: Answer) => [
  status,
  body.rule,
  ((body.unmet ?? []) as { pointer?: string }[]).map(({ pointer }) => pointer),
];

describe('a study of USDM over the interface', () => {
  it('goes out of one study and comes in as the same protocol, which nothing keeps from being approved', async () => {
    const { body: list } = await get('/protocols');
    const [{ version }] = list.items as [{ version: string }];
    const [file, usdm] = [await get(`/protocols/${version}`), await get(`/protocols/${version}/usdm`)];
    const { status, body } = await send(usdm.body);
    expect([status, body]).toEqual([200, { protocol: file.body.protocol, untaken: [], faults: [] }]);
    const head = async () => (await get('/participants')).headers.get('caseledger-position');
    const before = await head();
    expect((await send(pilot)).status).toBe(200);
    expect(await head()).toBe(before);
  });

  it('of another system comes with a report of what is not in the draft, and what the draft lacks', async () => {
    const { body } = await send(pilot);
    expect((body.untaken as { what: string }[]).map(({ what }) => what)).toContain('1 estimands');
    expect((body.faults as { rule: string }[]).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['missing-member', 'protocol-inconsistent', 'protocol-not-run-yet']),
    );
    expect((body.protocol as { arms: unknown[] }).arms).toHaveLength(3);
  });

  it('R-INT-01 (part) is refused for what is wrong with it, where it is', async () => {
    const text = pilot.toString();
    const cut = await send(text.slice(0, text.length / 2));
    expect([cut.status, cut.body.detail]).toEqual([400, 'The body is not JSON: it ends before it is complete.']);
    const page = await send('<study/>');
    expect([page.status, page.body.detail]).toEqual([400, 'The body is not JSON.']);
    const large = await send(`{"study":{"name":"${'x'.repeat(5_300_000)}"}}`);
    expect([large.status, large.body.rule, large.body.limit]).toEqual([413, 'body-too-large', 5_242_880]);
    expect(told(await send({ name: 'no study' }))).toEqual([
      400,
      'malformed-request',
      ['/study', '/usdmVersion', '/name'],
    ]);
    const changed = (change: (wrapper: Record<string, never>) => void) => {
      const wrapper = JSON.parse(text) as Record<string, never>;
      change(wrapper);
      return send(wrapper);
    };
    expect(told(await changed((wrapper) => Object.assign(wrapper, { usdmVersion: '3.0.0' })))).toEqual([
      422,
      'usdm-version-unknown',
      ['/usdmVersion'],
    ]);
    expect(told(await changed((wrapper) => Object.assign(wrapper, { study: { versions: [{}] } })))).toEqual([
      422,
      'usdm-no-study',
      ['/study/versions/0/studyDesigns'],
    ]);
    const nowhere = await send(text.replace('"armId": "StudyArm_1"', '"armId": "StudyArm_99"'));
    expect(told(nowhere)).toEqual([
      422,
      'usdm-reference-leads-nowhere',
      ['/study/versions/0/studyDesigns/0/studyCells/0/armId'],
    ]);
    expect((await product.request('nobody', 'POST', imports, pilot, json)).status).toBe(401);
  });
});

describe('a draft over the interface', () => {
  it('is tried on the participants, and nothing is recorded', async () => {
    const { body: screened } = await product.request('investigator', 'POST', participants, screening);
    const waiting = { 'caseledger-wait-for': String(screened.position) };
    const { body: list } = await product.request('coordinator', 'GET', `${study}/protocols`, undefined, waiting);
    const { version } = (list.items as { version: string; inForce: boolean }[]).find(({ inForce }) => inForce)!;
    const protocol = (await get(`/protocols/${version}`)).body.protocol as Protocol;
    const draft = {
      ...protocol,
      version: 'draft',
      characteristics: [
        ...protocol.characteristics,
        { code: 'smoker', title: 'Smoker', values: ['yes', 'no'], required: true },
      ],
    };
    const run = await product.request('coordinator', 'POST', `${study}/protocol-dry-runs`, { protocol: draft });
    expect(run.status).toBe(200);
    expect(run.body).toMatchObject({
      version: 'draft',
      inForce: version,
      faults: [],
      lookedAt: 1,
      participants: [
        { participant: screened.participant, eligibility: [{ gap: 'CHARACTERISTIC_UNANSWERED', code: 'smoker' }] },
      ],
    });
    expect(run.body.position).toBe(screened.position);
    const again = await product.request('coordinator', 'GET', `${study}/protocols`);
    expect(again.body).toEqual(list);
    const malformed = await product.request('coordinator', 'POST', `${study}/protocol-dry-runs`, {
      protocol: { ...draft, arms: 'none' },
    });
    expect(told(malformed)).toEqual([400, 'malformed-request', ['/protocol/arms']]);
  });
});
