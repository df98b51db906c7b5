import { CaseDriver, step, type Step } from '../case-driver.testing.js';
import {
  achilles,
  achillesReadings,
  achillesStudy,
  changed,
  first,
  screening,
  serologyResults,
  until,
  untilTreated,
  vas,
  visa,
  visitOn,
  without,
} from '../journeys.testing.js';
import type { CommandName, DataOf } from '../commands.js';
import { plan, scheduledVisit } from './schedule.js';

const steps = [...achillesStudy, ...screening(first)];
/** A driver before the first step of a name, and that step with other data. */
function at<N extends CommandName>(name: N, data: Partial<DataOf<N>>, from: readonly Step[] = steps) {
  const [before, next] = until(from, name);
  return { driver: new CaseDriver().run(before), next: changed([next], name, data)[0]! };
}
const rules = <N extends CommandName>(name: N, data: Partial<DataOf<N>>, from?: readonly Step[]) => {
  const { driver, next } = at(name, data, from);
  return driver.rules(next);
};
const treated = () => new CaseDriver().run([...achillesStudy, ...untilTreated(first)]);
const reason = { code: 'TRANSCRIPTION', text: 'digit swapped' };
const on = (occurredAt: string) => ({ participant: 'P1', occurredAt });

describe('screening', () => {
  it('refuses a purely preventive indication', () => {
    expect(rules('ScreenParticipant', { indication: 'PREVENTION' })).toEqual(['preventive-indication']);
  });

  it('R-CEL-19: needs a side where the protocol treats one', () => {
    expect(rules('ScreenParticipant', { side: 'NOT_APPLICABLE' })).toEqual(['side-required']);
  });

  it('R-AUD-14: needs a study, a protocol and a site', () => {
    const screen = screening(first)[0]!;
    expect(new CaseDriver().rules(screen)).toEqual(['unknown-study']);
    expect(rules('ScreenParticipant', {}, without(steps, 'ApproveProtocol'))).toEqual(['no-protocol']);
    expect(rules('ScreenParticipant', { site: 'X' })).toContain('unknown-site');
    expect(new CaseDriver().run([...achillesStudy, screen]).rules(screen)).toEqual(['participant-exists']);
  });

  it.each([
    ['a value outside the list', { item: 'rupture', value: 'total' }],
    ['a number out of range', { item: 'age', value: 17 }],
    ['too many decimals', { item: 'bmi', value: 24.55 }],
    ['neither value nor reason', { item: 'age' }],
    ['an unknown characteristic', { item: 'shoe-size', value: 43 }],
  ])('R-AUD-19: refuses %s', (_what, answer) => {
    const characteristics = [...first.characteristics.filter(({ item }) => item !== answer.item), answer];
    expect(rules('ScreenParticipant', { characteristics })).toEqual(['characteristic-invalid']);
  });

  it('R-AUD-05: refuses what lies in the future', () => {
    const { driver, next } = at('ScreenParticipant', {});
    expect(driver.rules({ ...next, now: '2019-02-01T09:00:00.000Z' })).toEqual(['in-the-future']);
  });

  it('R-AUD-14: an unanswered or unmet criterion is named, one by one', () => {
    const criteria = achilles.eligibility.slice(1).map(({ code }) => ({ code, met: true, evidence: 'chart' }));
    expect(rules('ConfirmEligibility', { criteria })).toEqual([
      'criterion-unanswered',
      'criterion-unmet',
      'criterion-unmet',
      'criterion-unmet',
    ]);
  });
});

describe('consent', () => {
  it('R-AUT-08: a form, version, language or scope that the protocol does not have is refused', () => {
    expect(rules('SignConsent', { formVersion: '0.9' })).toEqual(['unknown-consent-form']);
    expect(rules('SignConsent', { language: 'fr' })).toEqual(['consent-language']);
    expect(rules('SignConsent', { side: 'RIGHT' })).toEqual(['side-mismatch']);
    const { consentForms } = achilles;
    const narrow = {
      ...achilles,
      consentForms: consentForms.map((form) => ({ ...form, scopes: ['TREATMENT' as const] })),
    };
    expect(rules('SignConsent', {}, changed(steps, 'ApproveProtocol', { protocol: narrow }))).toEqual([
      'consent-scope',
    ]);
  });

  it('R-AUT-08: a signature needs date and time', () => {
    expect(rules('SignConsent', { occurredAt: '2019-03-01' })).toEqual(['time-needed']);
  });

  it('R-AUT-08: withdrawing the follow-up stops visits, keeps data, and leaves safety reports possible', () => {
    const driver = treated().run([
      visitOn('2019-04-26T10:00:00.000Z', 'month-1'),
      step('coordinator', 'WithdrawConsent', { ...on('2019-05-01T10:00:00.000Z'), scopes: ['FOLLOW_UP'] }),
    ]);
    expect(driver.rules(visitOn('2019-05-26T10:00:00.000Z', 'month-2'))).toEqual(['follow-up-consent-withdrawn']);
    expect(driver.last('VisitRecorded').data.visit).toBe('month-1');
    driver.run([
      step('investigator', 'ReportAdverseEvent', {
        ...on('2019-06-01T10:00:00.000Z'),
        adverseEvent: 'AE1',
        template: 'injection-site-pain',
        onset: '2019-05-30',
        outcome: 'RECOVERED',
        serious: false,
        seriousness: [],
        side: 'LEFT',
      }),
    ]);
  });

  it('R-AUT-08: withdraws only what was given, and once', () => {
    const withdraw = step('coordinator', 'WithdrawConsent', {
      ...on('2019-05-01T10:00:00.000Z'),
      scopes: ['DATA_REUSE', 'SURPLUS_CELLS'],
    });
    const driver = treated().run([withdraw]);
    expect(driver.rules(withdraw)).toEqual(['no-consent-to-withdraw']);
  });
});

describe('authorisation of the treatment', () => {
  it.each([
    ['CLINICAL_REPORT', 'missing-clinical-report'],
    ['NO_ALTERNATIVE', 'missing-no-alternative'],
    ['REASON_NO_TRIAL', 'missing-reason-no-trial'],
    ['SPONSOR_AGREEMENT', 'missing-sponsor-agreement'],
    ['HOSPITAL_APPROVAL', 'missing-hospital-approval'],
    ['AUTHORITY_DECISION', 'missing-authority-decision'],
  ])('R-AUT-05: without %s it is refused by %s', (document, rule) => {
    const [, authorise] = until(steps, 'AuthoriseTreatment');
    const { documents } = authorise.command.data as DataOf<'AuthoriseTreatment'>;
    expect(rules('AuthoriseTreatment', { documents: documents.filter((item) => item !== document) })).toEqual([rule]);
  });

  it('R-AUT-01: a legal basis outside the protocol, or without an authorisation, is refused', () => {
    expect(rules('AuthoriseTreatment', { legalBasis: 'HOSPITAL_EXEMPTION' })).toEqual([
      'legal-basis-not-in-protocol',
      'no-authorisation-in-force',
    ]);
    expect(rules('AuthoriseTreatment', { legalBasis: 'CLINICAL_TRIAL', documents: [] })).toEqual([
      'no-authorisation-in-force',
    ]);
  });

  it('R-AUT-06: consent is not needed for the request', () => {
    new CaseDriver().run(without(steps, 'SignConsent'));
  });
});

describe('serology', () => {
  const panel = achilles.serology.markers;
  const withResult = (marker: string, result: 'POSITIVE' | 'INDETERMINATE') =>
    changed(steps, 'RecordSerology', {
      results: serologyResults(panel).map((item) => (item.marker === marker ? { ...item, result } : item)),
    });

  it('R-CEL-01: the published panel lacks anti-HBc, and says so', () => {
    const results = serologyResults(panel.filter((marker) => marker !== 'anti-HBc'));
    const { driver, next } = at('AssessSerology', {}, changed(steps, 'RecordSerology', { results }));
    expect(driver.unmet(next).map(({ message }) => message)).toEqual(['serology-incomplete: anti-HBc']);
  });

  it.each(panel)('R-CEL-01: %s is compulsory, even where a protocol forgets it', (marker) => {
    const results = serologyResults(panel.filter((other) => other !== marker));
    const forgetful = { ...achilles, serology: { ...achilles.serology, markers: [] } };
    const lacking = changed(changed(steps, 'RecordSerology', { results }), 'ApproveProtocol', { protocol: forgetful });
    expect(rules('AssessSerology', {}, lacking)).toEqual(['serology-incomplete']);
  });

  it.each(panel)('R-CEL-03: %s positive needs a risk assessment, indeterminate needs a test', (marker) => {
    expect(rules('AssessSerology', {}, withResult(marker, 'POSITIVE'))).toEqual(['serology-needs-risk-assessment']);
    expect(rules('AssessSerology', { riskAssessment: 'x' }, withResult(marker, 'INDETERMINATE'))).toEqual([
      'serology-needs-test',
    ]);
  });

  it.each(panel)('R-CEL-02: %s positive with a risk assessment restricts, and does not forbid', (marker) => {
    const { driver, next } = at(
      'AssessSerology',
      { riskAssessment: 'isolated storage' },
      withResult(marker, 'POSITIVE'),
    );
    expect(driver.typesOf(next)).toEqual(['SerologyRestricted']);
    expect(driver.last('SerologyRestricted').data.positive).toEqual([marker]);
  });

  it('R-CEL-01: needs results, one for each marker, of a sample taken before', () => {
    expect(rules('AssessSerology', {}, without(steps, 'RecordSerology'))).toEqual(['no-serology']);
    expect(rules('RecordSerology', { results: [...serologyResults(panel), ...serologyResults(['HCV'])] })).toEqual([
      'marker-twice',
    ]);
    expect(rules('RecordSerology', { sampledAt: '2019-03-04' })).toEqual(['sampled-after-result']);
  });
});

describe('visits', () => {
  it.each([
    ['2019-04-26', 'M1'],
    ['2019-04-16', 'M1'],
    ['2019-04-15', null],
    ['2020-02-10', 'M12'],
    ['2020-02-09', null],
    ['2020-05-10', 'M12'],
    ['2020-05-11', null],
    ['2020-05-26', null],
    ['2021-05-25', 'M24'],
    ['2019-03-20', 'M0'],
    ['2018-12-20', null],
  ])('R-INS-05: a visit on %s is %s, never the nearest one', (date, expected) => {
    const code = scheduledVisit(achilles, date, '2019-03-26T12:00:00.000Z', 'Europe/Madrid')?.code ?? null;
    expect(code).toBe(expected);
  });

  it('R-INS-05: a month-14 reading is kept as unscheduled and is not M12', () => {
    const driver = treated().run([visitOn('2020-05-26T10:00:00.000Z', 'month-14')]);
    expect(driver.last('VisitRecorded').data).toMatchObject({ scheduled: null, date: '2020-05-26' });
  });

  it('R-INS-05: the date of the administration is the one of the site', () => {
    const late = '2019-03-26T23:30:00.000Z';
    expect(plan(achilles, late, 'Europe/Madrid')[1]).toMatchObject({ target: '2019-04-27', opens: '2019-04-17' });
    expect(plan(achilles, late, 'UTC')[1]?.target).toBe('2019-04-26');
  });

  it('R-INS-05: a scheduled visit is recorded once', () => {
    const driver = treated().run([visitOn('2019-04-26T10:00:00.000Z', 'month-1')]);
    expect(driver.rules(visitOn('2019-04-27T10:00:00.000Z', 'month-1'))).toEqual(['visit-exists']);
    expect(driver.rules(visitOn('2019-04-27T10:00:00.000Z', 'again'))).toEqual(['visit-recorded']);
  });

  it('R-AUD-19: an instrument that is expected needs an entry', () => {
    const driver = treated();
    expect(driver.rules(visitOn('2019-04-26T10:00:00.000Z', 'v', [vas('VAS-DAILY', 1), visa(5)]))).toEqual([
      'missing-needs-reason',
    ]);
    driver.run([
      visitOn('2019-04-26T10:00:00.000Z', 'v', [
        vas('VAS-DAILY', 1),
        visa(5),
        { instrument: 'VAS-SPORT', answers: [{ item: 'score', missing: 'NOT_APPLICABLE' }] },
      ]),
    ]);
  });

  it('R-INS-05: a visit is missed only when its window is over, and once', () => {
    const miss = (occurredAt: string, scheduled = 'M1') =>
      step('coordinator', 'MissVisit', { ...on(occurredAt), scheduled, explanation: 'abroad' });
    const driver = treated();
    expect(driver.rules(miss('2019-05-06'))).toEqual(['window-open']);
    expect(driver.rules(miss('2019-05-07', 'M99'))).toEqual(['unknown-visit']);
    driver.run([miss('2019-05-07')]);
    expect(driver.rules(miss('2019-05-08'))).toEqual(['visit-recorded']);
    expect(new CaseDriver().run(steps).rules(miss('2019-05-07'))).toEqual(['not-scheduled-yet']);
  });

  it('R-AUD-02, R-AUD-03: a correction keeps old and new value, who, when and why', () => {
    const correct = (readings = [vas('VAS-SPORT', 5.1)]) =>
      step('coordinator', 'CorrectVisit', { ...on('2019-05-02T10:00:00.000Z'), visit: 'month-1', readings, reason });
    const driver = treated().run([visitOn('2019-04-26T10:00:00.000Z', 'month-1'), correct()]);
    const corrected = driver.last('VisitCorrected');
    expect(corrected).toMatchObject({
      data: { changes: [{ field: 'VAS-SPORT/score', from: 1.5, to: 5.1 }] },
      reason,
      actor: { id: 'coordinator', role: 'coordinator' },
    });
    expect(corrected.data.readings).toHaveLength(achillesReadings.length);
    expect(driver.last('VisitRecorded').data.readings).toMatchObject([{}, { answers: [{ value: 1.5 }] }, {}]);
    expect(driver.rules(correct())).toEqual(['nothing-changed']);
    expect(driver.rules(correct([vas('VAS-SPORT', 11)]))).toEqual(['value-out-of-range']);
    const other = changed([correct()], 'CorrectVisit', { visit: 'x' })[0]!;
    expect(driver.rules(other)).toEqual(['unknown-visit']);
  });

  it('R-INS-03: a correction derives the total again', () => {
    const driver = treated().run([
      visitOn('2019-04-26T10:00:00.000Z', 'month-1'),
      step('coordinator', 'CorrectVisit', {
        ...on('2019-05-02T10:00:00.000Z'),
        visit: 'month-1',
        readings: [visa(10, 'A', 21)],
        reason,
      }),
    ]);
    expect(driver.last('VisitCorrected').data.changes).toEqual([
      { field: 'VISA-A/q8a', from: 30, to: 21 },
      { field: 'VISA-A/total', from: 100, to: 91 },
    ]);
  });
});

describe('imaging', () => {
  const score = (person: string, visit = 'month-12') =>
    step(person, 'ScoreImaging', {
      ...on('2020-03-26'),
      visit,
      reading: {
        instrument: 'MRI-TENDON',
        form: 'mid-substance',
        answers: ['edema', 'granulation', 'collagen'].map((item) => ({ item, value: 90 })),
      },
    });

  it('R-INS-04: the treating physician is no independent reader, even with the role', () => {
    const driver = new CaseDriver().run([
      ...changed(achillesStudy, 'ApproveProtocol', {}),
      ...changed(untilTreated(first), 'ScreenParticipant', { treatingPhysician: 'reader' }),
    ]);
    expect(driver.rules(score('reader'))).toEqual(['reader-treats']);
  });

  it('R-INS-04: only a reader scores, once for each visit', () => {
    const driver = treated().run([score('reader')]);
    expect(driver.rules(score('investigator', 'x'))).toEqual(['not-delegated']);
    expect(driver.rules(score('reader'))).toEqual(['imaging-scored']);
    expect(driver.last('ImagingScored').data).toMatchObject({
      reader: 'reader',
      reading: { derived: [{ value: 90 }] },
    });
  });
});

describe('what follows treatment', () => {
  it('R-AUD-14: is refused before it', () => {
    const driver = new CaseDriver().run(steps);
    const sport = step('coordinator', 'RecordReturnToSport', { ...on('2019-06-01'), activity: 'tennis', months: 3 });
    const rupture = step('investigator', 'RecordTerminalEvent', {
      ...on('2019-06-01'),
      code: 'RE_RUPTURE',
      side: 'LEFT',
    });
    const done = step('investigator', 'EndParticipation', {
      ...on('2019-06-01'),
      kind: 'FollowUpCompleted',
      explanation: '',
    });
    for (const next of [sport, rupture, done]) expect(driver.rules(next)).toEqual(['not-treated']);
  });

  it('R-AUD-14: names only terminal events of the protocol, and one return to sport', () => {
    const sport = step('coordinator', 'RecordReturnToSport', { ...on('2019-06-26'), activity: 'tennis', months: 3 });
    const driver = treated().run([sport]);
    expect(driver.rules(sport)).toEqual(['return-recorded']);
    const code = { ...on('2019-06-26'), code: 'HIP_REPLACEMENT', side: 'LEFT' as const };
    expect(driver.rules(step('investigator', 'RecordTerminalEvent', code))).toEqual(['unknown-terminal-event']);
  });

  it.each(['WithdrawnFromFollowUp', 'LostToFollowUp', 'Died'] as const)('R-AUD-14: %s ends the follow-up', (kind) => {
    const end = step('investigator', 'EndParticipation', { ...on('2019-06-26'), kind, explanation: 'x' });
    const driver = treated().run([end]);
    expect(driver.rules(visitOn('2020-03-26T10:00:00.000Z', 'month-12'))).toEqual(['follow-up-ended']);
  });

  it('R-AUT-08: withdrawal from treatment alone leaves the follow-up going', () => {
    const end = { ...on('2019-06-26'), kind: 'WithdrawnFromTreatment' as const, explanation: 'x' };
    treated().run([step('investigator', 'EndParticipation', end), visitOn('2020-03-26T10:00:00.000Z', 'month-12')]);
  });

  it('refuses care that ends before it starts, and screening failure of a treated participant', () => {
    const care = { ...on('2019-06-26'), kind: 'x', description: 'x', from: '2019-05-02', until: '2019-05-01' };
    const driver = treated();
    expect(driver.rules(step('coordinator', 'RecordConcomitantCare', care))).toEqual(['ends-before-start']);
    const fail = { ...on('2019-06-26'), criteria: [], explanation: 'x' };
    expect(driver.rules(step('investigator', 'FailScreening', fail))).toEqual(['already-treated']);
  });
});
