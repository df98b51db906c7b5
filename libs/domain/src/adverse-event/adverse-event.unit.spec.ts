import {
  achillesStudy,
  CaseDriver,
  changed,
  delegation,
  first,
  screening,
  step,
  type Step,
  untilTreated,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import { evolveStream, initialWorld } from '../world.js';
import { triageGaps } from './verdicts.js';

const report = (data: Partial<DataOf<'ReportAdverseEvent'>> = {}, person = 'coordinator'): Step =>
  step(person, 'ReportAdverseEvent', {
    occurredAt: '2019-04-10T10:00:00.000Z',
    adverseEvent: 'AE1',
    participant: 'P1',
    term: 'Headache',
    severity: 'SEVERE',
    phase: 'FOLLOW_UP',
    onset: '2019-04-09',
    outcome: 'RECOVERING',
    serious: false,
    seriousness: [],
    side: 'NOT_APPLICABLE',
    ...data,
  });
const treated = (steps: readonly Step[] = []) =>
  new CaseDriver().run([...achillesStudy, ...untilTreated(first), ...steps]);
/** The case as its events leave it. */
const stateOf = (driver: CaseDriver) =>
  driver.events
    .filter(({ stream }) => stream === 'adverse-event/AE1')
    .reduce((before, event) => evolveStream('adverse-event', before, event), initialWorld['adverse-event']);
const later = { adverseEvent: 'AE1', occurredAt: '2019-04-20T10:00:00.000Z' };
const reason = { code: 'NEW_INFORMATION', text: 'discharge letter' };

describe('an adverse event report', () => {
  it('R-SAF-10: a severe event of grade 3 is not serious by that', () => {
    const driver = treated([report({ grade: 3 })]);
    expect(driver.last('AdverseEventReported').data).toMatchObject({ serious: false, seriousness: [], grade: 3 });
  });

  it.each([
    ['onset after awareness', { onset: '2019-04-11' }, 'onset-after-awareness'],
    ['end before onset', { end: '2019-04-08' }, 'ends-before-start'],
    ['an unknown template', { template: 'x' }, 'unknown-template'],
  ])('R-SAF-05: refuses %s', (_what, data, rule) => {
    expect(treated().rules(report(data))).toEqual([rule]);
  });

  it('R-SAF-09: serious needs a criterion, and a criterion makes it serious', () => {
    expect(treated().rules(report({ serious: true }))).toEqual(['seriousness-without-criterion']);
    expect(treated().rules(report({ seriousness: ['DISABILITY'] }))).toEqual(['seriousness-without-criterion']);
    treated([report({ serious: true, seriousness: ['MEDICALLY_IMPORTANT'] })]);
  });

  it('R-SAF-10: grade 5, and a fatal outcome, need the criterion of death', () => {
    const hospital = { serious: true, seriousness: ['HOSPITALISATION' as const] };
    expect(treated().rules(report({ ...hospital, grade: 5 }))).toEqual(['grade-5-without-death']);
    expect(treated().rules(report({ ...hospital, outcome: 'FATAL' }))).toEqual(['fatal-without-death']);
    treated([
      report({ serious: true, seriousness: ['DEATH'], death: { cause: 'UNKNOWN' }, grade: 5, outcome: 'FATAL' }),
    ]);
  });

  const anaemia = { term: 'Anemia', value: 79, unit: 'g/L', lowerLimit: 120 } as const;
  const graded = (data: Partial<DataOf<'ReportAdverseEvent'>>) => {
    const { grade, gradedBy, laboratory } = treated([report(data)]).last('AdverseEventReported').data;
    return { grade, gradedBy, laboratory };
  };

  it('R-SAF-10: a laboratory value is graded, and makes nothing serious', () => {
    const stored = { grade: 3, gradedBy: 'CTCAE 5.0', laboratory: anaemia };
    expect(graded({ laboratory: anaemia })).toEqual(stored);
    expect(graded({ laboratory: anaemia, grade: 3 })).toEqual(stored);
    expect(graded({ laboratory: { ...anaemia, value: 120 } })).toMatchObject({ grade: 0, gradedBy: 'CTCAE 5.0' });
    expect(treated([report({ laboratory: anaemia })]).last('AdverseEventReported').data.serious).toBe(false);
  });

  it('R-SAF-10: a grade that the laboratory value rules out is refused', () => {
    const [refused] = treated().unmet(report({ laboratory: anaemia, grade: 2 }));
    expect(refused).toMatchObject({ rule: 'grade-mismatch', requirement: 'R-SAF-10', pointer: '/grade' });
    expect(refused?.message).toBe('The laboratory value has grade 3 by CTCAE 5.0, not 2.');
    expect(treated().rules(report({ laboratory: { ...anaemia, upperLimit: 100 } }))).toEqual(['limits-reversed']);
  });

  it('R-SAF-10: what a number does not decide is left to the person, and stays ungraded without one', () => {
    const urate = { term: 'Hyperuricemia', value: 9, unit: 'mg/dL', upperLimit: 7 } as const;
    expect(graded({ laboratory: urate })).toEqual({ laboratory: urate });
    expect(graded({ laboratory: urate, grade: 3 })).toEqual({ laboratory: urate, grade: 3 });
    expect(graded({ laboratory: anaemia, grade: 4 })).toEqual({ laboratory: anaemia, grade: 4 });
    expect(treated().rules(report({ laboratory: anaemia, grade: 5 }))).toEqual(['grade-5-without-death']);
  });

  it('R-SAF-10: a grade of a follow-up is no longer that of the laboratory value', () => {
    const added = (data: object) =>
      step('coordinator', 'ReceiveFollowUp', { ...later, information: 'transfusion', ...data });
    const after = (data: object) => stateOf(treated([report({ laboratory: anaemia }), added(data)])).report;
    expect(after({})).toMatchObject({ grade: 3, gradedBy: 'CTCAE 5.0' });
    expect(after({ grade: 4 })).toMatchObject({ grade: 4, laboratory: anaemia });
    expect(after({ grade: 4 })).not.toHaveProperty('gradedBy');
  });

  it('R-SAF-18: an event between harvest and injection is recorded with its phase, and is not treatment-emergent', () => {
    const bleeding = report({ term: 'Bleeding at the iliac crest', phase: 'PROCUREMENT', onset: '2019-03-05' });
    expect(treated([bleeding]).last('AdverseEventReported').data.treatmentEmergent).toBe(false);
    const untreated = new CaseDriver().run([...achillesStudy, ...screening(first), bleeding]);
    expect(untreated.last('AdverseEventReported').data).not.toHaveProperty('product');
    expect(treated([report()]).last('AdverseEventReported').data).toMatchObject({
      treatmentEmergent: true,
      product: 'B1',
    });
  });

  it('R-SAF-18: an onset on the day of the injection, known to the day only, counts as treatment-emergent', () => {
    expect(treated([report({ onset: '2019-03-26' })]).last('AdverseEventReported').data.treatmentEmergent).toBe(true);
  });

  it('fills term, phase and severity from a template, and asks for them without one', () => {
    const template = { template: 'injection-site-pain', term: undefined, severity: undefined, phase: undefined };
    expect(treated([report(template)]).last('AdverseEventReported').data).toMatchObject({
      phase: 'ADMINISTRATION',
      severity: 'MILD',
    });
    expect(treated().rules(report({ term: undefined }))).toEqual(['incomplete-report']);
  });

  it('R-SAF-12: is accepted after the end of the follow-up', () => {
    const end = { participant: 'P1', occurredAt: '2021-04-01', kind: 'FollowUpCompleted' as const, explanation: '' };
    const late = { occurredAt: '2022-05-06T10:00:00.000Z', onset: '2022-05-05' };
    treated([step('investigator', 'EndParticipation', end), report(late)]);
  });

  it('R-AUD-14: is reported once', () => {
    expect(treated([report()]).rules(report())).toEqual(['adverse-event-exists']);
  });

  it('R-SAF-05: is never refused for being incomplete: what is missing is listed', () => {
    const bare = { severity: undefined, phase: undefined, onset: undefined, outcome: 'UNKNOWN' as const };
    const driver = treated([report({ ...bare, participant: undefined, person: 'the man from bed 7', site: 'BCN' })]);
    expect(driver.last('AdverseEventReported').data).toEqual({
      participant: 'UNKNOWN',
      participantUnknown: true,
      person: { $personal: { subject: 'AE1', value: 'the man from bed 7' } },
      site: 'BCN',
      term: 'Headache',
      outcome: 'UNKNOWN',
      serious: false,
      seriousness: [],
      side: 'NOT_APPLICABLE',
      treatmentEmergent: false,
    });
    expect(triageGaps(stateOf(driver))).toEqual([
      'unknown-participant',
      'legal-basis-unknown',
      'onset-unknown',
      'severity-unknown',
      'phase-unknown',
    ]);
    expect(driver.rules(report({ adverseEvent: 'AE2', participant: 'X', site: 'NIX' }))).toContain('unknown-site');
  });

  it('R-SAF-05: a case leaves triage when the person is identified, once', () => {
    const identify = (participant: string) => step('monitor', 'IdentifyParticipant', { ...later, participant });
    const driver = treated([report({ participant: 'P9' })]);
    expect(driver.rules(identify('P8'))).toEqual(['unknown-participant']);
    driver.run([identify('P1')]);
    expect(stateOf(driver).report).toMatchObject({ participant: 'P1', site: 'BCN', product: 'B1' });
    expect(stateOf(driver).report).not.toHaveProperty('participantUnknown');
    expect(driver.last('ParticipantIdentified').data).toMatchObject({ from: 'P9', treatmentEmergent: true });
    expect(driver.rules(identify('P1'))).toEqual(['participant-known']);
  });

  it('R-SAF-18: names an event of special interest that the protocol lists, and no other', () => {
    expect(treated().rules(report({ specialInterest: 'TUMOUR' }))).toEqual(['unknown-special-interest']);
  });

  it('R-SAF-01: the sponsor was informed after the site became aware, and not in the future', () => {
    const before = report({ sponsorInformedAt: '2019-04-10T09:59:59.999Z' });
    expect(treated().rules(before)).toEqual(['sponsor-informed-out-of-order']);
    treated([report({ sponsorInformedAt: '2019-04-10T10:00:00.000Z' })]);
    expect(treated().rules(report({ sponsorInformedAt: '2999-01-01' }))).toEqual(['sponsor-informed-out-of-order']);
  });
});

describe('what the sponsor was told before it was entered', () => {
  it('R-SAF-01 R-SAF-02: stands with an opinion, a seriousness or a follow-up, in order', () => {
    const told = { sponsorInformedAt: '2019-04-20T10:00:00.000Z' };
    const early = { sponsorInformedAt: '2019-04-20T09:59:59.999Z' };
    const steps = (when: { sponsorInformedAt: string }) => [
      step('investigator', 'AssessCausality', {
        ...later,
        ...when,
        by: 'INVESTIGATOR',
        to: 'PRODUCT',
        related: true,
        method: 'clinical judgement',
      }),
      step('investigator', 'AssessSeriousness', { ...later, ...when, seriousness: ['DISABILITY'], reason }),
      step('coordinator', 'ReceiveFollowUp', { ...later, ...when, information: 'letter' }),
    ];
    const driver = treated([report(), ...steps(told)]);
    for (const type of ['CausalityAssessed', 'SeriousnessAssessed', 'FollowUpReceived'] as const) {
      expect(driver.last(type).data).toMatchObject(told);
    }
    for (const next of steps(early)) expect(driver.rules(next)).toEqual(['sponsor-informed-out-of-order']);
    expect(stateOf(driver).causality).toEqual([
      { by: 'INVESTIGATOR', to: 'PRODUCT', related: true, method: 'clinical judgement' },
    ]);
  });
});

describe('what becomes known later', () => {
  const followUp = (data: Partial<DataOf<'ReceiveFollowUp'>>): Step =>
    step('coordinator', 'ReceiveFollowUp', { ...later, information: 'letter', ...data });
  const assess = (person: string, by: 'INVESTIGATOR' | 'SPONSOR', related: boolean): Step =>
    step(person, 'AssessCausality', { ...later, by, to: 'PRODUCT', related, method: 'clinical judgement' });

  it('R-SAF-09: a follow-up neither ends before the onset, nor turns fatal without the criterion', () => {
    const driver = treated([report()]);
    expect(driver.rules(followUp({ end: '2019-04-08' }))).toEqual(['ends-before-start']);
    expect(driver.rules(followUp({ outcome: 'FATAL' }))).toEqual(['fatal-without-death']);
    const death = step('investigator', 'AssessSeriousness', {
      ...later,
      seriousness: ['DEATH'],
      death: { date: '2019-04-18' },
      reason,
    });
    driver.run([death, followUp({ outcome: 'FATAL' })]);
    const taken = changed([death], 'AssessSeriousness', { seriousness: [], death: undefined })[0]!;
    expect(driver.rules(taken)).toEqual(['fatal-without-death']);
  });

  it('R-SAF-09, R-AUD-03: a change of seriousness keeps what it was, and why', () => {
    const driver = treated([
      report(),
      step('monitor', 'AssessSeriousness', { ...later, seriousness: ['HOSPITALISATION'], reason }),
    ]);
    expect(driver.last('SeriousnessAssessed')).toMatchObject({
      data: { from: [], seriousness: ['HOSPITALISATION'], serious: true },
      reason,
    });
  });

  it('R-SAF-06: neither the sponsor nor the investigator gives the causality of the other', () => {
    const driver = treated([report(), assess('investigator', 'INVESTIGATOR', true)]);
    expect(driver.rules(assess('monitor', 'INVESTIGATOR', false))).toEqual(['not-your-opinion']);
    expect(driver.rules(assess('investigator', 'SPONSOR', true))).toEqual(['not-your-opinion']);
    driver.run([assess('monitor', 'SPONSOR', false)]);
    expect(
      driver.events.flatMap((event) =>
        event.type === 'CausalityAssessed' ? [[event.data.by, event.data.related]] : [],
      ),
    ).toEqual([
      ['INVESTIGATOR', true],
      ['SPONSOR', false],
    ]);
  });

  it('R-SAF-06, R-AUT-09: an investigator of another site, or of the past, does not speak for this one', () => {
    const driver = treated([
      step('sponsor', 'ActivateSite', {
        code: 'VLC',
        name: 'Other',
        country: 'ES',
        zone: 'Europe/Madrid',
        occurredAt: '2019-04-01',
      }),
      delegation('monitor', 'investigator', ['VLC']),
      report(),
    ]);
    expect(driver.rules(assess('monitor', 'INVESTIGATOR', false))).toEqual(['not-your-opinion']);
  });

  it('R-AUD-01: a nullified case stays, and takes nothing more', () => {
    const driver = treated([report(), step('monitor', 'NullifyCase', { ...later, reason })]);
    expect(driver.rules(followUp({}))).toEqual(['case-nullified']);
    expect(driver.events.some(({ type }) => type === 'AdverseEventReported')).toBe(true);
    const unknown = changed([followUp({})], 'ReceiveFollowUp', { adverseEvent: 'AE9' })[0]!;
    expect(driver.rules(unknown)).toContain('unknown-adverse-event');
  });
});
