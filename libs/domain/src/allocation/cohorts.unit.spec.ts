import {
  achillesStudy,
  CaseDriver,
  changed,
  escalatedTrial,
  first,
  randomisedTrial,
  screening,
  step,
  untilTreated,
  type Step,
} from '@caseledger/testkit/domain';
import type { CohortDecision } from './allocation.events.js';

const study = changed(achillesStudy, 'ApproveProtocol', { protocol: escalatedTrial });
const reason = { code: 'BOARD', text: 'minutes of the board' };
const day = (date: string) => ({ occurredAt: `2019-${date}T10:00:00.000Z` });
const open = (level: string, date = '03-05') => step('monitor', 'OpenCohort', { ...day(date), level, reason });
const close = (level: string, decision: CohortDecision, date = '06-01') =>
  step('monitor', 'CloseCohort', { ...day(date), level, decision, reason });
const person = (participant: string) => ({ ...first, participant, product: `B-${participant}` });
const allocate = (participant: string, date = '03-05') =>
  step('investigator', 'AllocateParticipant', { ...day(date), participant });
const assess = (participant: string, outcome: 'LIMITING' | 'NONE' | 'NOT_EVALUABLE', date = '06-01') =>
  step('investigator', 'AssessDoseLimitingToxicity', { ...day(date), participant, outcome, explanation: 'x' });
const driven = (...steps: readonly Step[]) => new CaseDriver().run([...study, ...steps]);

/** Screened, allocated, treated on 26 March, and evaluated. */
const evaluated = (participant: string, limiting = false): readonly Step[] => {
  const all = untilTreated(person(participant));
  const treat = all.findIndex(({ command }) => command.name === 'InjectCells');
  return [
    ...all.slice(0, treat),
    allocate(participant),
    ...all.slice(treat),
    assess(participant, limiting ? 'LIMITING' : 'NONE'),
  ];
};
const cohort = (from: number, ...limiting: readonly boolean[]) =>
  limiting.flatMap((one, i) => evaluated(`P${from + i}`, one));

describe('dose levels', () => {
  it('open by a decision, one after the other', () => {
    expect(driven().rules(open('HIGH'))).toEqual(['cohort-not-next']);
    expect(driven().rules(open('MIDDLE'))).toEqual(['unknown-dose-level']);
    const driver = driven(open('LOW'));
    expect(driver.last('CohortOpened')).toMatchObject({ data: { level: 'LOW', places: 3 }, reason });
    expect(driver.rules(open('LOW'))).toEqual(['cohort-open']);
    const other = new CaseDriver().run(changed(achillesStudy, 'ApproveProtocol', { protocol: randomisedTrial }));
    expect(other.rules(open('LOW'))).toEqual(['not-by-cohorts']);
  });

  it('go on when everybody is evaluated and nothing limits it, and stay closed until they are opened', () => {
    const driver = driven(open('LOW'), ...cohort(1, false, false));
    expect(driver.rules(close('LOW', 'GO_ON'))).toEqual(['cohort-not-evaluated']);
    driver.run([...cohort(3, false), close('LOW', 'GO_ON')]);
    expect(driver.last('CohortClosed').data).toEqual({ level: 'LOW', decision: 'GO_ON', evaluated: 3, limiting: 0 });
    driver.run(screening(person('P4')));
    expect(driver.rules(allocate('P4', '06-02'))).toEqual(['no-cohort-open']);
    driver.run([open('HIGH', '06-02'), allocate('P4', '06-02')]);
    expect(driver.last('ArmAssigned').data).toEqual({ arm: 'HIGH', method: 'COHORT', protocolVersion: '1.0' });
  });

  it('are expanded to six with one toxicity in three, and go on with one in six (3+3)', () => {
    const driver = driven(open('LOW'), ...cohort(1, true, false, false));
    expect(driver.rules(close('LOW', 'GO_ON'))).toEqual(['too-many-toxicities']);
    driver.run([close('LOW', 'EXPAND'), open('LOW', '06-02')]);
    expect(driver.last('CohortOpened').data).toEqual({ level: 'LOW', places: 6 });
    driver.run([...cohort(4, false, false, false)]);
    expect(driver.rules(close('LOW', 'EXPAND'))).toEqual(['too-many-toxicities']);
    driver.run([close('LOW', 'GO_ON'), open('HIGH', '06-03')]);
  });

  it('are stopped at any time, and the one below is taken up again when the one above it is', () => {
    const driver = driven(open('LOW'), ...cohort(1, false, false, false), close('LOW', 'GO_ON'));
    expect(driver.rules(open('LOW', '06-02'))).toEqual(['cohort-not-next']);
    driver.run([open('HIGH', '06-02'), close('HIGH', 'STOP', '06-03')]);
    expect(driver.rules(open('HIGH', '06-04'))).toEqual(['cohort-not-next']);
    driver.run([open('LOW', '06-04')]);
    expect(driver.last('CohortOpened').data).toEqual({ level: 'LOW', places: 6 });
    expect(driver.rules(close('HIGH', 'STOP', '06-05'))).toEqual(['cohort-not-open']);
  });

  it('never go on bolder than the protocol: two toxicities in three leave only the stop', () => {
    const driver = driven(open('LOW'), ...cohort(1, true, true, false));
    for (const decision of ['GO_ON', 'EXPAND'] as const) {
      expect(driver.unmet(close('LOW', decision))).toMatchObject([{ rule: 'too-many-toxicities' }]);
    }
    driver.run([close('LOW', 'STOP')]);
  });
});

describe('allocation to a cohort', () => {
  it('waits for the evaluation of the first one, and ends with the last place', () => {
    const driver = driven(...screening(person('P1')));
    expect(driver.rules(allocate('P1'))).toEqual(['no-cohort-open']);
    driver.run([open('LOW'), allocate('P1'), ...screening(person('P2'))]);
    expect(driver.rules(allocate('P2'))).toEqual(['cohort-waits']);
    const full = driven(open('LOW'), ...cohort(1, false, false, false), ...screening(person('P4')));
    expect(full.rules(allocate('P4', '06-02'))).toEqual(['cohort-full']);
  });

  it('has its place again when somebody cannot be evaluated, such as one who died before the treatment', () => {
    const driver = driven(
      open('LOW'),
      ...screening(person('P1')),
      allocate('P1'),
      assess('P1', 'NOT_EVALUABLE', '03-06'),
    );
    expect(driver.last('CohortParticipantEvaluated').data).toEqual({ level: 'LOW' });
    driver.run(cohort(2, false, false, false));
    driver.run([close('LOW', 'GO_ON')]);
  });
});

describe('a dose-limiting toxicity', () => {
  const treated = evaluated('P1').slice(0, -1);

  it('is known not to be only when the window is over, and a refusal says when that is', () => {
    const driver = driven(open('LOW'), ...treated);
    expect(driver.unmet(assess('P1', 'NONE', '04-23'))).toMatchObject([
      { rule: 'toxicity-window-open', message: 'The window runs until the end of 2019-04-23.' },
    ]);
    driver.run([assess('P1', 'NONE', '04-24')]);
    expect(driver.rules(assess('P1', 'LIMITING'))).toEqual(['toxicity-assessed']);
  });

  it('is counted at once, without whose it is', () => {
    const driver = driven(open('LOW'), ...treated, assess('P1', 'LIMITING', '03-27'));
    expect(driver.last('CohortParticipantEvaluated').data).toEqual({ level: 'LOW', limiting: true });
    expect(driver.last('DoseLimitingToxicityAssessed').data).toEqual({ outcome: 'LIMITING', explanation: 'x' });
  });

  it.each([
    ['of nobody', ['unknown-participant', 'not-of-a-cohort', 'not-treated'], assess('P9', 'NONE')],
    ['of who is in no cohort', ['not-of-a-cohort', 'not-treated'], assess('P2', 'NONE')],
  ])('is not assessed %s', (_whose, rules, next) => {
    expect(driven(open('LOW'), ...screening(person('P2'))).rules(next)).toEqual(rules);
  });
});
