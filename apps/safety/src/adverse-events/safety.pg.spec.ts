import type { StudyMembers } from '@caseledger/commands';
import { ProjectionHost } from '@caseledger/projections';
import { PageQuery } from '@caseledger/platform';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { recordedCase, step, visitOn } from '@caseledger/testkit/domain';
import { ledgerOf } from '@caseledger/testkit/projections';
import pg from 'pg';
import { safetyProjections } from '../read-models.js';
import { AdverseEventsController, AdverseEventsQuery } from './adverse-events.controller.js';

const report = (adverseEvent: string, serious: boolean) =>
  step('investigator', 'ReportAdverseEvent', {
    occurredAt: '2019-04-26T10:00:00.000Z',
    adverseEvent,
    participant: 'P1',
    term: 'pain',
    onset: '2019-04-25',
    outcome: 'RECOVERED',
    severity: 'MILD',
    serious,
    seriousness: serious ? ['HOSPITALISATION'] : [],
    phase: 'FOLLOW_UP',
    side: 'NOT_APPLICABLE',
  });
const opinion = (person: string, by: 'INVESTIGATOR' | 'SPONSOR', related: boolean) =>
  step(person, 'AssessCausality', {
    occurredAt: '2019-04-27T10:00:00.000Z',
    adverseEvent: 'A2',
    by,
    to: 'PRODUCT',
    related,
    method: 'global judgement',
  });
const facts = recordedCase([
  visitOn('2019-04-26T09:00:00.000Z', 'M1'),
  report('A1', false),
  report('A2', true),
  opinion('investigator', 'INVESTIGATOR', true),
  opinion('monitor', 'SPONSOR', false),
]);
const wanted = (query: Partial<AdverseEventsQuery>): AdverseEventsQuery =>
  Object.assign(new AdverseEventsQuery(), query);
const { log, feed } = ledgerOf(facts);
const caller = { id: 'monitor', name: 'Monitor', organisation: 'site', expiresAt: '2099-01-01T00:00:00.000Z' };
const members = { require: () => Promise.resolve('inspector') } as unknown as StudyMembers;

describe('read models of safety', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let host: ProjectionHost;
  const headers = new Map<string, string>();
  const reply = { header: (name: string, value: string) => headers.set(name, value) };
  const controller = () => new AdverseEventsController(host.reader, members);

  beforeAll(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.adminUrl, max: 8 });
    host = new ProjectionHost({ pool, schema: 'safety', log, feed, projections: safetyProjections });
    await host.start();
  });
  afterAll(async () => {
    await host.stop();
    await pool.end();
    await database.drop();
  });

  it('R-SAF-06 keeps both opinions, and the case is related when either says so', async () => {
    const file = await controller().one('S1', 'A2', caller, facts.length, reply);
    expect(file.causality).toMatchObject({
      investigator: [{ related: true }],
      sponsor: [{ related: false }],
      related: true,
    });
    expect(file.assessments).toHaveLength(2);
    expect(headers.get('ETag')).toBe('"3"');
  });

  it('R-SAF-09 lists by seriousness, which is not severity', async () => {
    const serious = await controller().list('S1', wanted({ serious: true }), caller, facts.length, reply);
    expect(serious.items).toMatchObject([{ adverseEvent: 'A2', severity: 'MILD', serious: true }]);
    const first = await controller().list('S1', wanted({ limit: 1 }), caller, undefined, reply);
    const second = await controller().list('S1', wanted({ limit: 1, cursor: first.next! }), caller, undefined, reply);
    expect([...first.items, ...second.items].map(({ adverseEvent }) => adverseEvent)).toEqual(['A1', 'A2']);
    expect(second.next).toBeUndefined();
  });

  it('R-AUD-19 counts the answer that there was no adverse event as an answer', async () => {
    const summary = await controller().summary('S1', caller, facts.length, reply);
    expect(summary).toMatchObject({
      position: facts.length,
      participants: { screened: 1, treated: 1, withAdverseEvent: 1 },
      adverseEvents: { total: 2, serious: 1, related: 1, bySeverity: { MILD: 2 } },
    });
    expect(summary.answersAtVisits.noneSinceLastVisit).toBeGreaterThan(0);
    expect((await controller().nearMisses('S1', new PageQuery(), caller, undefined, reply)).items).toEqual([]);
  });
});
