import type { View } from '@caseledger/casebook';
import { readIcsrBatch } from '@caseledger/icsr';
import { sha256 } from '@caseledger/kernel';
import type { RefusedError } from '@caseledger/platform';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { ShownStudy } from '@caseledger/testkit/casebook';
import { recordedCase, step, visitOn } from '@caseledger/testkit/domain';
import {
  adverseEventsView,
  adverseEventView,
  nearMissesView,
  safetySummaryView,
} from './adverse-events/adverse-events.view.js';
import { aggregateView, hospitalExemptionView, safetyUpdateView } from './aggregate/aggregate.view.js';
import { clocksView } from './clocks/clocks.view.js';
import { notificationsView } from './notifications/notifications.view.js';
import { safetyProjections } from './read-models.js';
import { messagePdfView, messageView, preparedMessageView, reportIdentifierView } from './reports/reports.view.js';

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
    narrative: 'Seeded Patient was found by her neighbour.',
  });
const on = { adverseEvent: 'A2', occurredAt: '2019-04-27T10:00:00.000Z' };
const opinion = (person: string, by: 'INVESTIGATOR' | 'SPONSOR', related: boolean) =>
  step(person, 'AssessCausality', { ...on, by, to: 'PRODUCT', related, method: 'global judgement' });
const term = { code: '99900001', name: 'Invented term' };
const coding = {
  dictionary: 'MedDRA',
  version: '27.1',
  lowLevelTerm: term,
  preferredTerm: term,
  systemOrganClass: term,
};
const facts = recordedCase([
  visitOn('2019-04-26T09:00:00.000Z', 'M1'),
  report('A1', false),
  report('A2', true),
  opinion('investigator', 'INVESTIGATOR', true),
  opinion('monitor', 'SPONSOR', false),
  step('monitor', 'CodeAdverseEvent', { ...on, coding }),
]);
const after = facts.length;
const reporting = { adverseEvent: 'A2', recipient: 'AEMPS' };
const a2 = { adverseEvent: 'A2' };
type AnyView = View<object, unknown>;
const anyView = (view: unknown) => view as AnyView;

describe('the views of safety', () => {
  let database: TestDatabase;
  let study: ShownStudy;

  beforeAll(async () => {
    database = await testDatabase();
    const clock = { now: () => '2019-05-01T00:00:00.000Z' };
    study = new ShownStudy(database, { name: 'safety', keeps: [], projections: safetyProjections }, clock);
    await study.start(facts);
  });
  afterAll(async () => {
    await study.stop();
    await database.drop();
  });

  it('R-SAF-06 keep both opinions, and the case is related when either says so', async () => {
    const file = await study.show(adverseEventView, a2);
    expect(file).toMatchObject({
      reportedAt: '2019-04-26T10:00:00.000Z',
      causality: { investigator: [{ related: true }], sponsor: [{ related: false }], related: true },
      susar: true,
      hasNarrative: true,
    });
    expect(file.assessments.map(({ type }) => type)).toEqual(['CausalityAssessed', 'CausalityAssessed', 'Coded']);
    expect(JSON.stringify(file)).not.toContain('Seeded');
    expect(study.headers.get('ETag')).toBe('"4"');
    await expect(study.show(adverseEventView, { adverseEvent: 'A9' })).rejects.toThrow('There is no adverse event A9.');
  });

  it('R-SAF-09 list by seriousness, which is not severity, a page at a time', async () => {
    const serious = await study.show(adverseEventsView, { serious: true });
    expect(serious.items).toMatchObject([{ adverseEvent: 'A2', severity: 'MILD', serious: true }]);
    expect((await study.show(adverseEventsView, { serious: false })).items).toMatchObject([{ adverseEvent: 'A1' }]);
    const first = await study.show(adverseEventsView, { limit: 1 });
    const second = await study.show(adverseEventsView, { limit: 1, cursor: first.next! });
    expect([...first.items, ...second.items].map(({ adverseEvent }) => adverseEvent)).toEqual(['A1', 'A2']);
    expect(second.next).toBeUndefined();
  });

  it('R-AUD-19 count the answer that there was no adverse event as an answer', async () => {
    const summary = await study.show(safetySummaryView, {});
    expect(summary).toMatchObject({
      position: after,
      participants: { screened: 1, treated: 1, withAdverseEvent: 1 },
      adverseEvents: { total: 2, serious: 1, related: 1, bySeverity: { MILD: 2 } },
    });
    expect(summary.answersAtVisits.noneSinceLastVisit).toBeGreaterThan(0);
    expect((await study.show(nearMissesView, {})).items).toEqual([]);
  });

  it('show a past state as the head showed it then', async () => {
    const position = facts.find(({ stream }) => stream === 'adverse-event/A2')!.position;
    const then = await study.show(adverseEventsView, {}, { asOf: position });
    expect(then.items.map(({ adverseEvent, version }) => [adverseEvent, version])).toEqual([
      ['A1', 1],
      ['A2', 1],
    ]);
    expect(await study.show(adverseEventsView, {}, { asOf: position - 1 })).toMatchObject({
      items: [{ adverseEvent: 'A1' }],
    });
    expect(await study.show(safetySummaryView, {}, { asOf: position })).toMatchObject({
      adverseEvents: { total: 2, related: 0 },
    });
    for (const view of [adverseEventsView, safetySummaryView, nearMissesView].map(anyView)) {
      expect(await study.show(view, {}, { asOf: after })).toEqual(await study.show(view, {}));
    }
  });

  it('R-SAF-19 (part) lock aggregates: the same position gives the same bytes for every reader', async () => {
    for (const view of [aggregateView, safetyUpdateView, hospitalExemptionView].map(anyView)) {
      const now = JSON.stringify(await study.show(view, {}));
      expect(JSON.stringify(await study.show(view, {}, { asOf: after, person: 'sponsor' }))).toBe(now);
    }
    expect(await study.show(aggregateView, {})).toMatchObject({
      position: after,
      lockedAt: facts.at(-1)!.recordedAt,
      exposure: { treated: 1 },
      listing: [{ adverseEvent: 'A1' }, { adverseEvent: 'A2', related: true }],
    });
    expect(await study.show(safetyUpdateView, { after: after - 1 })).toMatchObject({
      interval: { after: after - 1, through: after },
      intervalExposure: { treated: 0 },
      seriousAdverseReactions: [{ adverseEvent: 'A2' }],
    });
  });

  it('R-SAF-21 make a prepared message again, whatever came later, and find the report at once', async () => {
    const xml = await study.show(messageView, reporting, { asOf: after });
    expect(await study.show(messageView, reporting)).toBe(xml);
    expect((await study.show(messagePdfView, reporting)).subarray(0, 5).toString()).toBe('%PDF-');
    const digest = sha256(Buffer.from(xml)).toString('hex');
    const request = { person: 'monitor', correlation: 'spec' };
    const address = { study: 'S1', ...a2 };
    const said = { occurredAt: '2019-04-28T10:00:00.000Z', kind: 'INITIAL' as const, recipient: 'AEMPS' };
    const ids = ['1', '2', '3'].map((end) => `00000000-0000-4000-8000-00000000000${end}`);
    await study.gateway.perform(
      'PrepareReport',
      address,
      { ...said, asOf: after, digest },
      { ...request, commandId: ids[0]! },
    );
    expect(await study.show(reportIdentifierView, { ...a2, report: 1 })).toBe(
      readIcsrBatch(xml).messages[0].identifier,
    );
    const followUp = { occurredAt: '2019-04-28T11:00:00.000Z', information: 'Discharged.' };
    await study.gateway.perform('ReceiveFollowUp', address, followUp, { ...request, commandId: ids[1]! });
    expect(await study.show(preparedMessageView, { ...a2, report: 1 })).toBe(xml);
    await expect(study.show(preparedMessageView, { ...a2, report: 2 })).rejects.toThrow('no prepared report 2');
    const other = { ...said, asOf: after, digest: '0'.repeat(64) };
    await study.gateway.perform('PrepareReport', address, other, { ...request, commandId: ids[2]! });
    await expect(study.show(preparedMessageView, { ...a2, report: 2 })).rejects.toThrow('other bytes');
  });

  it.each<[string, AnyView, readonly string[]]>([
    ['adverse events', anyView(adverseEventsView), ['technician', 'qp', 'reader']],
    ['a report', anyView(messageView), ['technician', 'qp', 'reader']],
    ['clocks', anyView(clocksView), ['technician', 'qp', 'reader']],
    ['notifications', anyView(notificationsView), ['technician', 'qp', 'reader']],
    ['aggregates', anyView(aggregateView), ['technician', 'qp', 'reader', 'investigator', 'coordinator']],
  ])('R-INS-04 (part) keep %s from those who do not need them', async (_what, view, people) => {
    for (const person of people) {
      const refused = await study.show(view, reporting, { person }).catch((error: unknown) => error);
      expect((refused as RefusedError).refusal.unmet).toMatchObject([{ rule: 'not-a-reader' }]);
    }
  });
});

describe('the exposure', () => {
  it('R-SAF-19 (part) ends where the follow-up ends, also by a terminal event', async () => {
    const database = await testDatabase();
    const clock = { now: () => '2021-05-01T00:00:00.000Z' };
    const study = new ShownStudy(database, { name: 'safety', keeps: [], projections: safetyProjections }, clock);
    try {
      const visit = facts.findLast(({ stream }) => stream === 'participant/P1')!;
      const at = { occurredAt: '2019-06-01T00:00:00.000Z', recordedAt: '2021-04-01T00:00:00.000Z' };
      const data = { code: 'RE_RUPTURE', endsFollowUp: true, side: 'LEFT' } as const;
      const end = { ...visit, ...at, type: 'TerminalEventRecorded', version: visit.version + 1, data } as typeof visit;
      await study.start([...facts, end]);
      const injected = facts.find(({ type }) => type === 'CellsInjected')!;
      const years = (Date.parse(at.occurredAt) - Date.parse(injected.occurredAt)) / (365.25 * 86_400_000);
      const { exposure } = await study.show(aggregateView, {});
      expect(exposure.treated).toBe(1);
      expect(exposure.patientYears).toBeCloseTo(years, 3);
    } finally {
      await study.stop();
      await database.drop();
    }
  });
});
