import {
  achillesStudy,
  CaseDriver,
  first,
  manufacture,
  recordedCase,
  screening,
  step,
  type Step,
  untilTreated,
} from '@caseledger/testkit/domain';
import { clocksOf } from '../clocks/clocks.js';
import type { CommandName, DataOf } from '../commands.js';
import { builtInVersions } from '../protocol/built-in-rules.js';
import { evolveStream, initialWorld } from '../world.js';
import { isSusar } from './verdicts.js';

const later = { adverseEvent: 'AE1', occurredAt: '2019-04-20T10:00:00.000Z' };
const reason = { code: 'NEW_INFORMATION', text: 'discharge letter' };
const report = (data: Partial<DataOf<'ReportAdverseEvent'>> = {}): Step =>
  step('coordinator', 'ReportAdverseEvent', {
    occurredAt: '2019-04-10T10:00:00.000Z',
    adverseEvent: 'AE1',
    participant: 'P1',
    term: 'Deep vein thrombosis',
    severity: 'SEVERE',
    phase: 'FOLLOW_UP',
    onset: '2019-04-09',
    outcome: 'RECOVERING',
    serious: true,
    seriousness: ['HOSPITALISATION'],
    side: 'LEFT',
    ...data,
  });
const about = <N extends CommandName>(person: string, name: N, data: Omit<DataOf<N>, keyof typeof later>): Step =>
  step(person, name, { ...later, ...data } as unknown as DataOf<N>);
const causality = (by: 'INVESTIGATOR' | 'SPONSOR', related: boolean, to: 'PRODUCT' | 'DISEASE' = 'PRODUCT') =>
  about(by === 'SPONSOR' ? 'monitor' : 'investigator', 'AssessCausality', { by, to, related, method: 'WHO-UMC' });
const seriousness = (person: string, criteria: DataOf<'AssessSeriousness'>['seriousness']) =>
  about(person, 'AssessSeriousness', { seriousness: criteria, reason });
const reference = (version: string, validFrom: string, expectedTerms: readonly string[]) =>
  step('sponsor', 'ApproveReferenceSafetyInformation', { occurredAt: '2019-01-02', version, validFrom, expectedTerms });
const expectedness = (expected: boolean, term?: string) =>
  about('monitor', 'AssessExpectedness', { expected, ...(term !== undefined && { term }) });
const prepare = (data: Partial<DataOf<'PrepareReport'>> = {}) =>
  about('monitor', 'PrepareReport', { kind: 'INITIAL', recipient: 'AEMPS', asOf: 9, digest: 'ab', ...data });
const submit = (number = 1) => about('monitor', 'SubmitReport', { report: number, channel: 'gateway' });
const answer = (data: Partial<DataOf<'AcknowledgeReport'>> = {}) =>
  about('monitor', 'AcknowledgeReport', {
    report: 1,
    recipient: 'AEMPS',
    accepted: true,
    reference: 'ACK-1',
    errors: [],
    ...data,
  });

const treated = (steps: readonly Step[] = []) =>
  new CaseDriver().run([...achillesStudy, ...untilTreated(first), ...steps]);
const stateOf = (driver: CaseDriver, stream = 'adverse-event/AE1') =>
  driver.events
    .filter((event) => event.stream === stream)
    .reduce((before, event) => evolveStream('adverse-event', before, event), initialWorld['adverse-event']);

describe('a suspected unexpected serious adverse reaction', () => {
  it.each<[string, readonly Step[], boolean]>([
    ['nobody assessed the cause', [], false],
    ['the investigator sees a relation', [causality('INVESTIGATOR', true)], true],
    ['the sponsor alone sees a relation', [causality('INVESTIGATOR', false), causality('SPONSOR', true)], true],
    ['the sponsor disagrees', [causality('INVESTIGATOR', true), causality('SPONSOR', false)], true],
    ['both see none', [causality('INVESTIGATOR', false), causality('SPONSOR', false)], false],
    ['it is related to the disease alone', [causality('INVESTIGATOR', true, 'DISEASE')], false],
    ['the site finds it not serious', [causality('INVESTIGATOR', true), seriousness('investigator', [])], false],
    ['the sponsor finds it not serious', [causality('INVESTIGATOR', true), seriousness('monitor', [])], true],
    [
      'the sponsor alone finds it serious',
      [causality('INVESTIGATOR', true), seriousness('monitor', ['DISABILITY']), seriousness('investigator', [])],
      true,
    ],
    ['it is nullified', [causality('INVESTIGATOR', true), about('monitor', 'NullifyCase', { reason })], false],
  ])('R-SAF-06: derived when %s', (_when, steps, expected) => {
    expect(isSusar(stateOf(treated([report(), ...steps])))).toBe(expected);
  });

  it('R-SAF-07: compares with the version in force at onset, and with what it lists', () => {
    const versions = [
      reference('1', '2019-01-01', ['Injection site pain']),
      reference('2', '2019-04-10', ['Injection site pain', 'Deep vein thrombosis']),
    ];
    const driver = treated([...versions, report(), causality('INVESTIGATOR', true)]);
    expect(driver.rules(expectedness(true, 'Deep vein thrombosis'))).toEqual(['not-listed']);
    expect(driver.rules(expectedness(true))).toEqual(['not-listed']);
    driver.run([expectedness(false)]);
    expect(driver.last('ExpectednessAssessed').data).toEqual({ expected: false, referenceSafetyInformation: '1' });
    expect(isSusar(stateOf(driver))).toBe(true);
    const next = treated([...versions, report({ onset: '2019-04-10' }), causality('INVESTIGATOR', true)]);
    next.run([expectedness(true, 'Deep vein thrombosis')]);
    expect(next.last('ExpectednessAssessed').data).toEqual({
      expected: true,
      referenceSafetyInformation: '2',
      term: 'Deep vein thrombosis',
    });
    expect(isSusar(stateOf(next))).toBe(false);
  });

  it('R-SAF-07: without a version in force at onset, or without an onset, nothing is expected', () => {
    const late = [reference('2', '2019-04-10', ['Deep vein thrombosis'])];
    expect(treated([...late, report()]).rules(expectedness(true, 'Deep vein thrombosis'))).toEqual([
      'no-reference-safety-information',
    ]);
    expect(treated([...late, report({ onset: undefined })]).rules(expectedness(false))).toContain('onset-unknown');
    const driver = treated(late);
    expect(driver.rules(reference('2', '2019-05-01', []))).toEqual(['reference-safety-information-exists']);
    expect(driver.rules(reference('3', '2019-04-10', []))).toEqual(['reference-safety-information-exists']);
  });
});

describe('the reports of a case', () => {
  it('R-SAF-21: go from prepared over submitted to acknowledged, and a rejected one is sent again', () => {
    const driver = treated([report(), prepare()]);
    expect(driver.last('ReportPrepared').data).toEqual({
      report: 1,
      kind: 'INITIAL',
      recipient: 'AEMPS',
      asOf: 9,
      digest: 'ab',
    });
    expect(driver.rules(answer())).toEqual(['not-submitted']);
    driver.run([submit()]);
    expect(driver.rules(submit())).toEqual(['report-submitted']);
    expect(driver.rules(answer({ accepted: false }))).toEqual(['rejection-without-error']);
    driver.run([answer({ accepted: false, errors: ['C.1.9.1 missing'] })]);
    expect(stateOf(driver).reports).toEqual([{ report: 1, recipient: 'AEMPS', form: 'E2B_R3', status: 'REJECTED' }]);
    driver.run([submit(), answer()]);
    expect(stateOf(driver).reports[0]?.status).toBe('ACKNOWLEDGED');
    expect(driver.rules(answer())).toEqual(['not-submitted']);
    expect(driver.rules(submit())).toEqual(['report-submitted']);
  });

  it('R-SAF-21: an acknowledgement for another report, or from another recipient, is refused', () => {
    const driver = treated([report(), prepare(), submit()]);
    expect(driver.rules(answer({ report: 2 }))).toEqual(['unknown-report']);
    expect(driver.rules(answer({ recipient: 'MHRA' }))).toEqual(['other-recipient']);
    expect(driver.rules(submit(2))).toEqual(['unknown-report']);
  });

  it('R-SAF-15: a notification by letter or call counts as a report of its own', () => {
    const notify = about('investigator', 'NotifyRecipient', { recipient: 'AEMPS', channel: 'form' });
    const driver = treated([report(), notify, prepare()]);
    expect(stateOf(driver).reports.map(({ report: number, form }) => [number, form])).toEqual([
      [1, 'NOTIFICATION'],
      [2, 'E2B_R3'],
    ]);
  });

  it('R-ICS-10: after a nullification only the nullification is prepared, and it still goes its way', () => {
    const driver = treated([report(), prepare(), submit()]);
    expect(driver.rules(prepare({ kind: 'NULLIFICATION' }))).toEqual(['case-not-nullified']);
    driver.run([about('monitor', 'NullifyCase', { reason })]);
    expect(driver.rules(prepare())).toEqual(['case-nullified']);
    driver.run([prepare({ kind: 'NULLIFICATION' }), submit(2), answer({ report: 2 }), answer()]);
  });
});

describe('the route of a report', () => {
  it('R-ICS-07: a case of compassionate use never goes to the trial module', () => {
    expect(treated([report()]).rules(prepare({ recipient: 'EVCTM' }))).toEqual(['wrong-route']);
  });
});

describe('the course of a case', () => {
  it('R-SAF-02: the awareness is corrected with a reason, never past the correction or before the onset', () => {
    const correct = (awareAt: string) => about('monitor', 'CorrectAwareness', { awareAt, reason });
    const driver = treated([report()]);
    expect(driver.rules(correct('2019-04-21T10:00:00.000Z'))).toEqual(['in-the-future']);
    expect(driver.rules(correct('2019-04-10T10:00:00.000Z'))).toEqual(['nothing-changes']);
    expect(driver.rules(correct('2019-04-08T10:00:00.000Z'))).toEqual(['onset-after-awareness']);
    driver.run([correct('2019-04-09T20:00:00.000Z')]);
    expect(driver.last('AwarenessCorrected')).toMatchObject({
      data: { from: '2019-04-10T10:00:00.000Z', to: '2019-04-09T20:00:00.000Z' },
      reason,
    });
    expect(stateOf(driver).awareAt).toBe('2019-04-09T20:00:00.000Z');
  });

  it('R-SAF-04: a case is closed once, and follow-up information opens it again', () => {
    const close = about('monitor', 'CloseCase', { conclusion: 'resolved' });
    const driver = treated([report(), close]);
    expect(driver.rules(close)).toEqual(['case-closed']);
    driver.run([about('coordinator', 'ReceiveFollowUp', { information: 'again', end: '2019-04-19' }), close]);
    expect(stateOf(driver)).toMatchObject({ closed: true, report: { end: '2019-04-19' } });
  });

  it('R-SAF-09: a death has a date or a cause, not before the onset, and no details without the criterion', () => {
    const death = { seriousness: ['DEATH' as const], outcome: 'FATAL' as const };
    const driver = treated();
    expect(driver.rules(report(death))).toEqual(['death-without-date-or-cause']);
    expect(driver.rules(report({ ...death, death: { date: '2019-04-08' } }))).toEqual(['death-before-onset']);
    expect(driver.rules(report({ death: { cause: 'embolism' } }))).toEqual(['death-without-criterion']);
    driver.run([report({ ...death, death: { cause: 'UNKNOWN' } })]);
  });

  it('R-SAF-20: a code of a dictionary stands beside the words of the reporter', () => {
    const term = { code: '99900001', name: 'Invented thrombosis' };
    const coding = {
      dictionary: 'INVENTED',
      version: '1.0',
      lowLevelTerm: term,
      preferredTerm: term,
      systemOrganClass: { code: '99900000', name: 'Invented vessels' },
    };
    const driver = treated([report(), about('monitor', 'CodeAdverseEvent', { coding })]);
    expect(stateOf(driver)).toMatchObject({ coding, report: { term: 'Deep vein thrombosis' } });
  });

  it('R-CEL-11, R-SAF-17: a recall after use opens a case for the participant who has the cells, a recall before does not', () => {
    const recall = step('qp', 'RecallProduct', {
      occurredAt: '2019-04-10T11:00:00.000Z',
      product: 'B1',
      explanation: 'reagent recall',
    });
    const driver = treated([recall]);
    expect(driver.last('AdverseEventReported')).toMatchObject({
      stream: 'adverse-event/AE-B1',
      data: { participant: 'P1', category: 'PRODUCT_QUALITY', term: 'Product recalled after use: reagent recall' },
    });
    const treatmentIn = ({ events }: CaseDriver) =>
      events.flatMap((event) => {
        if (event.type !== 'AdverseEventReported') return [];
        const { participant, site, product, legalBasis, treatmentEmergent } = event.data;
        return [{ participant, site, product, legalBasis, treatmentEmergent }];
      });
    expect(treatmentIn(driver)).toEqual(treatmentIn(treated([report()])));
    expect(driver.last('AdverseEventReported').data).toMatchObject({
      product: 'B1',
      legalBasis: 'COMPASSIONATE_INDIVIDUAL',
    });
    const ofCase = recordedCase([recall]).filter(({ stream }) => stream === 'adverse-event/AE-B1');
    const running = clocksOf(ofCase, driver.stateOf('study', 'study'), builtInVersions[0], '2019-04-10T12:00:00.000Z');
    expect(running.map(({ rule }) => rule)).toContain('es-biovigilance');
    expect(running.map(({ rule }) => rule)).not.toContain('legal-basis-unknown');
    const unused = new CaseDriver().run([...achillesStudy, ...screening(first), ...manufacture(first), recall]);
    expect(unused.events.some(({ type }) => type === 'AdverseEventReported')).toBe(false);
  });
});
