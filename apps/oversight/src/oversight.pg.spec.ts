import type { StudyMembers } from '@caseledger/commands';
import type { RecordedEvent } from '@caseledger/kernel';
import { ProjectionHost } from '@caseledger/projections';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { recordedCase, step, visitOn } from '@caseledger/testkit/domain';
import { ledgerOf } from '@caseledger/testkit/projections';
import pg from 'pg';
import { AuditTrailController } from './audit-trail/audit-trail.controller.js';
import type { TrailEntry } from './audit-trail/trail-entry.js';
import { OutcomesController } from './outcomes/outcomes.controller.js';
import { oversightProjections } from './read-models.js';

const facts = recordedCase([
  visitOn('2019-04-26T09:00:00.000Z', 'M1'),
  step('investigator', 'ReportAdverseEvent', {
    occurredAt: '2019-04-26T10:00:00.000Z',
    adverseEvent: 'A1',
    participant: 'P1',
    term: 'headache',
    onset: '2019-04-25',
    outcome: 'RECOVERED',
    severity: 'MILD',
    serious: false,
    seriousness: [],
    phase: 'FOLLOW_UP',
    side: 'NOT_APPLICABLE',
  }),
]);
const { log, feed } = ledgerOf(facts);
const caller = { id: 'monitor', name: 'Monitor', organisation: 'site', expiresAt: '2099-01-01T00:00:00.000Z' };
const members = { require: () => Promise.resolve('inspector') } as unknown as StudyMembers;

describe('oversight', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let host: ProjectionHost;
  const headers = new Map<string, string>();
  const reply = { header: (name: string, value: string) => headers.set(name, value) };

  beforeAll(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.adminUrl, max: 8 });
    host = new ProjectionHost({ pool, schema: 'oversight', log, feed, projections: oversightProjections });
    await host.start();
  });
  afterAll(async () => {
    await host.stop();
    await pool.end();
    await database.drop();
  });

  const trail = (query: object = {}) =>
    new AuditTrailController(host.reader, members, {
      open: (_study, _event, sealed) =>
        Promise.resolve(('$personal' in sealed ? sealed.$personal.value : undefined) as never),
    }).list('S1', query, caller, facts.length, reply);

  it('R-AUD-07 lists every event, with who did it by name', async () => {
    const { items } = await trail({ limit: 500 });
    expect(items).toHaveLength(facts.length);
    expect(headers.get('Caseledger-Position')).toBe(String(facts.length));
    const last = items.at(-1) as TrailEntry;
    expect(last.who).toMatchObject({ id: 'investigator', name: 'investigator', role: 'investigator' });
    expect(last.sentence).toContain('reported adverse event A1 of P1: headache, mild, not serious');
  });

  it('R-AUD-07 filters by participant over all streams, by type and by page', async () => {
    const page = await trail({ participant: 'P1', limit: 5 });
    const next = await trail({ participant: 'P1', limit: 500, cursor: page.next });
    const streams = new Set([...page.items, ...next.items].map((entry) => (entry as TrailEntry).stream));
    expect([...streams].sort()).toEqual(['adverse-event/A1', 'participant/P1', 'product/B1']);
    expect((await trail({ type: 'VisitRecorded' })).items.length).toBeGreaterThan(0);
    expect((await trail({ from: '2030-01-01T00:00:00.000Z' })).items).toEqual([]);
  });

  it('R-AUD-07 gives sentences alone when asked', async () => {
    const { items } = await trail({ format: 'sentences', limit: 1 });
    expect(Object.keys(items[0]!)).toEqual(['position', 'recordedAt', 'sentence']);
  });

  it('R-AUD-17 refuses an event type that it does not know', async () => {
    const [event] = facts;
    const foreign = [{ ...event!, type: 'Unheard' }] as unknown as readonly RecordedEvent[];
    for (const projection of oversightProjections) {
      await expect(projection.apply(foreign, { query: () => Promise.resolve([]) })).rejects.toThrow('Unheard');
    }
  });

  it('R-INS-06 gives outcome tables with protocol, method and position', async () => {
    const tables = await new OutcomesController(host.reader, members).tables('S1', caller, facts.length, reply);
    expect(tables).toMatchObject({ study: 'S1', position: facts.length, treated: 1 });
    expect(tables.outcomes.map(({ code }) => code)).toContain('visa-a');
  });

  it('R-INT-05 says how far behind the view is when it does not get there', async () => {
    const ahead = new OutcomesController(host.reader, members).tables('S1', caller, facts.length + 3, reply);
    await expect(ahead).rejects.toMatchObject({
      problem: { status: 503, rule: 'projection-behind', members: { behind: 3 } },
    });
  });
});
