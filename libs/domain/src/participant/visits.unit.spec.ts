import { achillesReadings, barcelona, CaseDriver, changed, step, vas, visa, visitOn } from '@caseledger/testkit/domain';
import { on, steps, treated } from '../../test/participant.js';
import type { Administered } from './participant.state.js';
import { followedVisits, scheduledVisit } from './schedule.js';

const reason = { code: 'TRANSCRIPTION', text: 'digit swapped' };

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
    ['2019-03-26', 'M0'],
    ['2019-03-26T11:59:00.000Z', 'M0'],
    ['2019-03-26T12:01:00.000Z', null],
  ])('R-INS-05: a visit on %s is %s, never the nearest one', (date, expected) => {
    const driver = treated();
    const [study, participant] = [driver.stateOf('study', 'study'), driver.stateOf('participant', 'participant/P1')];
    expect(scheduledVisit(study, participant, date)?.code ?? null).toBe(expected);
  });

  it('R-INS-05: a month-14 reading is kept as unscheduled and is not M12', () => {
    const driver = treated().run([visitOn('2020-05-26T10:00:00.000Z', 'month-14')]);
    expect(driver.last('VisitRecorded').data).toMatchObject({ scheduled: null, date: '2020-05-26' });
  });

  it('R-INS-05: the date of the administration is the one of the site', () => {
    const driver = treated();
    const [study, participant] = [driver.stateOf('study', 'study'), driver.stateOf('participant', 'participant/P1')];
    const [given] = participant.administrations as [Administered];
    const late = { ...participant, administrations: [{ ...given, at: '2019-03-26T23:30:00.000Z' }] };
    const windowIn = (zone: string) =>
      followedVisits({ ...study, sites: { BCN: { ...barcelona, zone } } }, late)[1]?.window;
    expect(windowIn('Europe/Madrid')).toMatchObject({ target: '2019-04-27', opens: '2019-04-17' });
    expect(windowIn('UTC')?.target).toBe('2019-04-26');
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
