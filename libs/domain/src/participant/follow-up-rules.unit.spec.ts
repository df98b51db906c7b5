import {
  achilles,
  achillesReadings,
  achillesStudy,
  CaseDriver,
  changed,
  first,
  screening,
  step,
  type Step,
  untilTreated,
  vas,
  visa,
  visitOn,
  without,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import type { Protocol } from '../protocol/protocol.js';
import type { ReadingEntry } from './readings.js';

const screened = [...achillesStudy, ...screening(first)];
const all = [...achillesStudy, ...untilTreated(first)];
const treated = (steps: readonly Step[] = []) => new CaseDriver().run([...all, ...steps]);
const month1 = '2019-04-26T10:00:00.000Z';
const on = (occurredAt: string) => ({ participant: 'P1', occurredAt });
const reason = { code: 'TRANSCRIPTION', text: 'digit swapped' };
const end = (kind: DataOf<'EndParticipation'>['kind'], explanation = 'x') =>
  step('investigator', 'EndParticipation', { ...on('2019-06-26'), kind, explanation });
const messages = (driver: CaseDriver, next: Step) => driver.unmet(next).map(({ message }) => message);

describe('a visit', () => {
  it('R-INS-05: keeps label, scheduled visit, date of the site, readings and version of the protocol', () => {
    const driver = treated([visitOn('2019-04-25T22:30:00.000Z', 'month-1')]);
    expect(driver.last('VisitRecorded').data).toEqual({
      visit: 'month-1',
      scheduled: 'M1',
      date: '2019-04-26',
      readings: [
        { instrument: 'VAS-DAILY', answers: [{ item: 'score', value: 1 }], derived: [] },
        { instrument: 'VAS-SPORT', answers: [{ item: 'score', value: 1.5 }], derived: [] },
        {
          instrument: 'VISA-A',
          form: 'A',
          answers: visa(10).answers,
          derived: [{ item: 'total', value: 100 }],
        },
      ],
      adverseEvents: 'NONE_SINCE_LAST_VISIT',
      protocolVersion: '1.0',
    });
  });

  it.each([
    ['2018-12-25', null],
    ['2018-12-26', 'M0'],
    ['2019-03-25', 'M0'],
  ])(
    'R-INS-05: entered after the treatment, one on %s is %s by the window of the baseline',
    (occurredAt, scheduled) => {
      const driver = treated([
        {
          ...visitOn(occurredAt, 'baseline', scheduled === null ? [] : achillesReadings),
          now: '2019-04-01T10:00:00.000Z',
        },
      ]);
      expect(driver.last('VisitRecorded').data.scheduled).toBe(scheduled);
    },
  );

  it('R-AUT-08: needs a consent', () => {
    const driver = new CaseDriver().run(without(screened, 'SignConsent'));
    expect(driver.rules(visitOn('2019-03-04T10:00:00.000Z', 'baseline'))).toEqual(['consent-missing']);
  });

  it('R-INS-05: outside of every window may be repeated, and needs no instrument', () => {
    treated([visitOn('2020-05-26T10:00:00.000Z', 'a', []), visitOn('2020-05-27T10:00:00.000Z', 'b', [])]);
  });

  it('R-INS-05: a scheduled one that is recorded is named', () => {
    const driver = treated([visitOn('2020-05-26T10:00:00.000Z', 'odd', []), visitOn(month1, 'month-1')]);
    expect(messages(driver, visitOn(month1, 'again'))).toEqual(['M1 is recorded already as visit month-1.']);
    expect(messages(driver, visitOn(month1, 'month-1'))).toEqual(['Visit month-1 is recorded already.']);
  });

  it('R-INS-04: takes no imaging score, and no instrument that does not exist', () => {
    const other = (instrument: string) => visitOn(month1, 'v', [...achillesReadings, { instrument, answers: [] }]);
    for (const code of ['MRI-TENDON', 'X']) {
      expect(messages(treated(), other(code))).toEqual([`The protocol has no instrument ${code} to record here.`]);
    }
  });

  it('R-AUD-14: with several faults lists every one', () => {
    const readings = [vas('VAS-DAILY', 11), { instrument: 'VAS-SPORT', answers: [] }];
    expect(messages(treated(), visitOn(month1, 'v', readings))).toEqual([
      'VISA-A are expected at this visit: give values or reasons why they are missing.',
      'VAS-DAILY: score must lie between 0 and 10.',
      'VAS-SPORT: score need a value or a reason why it is missing.',
    ]);
  });

  it('R-INS-01: carries the flag of a characteristic that the instrument was not validated for', () => {
    const characteristics = first.characteristics.map((item) =>
      item.item === 'rupture' ? { ...item, value: 'complete' } : item,
    );
    const driver = new CaseDriver().run([
      ...changed(all, 'ScreenParticipant', { characteristics }),
      visitOn(month1, 'v'),
    ]);
    expect(driver.last('VisitRecorded').data.readings.map((reading) => reading.outsideValidation)).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });
});

describe('a missed visit', () => {
  const miss = (occurredAt: string, scheduled = 'M1', now?: string) =>
    step('coordinator', 'MissVisit', { ...on(occurredAt), scheduled, explanation: 'abroad' }, now);

  it('R-INS-05: is one whose window is over where the site is', () => {
    const driver = treated();
    expect(messages(driver, miss('2019-05-06', 'M1', '2019-05-06T21:59:59.999Z'))).toEqual([
      'The window of M1 is open until 2019-05-06.',
    ]);
    driver.run([miss('2019-05-06', 'M1', '2019-05-06T22:00:00.000Z')]);
    expect(driver.last('VisitMissed').data).toEqual({ scheduled: 'M1', explanation: 'abroad' });
  });

  it('R-INS-05: is neither missed twice nor recorded', () => {
    const driver = treated([visitOn('2020-05-26T10:00:00.000Z', 'odd', []), visitOn(month1, 'month-1')]);
    expect(messages(driver, miss('2020-06-01'))).toEqual(['M1 is recorded already.']);
    driver.run([miss('2020-06-01', 'M2')]);
    expect(messages(driver, miss('2020-06-01', 'M2'))).toEqual(['M2 is recorded already.']);
    driver.run([miss('2020-06-01', 'M3')]);
    expect(messages(driver, miss('2020-06-01', 'M99'))).toEqual(['The protocol has no visit M99.']);
  });
});

describe('a correction', () => {
  const correct = (readings: readonly ReadingEntry[], visit = 'month-1') =>
    step('coordinator', 'CorrectVisit', { ...on('2019-05-02T10:00:00.000Z'), visit, readings, reason });

  it('R-AUD-03: replaces the readings it names and keeps the others', () => {
    const driver = treated([visitOn(month1, 'month-1'), correct([vas('VAS-SPORT', 5.1)])]);
    const { data } = driver.last('VisitCorrected');
    expect(data.visit).toBe('month-1');
    expect(data.readings.map(({ instrument, answers }) => [instrument, answers[0]?.value])).toEqual([
      ['VAS-DAILY', 1],
      ['VISA-A', 10],
      ['VAS-SPORT', 5.1],
    ]);
  });

  it('R-AUD-03: a later one starts from what the earlier one left', () => {
    const driver = treated([
      visitOn(month1, 'month-1'),
      correct([vas('VAS-SPORT', 5.1)]),
      correct([vas('VAS-SPORT', 5.2), vas('VAS-DAILY', 1)]),
    ]);
    expect(driver.last('VisitCorrected').data.changes).toEqual([{ field: 'VAS-SPORT/score', from: 5.1, to: 5.2 }]);
  });

  it('R-AUD-03, R-AUD-19: shows a reason in the place of a value, and nothing where nothing was', () => {
    const refused = { instrument: 'VAS-SPORT', answers: [{ item: 'score', missing: 'REFUSED' as const }] };
    const first8 = visa(10).answers;
    const partial = { ...visa(10), answers: [{ item: 'q1', missing: 'NOT_DONE' as const }, ...first8.slice(1)] };
    const driver = treated([visitOn(month1, 'month-1'), correct([refused, partial])]);
    expect(driver.last('VisitCorrected').data.changes).toEqual([
      { field: 'VAS-SPORT/score', from: 1.5, to: 'REFUSED' },
      { field: 'VISA-A/q1', from: 10, to: 'NOT_DONE' },
      { field: 'VISA-A/total', from: 100, to: 'NOT_DONE' },
    ]);
    expect(driver.last('VisitCorrected').data.readings.map(({ instrument }) => instrument)).toEqual([
      'VAS-DAILY',
      'VAS-SPORT',
      'VISA-A',
    ]);
    driver.run([visitOn('2020-05-26T10:00:00.000Z', 'odd', []), correct([vas('VAS-DAILY', 2)], 'odd')]);
    expect(driver.last('VisitCorrected').data).toMatchObject({
      changes: [{ field: 'VAS-DAILY/score', from: null, to: 2 }],
      readings: [{ instrument: 'VAS-DAILY' }],
    });
  });

  it('R-INS-04: leaves imaging and unknown instruments alone', () => {
    const driver = treated([visitOn(month1, 'month-1')]);
    expect(driver.rules(correct([{ instrument: 'MRI-TENDON', answers: [] }]))).toEqual(['unknown-instrument']);
    expect(messages(driver, correct([], 'x'))).toEqual(['There is no visit x to correct.']);
    expect(driver.rules(correct([]))).toEqual(['nothing-changed']);
  });

  it('R-AUT-08: is possible after the end of the follow-up', () => {
    const driver = treated([visitOn(month1, 'month-1'), end('WithdrawnFromFollowUp')]);
    expect(driver.typesOf({ ...correct([vas('VAS-DAILY', 3)]), now: '2019-07-01T00:00:00.000Z' })).toEqual([
      'VisitCorrected',
    ]);
  });
});

describe('an imaging score', () => {
  const reading = (value: number, instrument = 'MRI-TENDON'): ReadingEntry => ({
    instrument,
    form: 'mid-substance',
    answers: ['edema', 'granulation', 'collagen'].map((item) => ({ item, value })),
  });
  const score = (occurredAt: string, entry = reading(90), visit = 'month-12') =>
    step('reader', 'ScoreImaging', { ...on(occurredAt), visit, reading: entry });

  it('R-INS-04: keeps who read it, and dates the images at the site', () => {
    const driver = treated([score('2020-03-25T23:30:00.000Z')]);
    expect(driver.last('ImagingScored').data).toEqual({
      visit: 'month-12',
      scheduled: 'M12',
      date: '2020-03-26',
      reading: { ...reading(90), derived: [{ item: 'percent', value: 90 }] },
      reader: 'reader',
      protocolVersion: '1.0',
    });
    driver.run([score('2020-05-26', reading(80), 'month-14')]);
    expect(driver.last('ImagingScored').data.scheduled).toBeNull();
  });

  it('R-INS-03: is refused out of range, and with an instrument of the site', () => {
    const driver = treated();
    expect(driver.rules(score('2020-03-26', reading(101)))).toEqual(Array(3).fill('value-out-of-range'));
    expect(driver.rules(score('2020-03-26', vas('VAS-DAILY', 1)))).toEqual(['unknown-instrument']);
  });

  it('R-INS-04: is given once for each instrument of a visit', () => {
    const mri = achilles.instruments.find(({ code }) => code === 'MRI-TENDON')!;
    const protocol: Protocol = { ...achilles, instruments: [...achilles.instruments, { ...mri, code: 'US' }] };
    const driver = new CaseDriver().run([
      ...changed(all, 'ApproveProtocol', { protocol }),
      score('2020-03-26'),
      score('2020-03-26', reading(70, 'US')),
    ]);
    expect(messages(driver, score('2020-03-26'))).toEqual(['MRI-TENDON of visit month-12 is scored already.']);
    expect(driver.rules(score('2020-03-26', reading(70, 'US')))).toEqual(['imaging-scored']);
  });

  it('R-INS-04: a baseline is scored before the treatment', () => {
    const driver = new CaseDriver().run([...screened, score('2019-03-04', reading(50), 'baseline')]);
    expect(driver.last('ImagingScored').data.scheduled).toBe('M0');
  });
});

describe('what is recorded after the treatment', () => {
  it('the return to sport, with activity and months', () => {
    const driver = treated([
      step('coordinator', 'RecordReturnToSport', { ...on('2019-06-26'), activity: 'tennis', months: 3 }),
    ]);
    expect(driver.last('ReturnedToSport').data).toEqual({ activity: 'tennis', months: 3 });
  });

  it('R-INS-10: a terminal event, and whether it ends the follow-up', () => {
    const rupture = step('investigator', 'RecordTerminalEvent', {
      ...on('2019-06-26'),
      code: 'RE_RUPTURE',
      side: 'LEFT',
    });
    expect(treated([rupture]).last('TerminalEventRecorded').data).toEqual({
      code: 'RE_RUPTURE',
      endsFollowUp: false,
      treatedSite: { code: 'TREATED-SITE', side: 'LEFT' },
    });
    const terminalEvents = achilles.terminalEvents.map((event) => ({ ...event, endsFollowUp: true }));
    const strict = changed(all, 'ApproveProtocol', { protocol: { ...achilles, terminalEvents } });
    const driver = new CaseDriver().run([...strict, rupture]);
    expect(messages(driver, visitOn('2020-03-26T10:00:00.000Z', 'v'))).toEqual([
      'Follow-up of the participant has ended (TERMINAL_EVENT).',
    ]);
    const unknown = changed([rupture], 'RecordTerminalEvent', { code: 'X' })[0]!;
    expect(messages(treated(), unknown)).toEqual(['The protocol names no X.']);
  });

  it('concomitant care, for one day at least', () => {
    const care = (data: Partial<DataOf<'RecordConcomitantCare'>>) =>
      step('coordinator', 'RecordConcomitantCare', {
        ...on('2019-06-26'),
        kind: 'rehabilitation',
        description: 'eccentric training',
        from: '2019-05-02',
        ...data,
      });
    const driver = treated([care({})]);
    const data = { kind: 'rehabilitation', description: 'eccentric training', from: '2019-05-02' };
    expect(driver.last('ConcomitantCareRecorded').data).toEqual(data);
    driver.run([care({ until: '2019-05-02' })]);
    expect(driver.last('ConcomitantCareRecorded').data).toEqual({ ...data, until: '2019-05-02' });
    expect(driver.rules(care({ until: '2019-05-01' }))).toEqual(['ends-before-start']);
    // A date is the whole of that day at the site, in Madrid here.
    driver.run([care({ from: '2019-05-02T10:00:00.000Z', until: '2019-05-02' })]);
    driver.run([care({ from: '2019-05-02', until: '2019-05-01T22:30:00.000Z' })]);
    expect(driver.rules(care({ from: '2019-05-02', until: '2019-05-01T21:30:00.000Z' }))).toEqual([
      'ends-before-start',
    ]);
  });
});

describe('the end of participation', () => {
  it.each([
    ['WithdrawnFromFollowUp', { explanation: 'x' }, 'WITHDRAWN_FROM_FOLLOW_UP'],
    ['LostToFollowUp', { explanation: 'x' }, 'LOST_TO_FOLLOW_UP'],
    ['Died', { cause: 'x' }, 'DIED'],
    ['FollowUpCompleted', { explanation: 'x' }, 'COMPLETED'],
  ] as const)('R-AUD-14: %s says %j and ends the follow-up as %s', (kind, data, word) => {
    const driver = treated([end(kind)]);
    expect(driver.last(kind).data).toEqual(data);
    expect(messages(driver, end('Died'))).toEqual([`Follow-up of the participant has ended (${word}).`]);
  });

  it('R-AUT-08: a participant who was not treated may withdraw from the treatment, and then from the follow-up', () => {
    const driver = new CaseDriver().run([...screened, end('WithdrawnFromTreatment', 'wish')]);
    expect(driver.last('WithdrawnFromTreatment').data).toEqual({ explanation: 'wish' });
    driver.run([end('WithdrawnFromFollowUp')]);
    expect(messages(driver, end('Died'))).toEqual([
      'Follow-up of the participant has ended (WITHDRAWN_FROM_TREATMENT, WITHDRAWN_FROM_FOLLOW_UP).',
    ]);
  });
});
