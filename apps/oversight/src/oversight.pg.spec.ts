import { outcomesView } from './outcomes/outcomes.view.js';
import { auditTrailView } from './audit-trail/audit-trail.view.js';
import type { SentenceEntry, TrailEntry } from './audit-trail/trail-entry.js';
import type { RecordedFact } from '@caseledger/domain';
import { testCasebook, type TestCasebook } from '@caseledger/testkit/casebook';
import { recordedCase, step, vas, visa, visitOn } from '@caseledger/testkit/domain';

const granted = (person: string, name: string, role: 'investigator' | 'sponsor') =>
  step('sponsor', 'GrantDelegation', {
    occurredAt: '2019-04-28T10:00:00.000Z',
    person,
    name,
    role,
    organisation: 'site',
    sites: [],
    from: '2019-04-28T10:00:00.000Z',
  });

const facts = recordedCase([
  visitOn('2019-04-26T09:00:00.000Z', 'V1'),
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
  granted('investigator', 'Dr Ana Married', 'investigator'),
  granted('sponsor', 'Sam Sponsor', 'sponsor'),
  step('investigator', 'RecordReturnToSport', {
    participant: 'P1',
    occurredAt: '2019-08-01T10:00:00.000Z',
    activity: 'running',
    months: 4,
  }),
  visitOn('2020-03-26T09:00:00.000Z', 'V12'),
  step('coordinator', 'CorrectVisit', {
    participant: 'P1',
    occurredAt: '2020-03-27T09:00:00.000Z',
    visit: 'V12',
    readings: [vas('VAS-DAILY', 1), vas('VAS-SPORT', 2.5), visa(10)],
    reason: { code: 'TRANSCRIPTION', text: 'read from the wrong line' },
  }),
]);
const positionOf = (type: RecordedFact['type']) => facts.find((fact) => fact.type === type)?.position ?? 0;

describe('oversight', () => {
  let book: TestCasebook;

  beforeAll(async () => {
    book = await testCasebook();
    await book.record(facts);
  });
  afterAll(() => book.close());

  type Question = Parameters<typeof auditTrailView.show>[1];
  const trail = async (question: Question = {}, asOf?: string, as = 'monitor') =>
    (await book.show(auditTrailView, question, { as, ...(asOf !== undefined && { asOf }) })).answer;
  const entries = async (question: Question = {}, asOf?: string) =>
    (await trail({ limit: 500, ...question }, asOf)).items as readonly TrailEntry[];

  it('R-AUD-07 lists every event, with who did it by name', async () => {
    const listed = await entries();
    expect(listed.map(({ position, type }) => ({ position, type }))).toEqual(
      facts.map(({ position, type }) => ({ position, type })),
    );
    const reported = listed[positionOf('AdverseEventReported') - 1];
    expect(reported?.who).toEqual({
      id: 'investigator',
      name: 'investigator',
      role: 'investigator',
      organisation: 'site',
    });
    expect(reported?.sentence).toContain('reported adverse event A1 of P1: headache, mild, not serious');
  });

  it('R-AUD-02 (part) names people as they were named when they acted, whatever they are called later', async () => {
    const names = (listed: readonly TrailEntry[], person: string) =>
      listed.filter(({ who }) => who.id === person).map(({ who }) => who.name);
    const listed = await entries();
    const before = names(listed, 'investigator').slice(0, -1);
    expect(before.length).toBeGreaterThan(3);
    expect(new Set(before)).toEqual(new Set(['investigator']));
    expect(names(listed, 'investigator').at(-1)).toBe('Dr Ana Married');
    // Who registered the study had no delegation then: the first name that the log printed is what is known.
    expect(listed[0]).toMatchObject({ type: 'StudyRegistered', who: { name: 'Sam Sponsor' } });
    expect((await entries({}, '5'))[0]?.who).not.toHaveProperty('name');
  });

  it('R-AUD-02 shows old and new value of a correction, and every field of an initial entry', async () => {
    const [corrected] = await entries({ type: 'VisitCorrected' });
    expect(corrected?.changes).toEqual([{ field: 'visit/V12/VAS-SPORT/score', old: 1.5, new: 2.5 }]);
    const recorded = await entries({ type: 'VisitRecorded' });
    expect(recorded.flatMap(({ changes }) => changes).filter((change) => 'old' in change)).toEqual([]);
  });

  it.each(['oldest', 'newest'] as const)('R-AUD-07 pages through everything once, the %s first', async (order) => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await trail({ order, limit: 7, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ position }) => position));
      cursor = page.next;
    } while (cursor !== undefined);
    const all = facts.map(({ position }) => position);
    expect(seen).toEqual(order === 'newest' ? all.reverse() : all);
  });

  it('R-AUD-07 filters by participant over all streams, by product, person, type and time', async () => {
    const streams = async (question: Question) =>
      [...new Set((await entries(question)).map(({ stream }) => stream))].sort();
    expect(await streams({ participant: 'P1' })).toEqual(['adverse-event/A1', 'participant/P1', 'product/B1']);
    expect(await streams({ product: 'B1' })).toEqual(expect.arrayContaining(['product/B1', 'participant/P1']));
    expect(await streams({ person: 'qp' })).toEqual(['product/B1']);
    expect(await streams({ type: 'VisitRecorded' })).toEqual(['participant/P1']);
    const instant = '2019-03-26T08:30:00.000Z';
    const [early, late] = [await entries({ to: instant }), await entries({ from: instant })];
    expect([...early, ...late].map(({ position }) => position)).toEqual(facts.map(({ position }) => position));
    expect(late.every(({ recordedAt }) => recordedAt >= instant)).toBe(true);
    expect(await entries({ from: '2030-01-01T00:00:00.000Z' })).toEqual([]);
    expect(await entries({ to: '2030-01-01T00:00:00.000Z' })).toHaveLength(facts.length);
  });

  it('R-AUD-07 gives sentences alone when asked', async () => {
    const { items } = await trail({ format: 'sentences', limit: 1 });
    expect(Object.keys(items[0] as SentenceEntry)).toEqual(['position', 'recordedAt', 'sentence']);
  });

  it('R-INS-06 gives outcome tables with protocol, method and position', async () => {
    const { answer, headers } = await book.show(outcomesView, {}, { as: 'monitor' });
    expect(answer).toMatchObject({ study: 'S1', position: facts.length, treated: 1 });
    expect(answer.outcomes.map(({ code }) => code)).toContain('visa-a');
    expect(answer.returnToSport.values).toEqual([{ participant: 'P1', activity: 'running', months: 4 }]);
    expect(headers.get('Caseledger-Position')).toBe(String(facts.length));
  });

  it('R-EXP-10 (part) gives the outcomes as of a position, the same bytes whenever it is asked', async () => {
    const asOf = (position: number) => book.show(outcomesView, {}, { as: 'monitor', asOf: String(position) });
    const now = (await book.show(outcomesView, {}, { as: 'monitor' })).answer;
    expect(JSON.stringify((await asOf(facts.length)).answer)).toBe(JSON.stringify(now));
    const values = async (position: number) => {
      const table = (await asOf(position)).answer.outcomes.find(({ code }) => code === 'vas-sport');
      return table?.values[0]?.values.find(({ visit }) => visit === 'M12')?.value;
    };
    const corrected = positionOf('VisitCorrected');
    expect([await values(corrected - 2), await values(corrected - 1), await values(corrected)]).toEqual([
      undefined,
      1.5,
      2.5,
    ]);
  });

  it.each(['technician', 'qp', 'reader'])('R-INS-04 (part) shows neither trail nor outcomes to %s', async (as) => {
    for (const ask of [() => trail({}, undefined, as), () => book.show(outcomesView, {}, { as })]) {
      await expect(ask()).rejects.toMatchObject({ refusal: { unmet: [{ rule: 'not-a-reader' }] } });
    }
  });
});
