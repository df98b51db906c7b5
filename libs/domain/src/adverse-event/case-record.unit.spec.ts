import {
  achillesStudy,
  CaseDriver,
  changed,
  first,
  screening,
  step,
  type Step,
  untilTreated,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import { evolveStream, initialWorld } from '../world.js';

const report = (data: Partial<DataOf<'ReportAdverseEvent'>> = {}): Step =>
  step('coordinator', 'ReportAdverseEvent', {
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
const later = { adverseEvent: 'AE1', occurredAt: '2019-04-20T10:00:00.000Z' };
const reason = { code: 'NEW_INFORMATION', text: 'discharge letter' };
const followUp = (data: Partial<DataOf<'ReceiveFollowUp'>> = {}): Step =>
  step('coordinator', 'ReceiveFollowUp', { ...later, information: 'letter', ...data });
const assess = (seriousness: DataOf<'AssessSeriousness'>['seriousness']) =>
  step('investigator', 'AssessSeriousness', { ...later, seriousness, reason });
const causality = (data: Partial<DataOf<'AssessCausality'>>, person = 'investigator') =>
  step(person, 'AssessCausality', {
    ...later,
    by: 'INVESTIGATOR',
    to: 'PRODUCT',
    related: true,
    method: 'clinical judgement',
    ...data,
  });
const nullify = step('monitor', 'NullifyCase', { ...later, reason });
const messages = (driver: CaseDriver, next: Step) => driver.unmet(next).map(({ message }) => message);

describe('a report', () => {
  const plain = {
    participant: 'P1',
    site: 'BCN',
    term: 'Headache',
    onset: '2019-04-09',
    outcome: 'RECOVERING',
    severity: 'SEVERE',
    serious: false,
    seriousness: [],
    phase: 'FOLLOW_UP',
    side: 'NOT_APPLICABLE',
    treatmentEmergent: true,
    product: 'B1',
    legalBasis: 'COMPASSIONATE_INDIVIDUAL',
  };

  it('R-SAF-05: keeps what was reported, and nothing that was not', () => {
    expect(treated([report()]).last('AdverseEventReported').data).toEqual(plain);
  });

  it('R-SAF-05, R-PRV-03: keeps the rest when given; the narrative as personal data of the participant', () => {
    const more = { end: '2019-04-09', grade: 0, analgesia: 'paracetamol', template: 'injection-site-pain' };
    const driver = treated([report({ ...more, narrative: 'told by phone' })]);
    expect(driver.last('AdverseEventReported').data).toEqual({
      ...plain,
      ...more,
      narrative: { $personal: { subject: 'P1', value: 'told by phone' } },
    });
  });

  it('R-SAF-05: a template gives what the report does not say', () => {
    const driver = treated([
      report({ template: 'harvest-site-pain', term: undefined, severity: undefined, phase: undefined }),
    ]);
    expect(driver.last('AdverseEventReported').data).toMatchObject({
      template: 'harvest-site-pain',
      term: 'Pain at the marrow harvest site',
      severity: 'MILD',
      phase: 'PROCUREMENT',
    });
    expect(driver.rules(report({ adverseEvent: 'AE2', term: undefined }))).toEqual(['incomplete-report']);
  });

  it.each<[string, Partial<DataOf<'ReportAdverseEvent'>>, readonly string[]]>([
    ['began in the instant in which it became known', { onset: '2019-04-10T10:00:00.000Z' }, []],
    ['began after that', { onset: '2019-04-10T10:00:00.001Z' }, ['onset-after-awareness']],
    ['began on the day on which it became known', { onset: '2019-04-10' }, []],
    // In Madrid, 22:00 UTC is the next day.
    [
      'began on the day after, where the site is',
      { onset: '2019-04-11', occurredAt: '2019-04-10T21:59:59.999Z' },
      ['onset-after-awareness'],
    ],
    [
      'began on the day that had begun where the site is',
      { onset: '2019-04-11', occurredAt: '2019-04-10T22:00:00.000Z' },
      [],
    ],
    ['ended on the day on which it began', { end: '2019-04-09' }, []],
    [
      'ended in the instant in which it began',
      { onset: '2019-04-09T10:00:00.000Z', end: '2019-04-09T10:00:00.000Z' },
      [],
    ],
    ['ended before', { onset: '2019-04-09T10:00:00.000Z', end: '2019-04-09T09:59:59.999Z' }, ['ends-before-start']],
  ])('R-SAF-05: an event that %s', (_what, data, expected) => {
    const driver = treated();
    if (expected.length === 0) driver.run([report(data)]);
    else expect(driver.rules(report(data))).toEqual(expected);
  });

  it('R-AUD-14: lists every fault', () => {
    const wrong = report({
      template: 'x',
      term: undefined,
      onset: '2019-04-11',
      end: '2019-04-08',
      serious: true,
      grade: 5,
      outcome: 'FATAL',
    });
    expect(
      treated()
        .unmet(wrong)
        .map(({ rule, requirement, pointer }) => [rule, requirement, pointer]),
    ).toEqual([
      ['unknown-template', undefined, '/template'],
      ['incomplete-report', undefined, '/term'],
      ['seriousness-without-criterion', 'R-SAF-09', '/seriousness'],
      ['onset-after-awareness', undefined, '/onset'],
      ['ends-before-start', undefined, '/end'],
      ['grade-5-without-death', 'R-SAF-10', undefined],
      ['fatal-without-death', 'R-SAF-09', undefined],
    ]);
    expect(messages(treated(), report({ template: 'x' }))).toEqual(['The protocol has no template x.']);
  });

  it.each([
    ['the instant of the injection', '2019-03-26T12:00:00.000Z', true],
    ['the instant before', '2019-03-26T11:59:59.999Z', false],
    ['the day of the injection', '2019-03-26', true],
    ['the day before', '2019-03-25', false],
  ])('R-SAF-18: from %s on it is treatment-emergent: %s is %s', (_what, onset, expected) => {
    expect(treated([report({ onset })]).last('AdverseEventReported').data.treatmentEmergent).toBe(expected);
  });

  it('R-SAF-18: nothing is treatment-emergent without a treatment', () => {
    const driver = new CaseDriver().run([...achillesStudy, ...screening(first), report()]);
    expect(driver.last('AdverseEventReported').data.treatmentEmergent).toBe(false);
  });
});

describe('a case', () => {
  it('R-SAF-04: a follow-up keeps what it brings, and the case goes on from there', () => {
    const driver = treated([report({ onset: '2019-04-09T10:00:00.000Z' }), followUp()]);
    expect(driver.last('FollowUpReceived').data).toEqual({ information: 'letter' });
    driver.run([followUp({ end: '2019-04-09', outcome: 'RECOVERED' })]);
    expect(driver.last('FollowUpReceived').data).toEqual({
      information: 'letter',
      end: '2019-04-09',
      outcome: 'RECOVERED',
    });
    expect(driver.rules(followUp({ end: '2019-04-09T09:59:59.999Z' }))).toEqual(['ends-before-start']);
    driver.run([followUp({ end: '2019-04-09T10:00:00.000Z' })]);
  });

  it('R-SAF-04: the days of a follow-up are those of the site', () => {
    const driver = treated([report({ onset: '2019-04-09T22:30:00.000Z' })]);
    expect(driver.rules(followUp({ end: '2019-04-09' }))).toEqual(['ends-before-start']);
    driver.run([followUp({ end: '2019-04-10' })]);
  });

  it('R-SAF-09: a change of seriousness starts from the one before, and may take it back', () => {
    const driver = treated([report(), assess(['HOSPITALISATION']), assess([])]);
    expect(driver.last('SeriousnessAssessed').data).toEqual({
      from: ['HOSPITALISATION'],
      seriousness: [],
      serious: false,
    });
  });

  it('R-SAF-09, R-SAF-10: a death stays one while outcome or grade say so', () => {
    const death = { serious: true, seriousness: ['DEATH' as const], death: { cause: 'UNKNOWN' } };
    expect(treated([report({ ...death, grade: 5 })]).rules(assess(['HOSPITALISATION']))).toEqual([
      'grade-5-without-death',
    ]);
    const driver = treated([report(death), followUp({ outcome: 'FATAL' })]);
    expect(driver.unmet(assess([]))).toMatchObject([
      {
        rule: 'fatal-without-death',
        message: 'A fatal outcome is a death.',
        requirement: 'R-SAF-09',
        remedy: 'Assess the seriousness first.',
      },
    ]);
    driver.run([followUp({ outcome: 'RECOVERED' }), assess([])]);
    expect(driver.unmet(followUp({ outcome: 'FATAL' }))).toMatchObject([{ remedy: 'Assess the seriousness first.' }]);
  });

  it('R-SAF-06: causality says by whom, to what, and by which method', () => {
    const driver = treated([report(), causality({ to: 'DISEASE', related: false })]);
    expect(driver.last('CausalityAssessed').data).toEqual({
      by: 'INVESTIGATOR',
      to: 'DISEASE',
      related: false,
      method: 'clinical judgement',
    });
    expect(driver.unmet(causality({}, 'monitor'))).toMatchObject([
      {
        rule: 'not-your-opinion',
        message: "The investigator's causality is given by the investigator.",
        requirement: 'R-SAF-06',
      },
    ]);
    expect(messages(driver, causality({ by: 'SPONSOR' }))).toEqual([
      "The sponsor's causality is given by the safety-monitor.",
    ]);
  });

  it('R-SAF-06: an opinion replaces the same one of the same side only', () => {
    const given = treated([
      report(),
      causality({}),
      causality({ to: 'DISEASE' }),
      causality({ by: 'SPONSOR', related: false }, 'monitor'),
      causality({ related: false }),
    ]);
    const state = given.events
      .filter(({ stream }) => stream === 'adverse-event/AE1')
      .reduce((before, event) => evolveStream('adverse-event', before, event), initialWorld['adverse-event']);
    expect(state.causality).toEqual([
      { by: 'INVESTIGATOR', to: 'DISEASE', related: true, method: 'clinical judgement' },
      { by: 'SPONSOR', to: 'PRODUCT', related: false, method: 'clinical judgement' },
      { by: 'INVESTIGATOR', to: 'PRODUCT', related: false, method: 'clinical judgement' },
    ]);
    expect(state.nullified).toBe(false);
  });

  it('R-AUD-03: a nullification says why, and closes the case for everything', () => {
    const driver = treated([report(), nullify]);
    expect(driver.last('CaseNullified')).toMatchObject({ data: {}, reason });
    for (const next of [followUp(), assess([]), causality({}), nullify]) {
      expect(driver.unmet(next)).toMatchObject([{ rule: 'case-nullified', message: 'The case is nullified.' }]);
    }
    const other = changed([followUp()], 'ReceiveFollowUp', { adverseEvent: 'AE9' })[0]!;
    expect(messages(driver, other)).toEqual(['There is no adverse event AE9 in this study.']);
  });
});
