import { foldFacts, isOf } from '@caseledger/casebook';
import { initialWorld, type RecordedFact } from '@caseledger/domain';
import { poissonInterval } from '@caseledger/statistics';
import { recordedCase, step, visitOn } from '@caseledger/testkit/domain';
import { safetyAggregate, type Tally } from './aggregate.js';
import { hospitalExemptionReport, safetyUpdate } from './periodic-reports.js';
import type { SafetyBasis } from './safety-basis.js';

const report = (adverseEvent: string, serious: boolean, more: object = {}) =>
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
    ...more,
  });
const on = (adverseEvent: string) => ({ adverseEvent, occurredAt: '2019-04-27T10:00:00.000Z' });
const term = (code: string, name: string) => ({ code, name });
const facts = recordedCase([
  report('A1', false),
  report('A2', true, { onset: '2019-04-20' }),
  report('A3', false, { onset: '2019-03-05', phase: 'PROCUREMENT' }),
  step('investigator', 'AssessCausality', {
    ...on('A2'),
    by: 'INVESTIGATOR',
    to: 'PRODUCT',
    related: true,
    method: 'global judgement',
  }),
  step('monitor', 'AssessCausality', {
    ...on('A2'),
    by: 'SPONSOR',
    to: 'PRODUCT',
    related: false,
    method: 'global judgement',
  }),
  step('monitor', 'CodeAdverseEvent', {
    ...on('A2'),
    coding: {
      dictionary: 'INVENTED',
      version: '1.0',
      lowLevelTerm: term('99900001', 'Calf pain'),
      preferredTerm: term('99900002', 'Limb pain'),
      systemOrganClass: term('99900003', 'Invented limbs'),
    },
  }),
  report('A4', false),
  step('monitor', 'NullifyCase', { ...on('A4'), reason: { code: 'DUPLICATE', text: 'the same as A1' } }),
  visitOn('2019-04-28T09:00:00.000Z', 'M1'),
]);
const until = (type: RecordedFact['type'], nth = 0) => {
  const position = facts.filter((fact) => fact.type === type)[nth]!.position;
  return facts.filter((fact) => fact.position <= position);
};

const basisOf = (known: readonly RecordedFact[]): SafetyBasis => {
  const { position = 0, recordedAt = null } = known.at(-1) ?? {};
  const subjects = foldFacts(known).all();
  const { state } = subjects.find((subject) => isOf('study', subject)) ?? { state: initialWorld.study };
  const cases = subjects.filter((subject) => isOf('adverse-event', subject));
  return { study: 'S1', position, lockedAt: recordedAt, state, cases, facts: known };
};

describe('the aggregate of safety', () => {
  const aggregate = safetyAggregate(basisOf(facts));

  it('R-SAF-06 R-SAF-19 lists every case that was not nullified, with both opinions', () => {
    expect(aggregate.listing.map(({ adverseEvent }) => adverseEvent)).toEqual(['A3', 'A2', 'A1']);
    expect(aggregate.nullified).toEqual(['A4']);
    expect(aggregate.listing[1]).toMatchObject({
      preferredTerm: 'Limb pain',
      investigator: ['PRODUCT: RELATED'],
      sponsor: ['PRODUCT: NOT_RELATED'],
      related: true,
      expectedness: 'NOT_ASSESSED',
      susar: true,
    });
  });

  it('R-SAF-19 counts events and participants by class, term, grade, seriousness, relation and phase', () => {
    expect(aggregate.tables.systemOrganClass).toEqual([
      { value: 'Invented limbs', events: 1, participants: 1 },
      { value: 'NOT_CODED', events: 2, participants: 1 },
    ]);
    expect(aggregate.tables.phase).toEqual([
      { value: 'FOLLOW_UP', events: 2, participants: 1 },
      { value: 'PROCUREMENT', events: 1, participants: 1 },
    ]);
    for (const table of Object.values<readonly Tally[]>({ ...aggregate.tables })) {
      expect(table.reduce((sum, { events }) => sum + events, 0)).toBe(aggregate.listing.length);
    }
  });

  it('R-SAF-19 gives rates by patient-years with exact intervals; what came before the treatment is not in them', () => {
    const [all] = aggregate.rates;
    const lockedAt = facts.at(-1)!.recordedAt;
    const treatedAt = facts.find(({ type }) => type === 'CellsInjected')!.occurredAt;
    const years = (Date.parse(lockedAt) - Date.parse(treatedAt)) / (365.25 * 86_400_000);
    expect(aggregate.exposure).toMatchObject({ treated: 1, patientYears: years });
    expect(all).toEqual({
      of: 'all',
      events: 2,
      patientYears: years,
      per100PatientYears: poissonInterval(2, years / 100),
    });
  });

  it('R-SAF-19 gives no rate without exposure, and an empty study no figure at all', () => {
    expect(safetyAggregate(basisOf(until('StudyRegistered')))).toMatchObject({
      exposure: { treated: 0, patientYears: 0 },
      listing: [],
      rates: [{ per100PatientYears: null }, {}, {}, {}],
    });
    expect(safetyAggregate(basisOf([])).lockedAt).toBeNull();
  });

  it('R-SAF-19 says the same bytes for the same lock, whatever came later', () => {
    const locked = until('AdverseEventReported', 1);
    const bytes = JSON.stringify(safetyAggregate(basisOf(locked)));
    const position = locked.at(-1)!.position;
    expect(JSON.stringify(safetyAggregate(basisOf(facts.filter((fact) => fact.position <= position))))).toBe(bytes);
    expect(safetyAggregate(basisOf(locked)).listing).toHaveLength(2);
  });
});

describe('periodic reports', () => {
  it('R-SAF-19 a late entry goes to the next period', () => {
    const first = until('AdverseEventReported', 2);
    const lock = first.at(-1)!.position;
    expect(safetyUpdate(basisOf(first), 0)).toMatchObject({
      interval: { after: 0, through: lock },
      seriousAdverseReactions: [],
    });
    const second = safetyUpdate(basisOf(facts), lock);
    expect(second.seriousAdverseReactions.map(({ adverseEvent }) => adverseEvent)).toEqual(['A2']);
    expect(second).toMatchObject({
      cumulativeExposure: { treated: 1 },
      intervalExposure: { treated: 0 },
      cumulativeSerious: [{ systemOrganClass: 'Invented limbs', preferredTerm: 'Limb pain', events: 1, inInterval: 1 }],
      deaths: [],
      withdrawals: [],
    });
  });

  it('R-SAF-19 (part) lists a death with its cause', () => {
    const died = step('investigator', 'EndParticipation', {
      participant: 'P1',
      occurredAt: '2019-12-01T10:00:00.000Z',
      kind: 'Died',
      explanation: 'stroke',
    });
    const all = recordedCase([died]);
    const last = all.at(-1)!.position;
    const death = { participant: 'P1', at: '2019-12-01T10:00:00.000Z', cause: 'stroke' };
    expect(safetyUpdate(basisOf(all), 0).deaths).toEqual([{ ...death, inInterval: true }]);
    expect(safetyUpdate(basisOf(all), last).deaths).toEqual([{ ...death, inInterval: false }]);
  });

  it('R-SAF-16 a hospital exemption counts batches, units and incidents of its interval', () => {
    const whole = hospitalExemptionReport(basisOf(facts), 0);
    expect(whole.batches).toEqual({ harvested: 1, formulated: 1, released: 1, rejected: 0, recalled: 0 });
    expect(whole.units.administered).toBe(whole.units.formulated);
    expect(whole).toMatchObject({ participantsTreated: 1, incidents: [] });
    expect(whole.adverseReactions.map(({ adverseEvent }) => adverseEvent)).toEqual(['A2']);
    expect(hospitalExemptionReport(basisOf(facts), facts.length)).toMatchObject({
      participantsTreated: 0,
      adverseReactions: [],
    });
  });
});
