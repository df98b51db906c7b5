import { temporaryFolder } from '@caseledger/testkit/folders';
import { LocalIssuer } from '@caseledger/access';
import { PerformCommandHandler } from '@caseledger/commands';
import type { RunningServices } from '@caseledger/service';
import { WorldCache } from '@caseledger/study';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { inventedFolder } from '@caseledger/testkit/dictionary';
import { loadReferenceStudy, referenceStudy } from '../apps/standalone/src/index.js';
import { startSafety } from './support/safety.js';

const folder = inventedFolder();
const adverseEvents = `/v1/studies/${referenceStudy}/adverse-events`;
const occurredAt = '2019-02-02T10:00:00.000Z';

let database: TestDatabase;
let services: RunningServices;
let issuer: LocalIssuer;
let url: string;

beforeAll(async () => {
  database = await testDatabase();
  const dataDir = temporaryFolder('terms');
  issuer = await LocalIssuer.open({ dataDir, issuer: 'spec', audience: 'caseledger' });
  process.env.CASELEDGER_DICTIONARIES = `Invented@2.0=${folder}`;
  services = await startSafety(database, issuer);
  url = await services.app.getUrl();
  const { app } = services;
  await loadReferenceStudy({ handler: app.get(PerformCommandHandler), worlds: app.get(WorldCache) });
});
afterAll(async () => {
  delete process.env.CASELEDGER_DICTIONARIES;
  await services.stop();
  await database.drop();
});

async function call(person: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const token = await issuer.issue({ sub: person, name: person, organisation: 'Hospital' }, 600);
  const response = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const report = (more: object) =>
  call('person-investigator', adverseEvents, {
    occurredAt,
    site: 'BCN',
    person: 'the man from bed 7',
    term: 'Low blood count',
    outcome: 'RECOVERING',
    serious: false,
    seriousness: [],
    side: 'NOT_APPLICABLE',
    ...more,
  });

describe('the grade of a laboratory value', () => {
  const laboratory = { term: 'Anemia', value: 79, unit: 'g/L', lowerLimit: 120 };
  const grade = (body: object) => call('anybody', '/v1/safety/ctcae-grades', body);

  it('R-SAF-10: is computed for whoever has a token', async () => {
    expect(await grade(laboratory)).toMatchObject({
      status: 200,
      body: { grade: 3, criterion: expect.stringContaining('<8.0 g/dL') as string },
    });
    const undecided = await grade({ ...laboratory, value: 110, lowerLimit: undefined });
    expect(undecided).toMatchObject({ status: 200, body: { possible: [0, 1] } });
    expect(undecided.body).not.toHaveProperty('grade');
    expect(await grade({ ...laboratory, term: 'Headache' })).toMatchObject({ status: 400 });
    expect(await grade({ ...laboratory, upperLimit: 1 })).toMatchObject({
      status: 422,
      body: { rule: 'limits-reversed' },
    });
    expect((await fetch(`${url}/v1/safety/ctcae-grades`, { method: 'POST' })).status).toBe(401);
  });

  it('R-SAF-10: is kept with the case, and a grade that contradicts it is refused', async () => {
    expect(await report({ laboratory, grade: 2 })).toMatchObject({ status: 422, body: { rule: 'grade-mismatch' } });
    const { status, body } = await report({ laboratory });
    expect(status).toBe(201);
    const headers = { 'caseledger-wait-for': String(body.position) };
    const file = await call(
      'person-safety-monitor',
      `${adverseEvents}/${String(body.adverseEvent)}`,
      undefined,
      headers,
    );
    expect(file.body).toMatchObject({ grade: 3, gradedBy: 'CTCAE 5.0', laboratory, serious: false });
  });
});

describe('the dictionary', () => {
  it('R-SAF-20: shows whoever has a token what is loaded, and finds current terms', async () => {
    expect(await call('anybody', '/v1/safety/dictionaries')).toEqual({
      status: 200,
      body: { dictionaries: [{ name: 'Invented', version: '2.0' }] },
    });
    const found = await call('anybody', '/v1/safety/dictionaries/Invented/2.0/terms?q=embolism&limit=1');
    expect(found.body.terms).toEqual([
      {
        lowLevelTerm: { code: '99900001', name: 'Invented embolism' },
        preferredTerm: { code: '99900201', name: 'Invented embolism' },
        systemOrganClass: { code: '99900301', name: 'Invented class' },
      },
    ]);
    expect(await call('anybody', '/v1/safety/dictionaries/Invented/1.0/terms?q=ache')).toMatchObject({
      status: 404,
      body: { rule: 'unknown-dictionary' },
    });
    expect((await call('anybody', '/v1/safety/dictionaries/Invented/2.0/terms?q=a')).status).toBe(400);
  });

  it('R-SAF-20: fills in the coding of a case, and refuses a term that is not current', async () => {
    const adverseEvent = String((await report({})).body.adverseEvent);
    const code = (coding: object) =>
      call('person-safety-monitor', `${adverseEvents}/${adverseEvent}/coding`, { occurredAt, coding });
    const coding = { dictionary: 'Invented', version: '2.0', lowLevelTerm: { code: '99900003' } };
    expect(await code(coding)).toMatchObject({
      status: 422,
      body: { rule: 'term-not-current', unmet: [{ pointer: '/coding/lowLevelTerm/code', requirement: 'R-SAF-20' }] },
    });
    expect(await code({ ...coding, dictionary: 'Other' })).toMatchObject({
      status: 422,
      body: { rule: 'conditions-unmet' },
    });
    const coded = await code({ ...coding, lowLevelTerm: { code: '99900002' } });
    expect(coded).toMatchObject({ status: 201, body: { events: ['Coded'] } });
    const headers = { 'caseledger-wait-for': String(coded.body.position) };
    const file = await call('person-safety-monitor', `${adverseEvents}/${adverseEvent}`, undefined, headers);
    expect(file.body.coding).toEqual({
      dictionary: 'Invented',
      version: '2.0',
      lowLevelTerm: { code: '99900002', name: 'Large invented embolism' },
      preferredTerm: { code: '99900201', name: 'Invented embolism' },
      systemOrganClass: { code: '99900301', name: 'Invented class' },
    });
  });
});
