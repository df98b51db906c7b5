import type { StudyMembers } from '@caseledger/commands';
import { ProjectionHost } from '@caseledger/projections';
import { PageQuery } from '@caseledger/platform';
import { ledgerOf, recordedCase, step, testDatabase, visitOn, type TestDatabase } from '@caseledger/testkit';
import pg from 'pg';
import { GenealogyController } from '../genealogy/genealogy.controller.js';
import { coordinationProjections } from '../read-models.js';
import { WorkListController, WorkListQuery } from '../work-list/work-list.controller.js';
import { ParticipantsController } from './participants.controller.js';

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
const paged = (query: Partial<PageQuery>): PageQuery => Object.assign(new PageQuery(), query);
const judgedAt = (at?: string): WorkListQuery => Object.assign(new WorkListQuery(), at === undefined ? {} : { at });
const { log, feed } = ledgerOf(facts);
const caller = { id: 'monitor', name: 'Monitor', organisation: 'site', expiresAt: '2099-01-01T00:00:00.000Z' };
const members = { require: () => Promise.resolve('inspector') } as unknown as StudyMembers;

describe('read models of coordination', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let host: ProjectionHost;
  const headers = new Map<string, string>();
  const reply = { header: (name: string, value: string) => headers.set(name, value) };

  beforeAll(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.adminUrl, max: 8 });
    host = new ProjectionHost({ pool, schema: 'coordination', log, feed, projections: coordinationProjections });
    await host.start();
  });
  afterAll(async () => {
    await host.stop();
    await pool.end();
    await database.drop();
  });

  const participants = () => new ParticipantsController(host.reader, members);
  const genealogy = () => new GenealogyController(host.reader, members);
  const workList = async (at: string) => {
    const { items } = await new WorkListController(host.reader, members).list(
      'S1',
      judgedAt(at),
      caller,
      facts.length,
      reply,
    );
    return items
      .filter(({ kind }) => kind.startsWith('VISIT'))
      .map(({ kind, why }) => [kind, /\((\w+)\)/.exec(why)?.[1]]);
  };

  it('R-INS-05 shows each scheduled visit with its window and what became of it', async () => {
    const summary = await participants().one('S1', 'P1', caller, facts.length, reply);
    expect(summary).toMatchObject({ participant: 'P1', site: 'BCN', status: 'TREATED' });
    expect(summary.visits.find(({ code }) => code === 'M1')).toMatchObject({
      window: { target: '2019-04-26', opens: '2019-04-16', closes: '2019-05-06' },
      progress: 'RECORDED',
      timing: 'IN_WINDOW',
    });
    expect(summary.visits.find(({ code }) => code === 'M24')).toMatchObject({ progress: 'OVERDUE' });
    expect(headers.get('ETag')).toBe(`"${summary.version}"`);
  });

  it('R-AUD-07 lists participants, and refuses one that is not there', async () => {
    const { items } = await participants().list('S1', paged({}), caller, facts.length, reply);
    expect(items).toMatchObject([{ participant: 'P1', status: 'TREATED', side: 'LEFT' }]);
    const nobody = participants().one('S1', 'P9', caller, undefined, reply);
    await expect(nobody).rejects.toMatchObject({ refusal: { rule: 'unknown-participant' } });
  });

  it('R-AUD-05 pages the events of all streams of a participant, in order, with late entry', async () => {
    const first = await participants().timeline('S1', 'P1', paged({ limit: 10 }), caller, facts.length, reply);
    const query = paged({ limit: 500, cursor: first.next! });
    const rest = await participants().timeline('S1', 'P1', query, caller, undefined, reply);
    const events = [...first.items, ...rest.items];
    const own = facts.filter(({ stream }) => stream !== 'study');
    expect(events.map(({ position }) => position)).toEqual(own.map(({ position }) => position));
    expect(events.every(({ lateByDays }) => lateByDays === 0)).toBe(true);
  });

  it('R-INS-05 judges due, overdue and upcoming visits at the instant that is asked for', async () => {
    expect(await workList('2019-05-20T10:00:00.000Z')).toContainEqual(['VISIT_DUE', 'M2']);
    expect(await workList('2019-05-20T10:00:00.000Z')).not.toContainEqual(['VISIT_UPCOMING', 'M24']);
    expect(await workList('2019-05-01T10:00:00.000Z')).toContainEqual(['VISIT_UPCOMING', 'M2']);
    expect(await workList('2019-06-25T10:00:00.000Z')).toContainEqual(['VISIT_OVERDUE', 'M2']);
  });

  it('R-CEL-11 lists the tests that are pending after a conditional release', async () => {
    const { items } = await new WorkListController(host.reader, members).list(
      'S1',
      judgedAt(),
      caller,
      facts.length,
      reply,
    );
    expect(items).toContainEqual(expect.objectContaining({ kind: 'TEST_PENDING', product: 'B1', site: 'BCN' }));
  });

  it('R-CEL-14 finds everyone whom a lot reached, and every lot that reached someone, in one query each', async () => {
    const reach = await genealogy().ofLot('S1', 'L1', caller, facts.length, reply);
    expect(reach).toMatchObject({
      participants: ['P1'],
      products: [{ product: 'B1', donor: 'P1', recipients: ['P1'] }],
    });
    const { products } = await genealogy().ofParticipant('S1', 'P1', caller, facts.length, reply);
    expect(products.flatMap(({ materials }) => materials.map(({ lot }) => lot))).toContain('L1');
    expect((await genealogy().ofLot('S1', 'L9', caller, undefined, reply)).participants).toEqual([]);
  });

  it('R-CEL-14 follows the cells from the donation over the containers to the deposits', async () => {
    const chain = await genealogy().ofProduct('S1', 'B1', caller, facts.length, reply);
    expect(chain).toMatchObject({ donor: 'P1', donation: { site: 'BCN' }, recipients: ['P1'] });
    expect(chain.containers.every(({ status, deposits }) => status === 'ADMINISTERED' && deposits.length > 0)).toBe(
      true,
    );
    const batch = await genealogy().batch('S1', 'B1', caller, facts.length, reply);
    expect(batch.tests.every(({ verdict }) => verdict === 'PASS')).toBe(true);
    expect(batch.decisions).toMatchObject([{ type: 'BatchConditionallyReleased', by: 'qp' }]);
  });
});
