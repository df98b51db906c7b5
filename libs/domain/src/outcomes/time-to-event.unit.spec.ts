import { cellsArm, concludingTrial } from '@caseledger/testkit/domain';
import type { TimeToEvent } from '../protocol/outcomes.js';
import { courseOf, happeningsOf, type Course, type Happening } from './course.js';
import { valuesIn } from './derive.js';
import { initialParticipant } from '../participant/participant.state.js';
import { followedTime } from './time-to-event.js';

const course = (happenings: readonly Happening[], more: Partial<Course> = {}): Course => ({
  ...{ visits: [], starts: new Map([['INJECTION', '2020-01-31']]), readings: [], happenings },
  ...{ lastContact: '2020-12-01', ...more },
});
const survival = concludingTrial.outcomes.find(({ code }) => code === 'survival')?.timeToEvent as TimeToEvent;
const timeOf = (of: Course, time: TimeToEvent = survival) => followedTime(time, of, valuesIn(concludingTrial, of));
const replaced = (on: string): Happening => ({ on, terminalEvent: 'REPLACED' });
const died = (on: string): Happening => ({ on, end: 'DIED' });

describe('the time to an event', () => {
  const from = '2020-01-31';

  it.each<[string, readonly Happening[], object]>([
    ['ends with the event', [replaced('2020-06-01')], { until: '2020-06-01', end: 'EVENT' }],
    ['ends with what competes', [died('2020-05-01')], { until: '2020-05-01', end: 'COMPETING' }],
    ['takes the first', [replaced('2020-03-01'), died('2020-05-01')], { until: '2020-03-01', end: 'EVENT' }],
    ['takes the event of two on one day', [died('2020-05-01'), replaced('2020-05-01')], { end: 'EVENT' }],
    ['is censored at the last contact', [], { until: '2020-12-01', end: 'CENSORED' }],
    ['knows nothing of what was before the start', [replaced('2020-01-30')], { until: '2020-12-01', end: 'CENSORED' }],
  ])('%s', (_what, happenings, expected) => {
    expect(timeOf(course(happenings))).toMatchObject({ from, ...expected });
  });

  it('ends when nothing counts any more', () => {
    const short = { ...survival, until: 'P1M' };
    expect(timeOf(course([replaced('2020-03-01')]), short)).toEqual({ from, until: '2020-02-29', end: 'CENSORED' });
    expect(timeOf(course([replaced('2020-02-29')]), short)).toEqual({ from, until: '2020-02-29', end: 'EVENT' });
  });

  it('is none where it has not started, and of no length where nobody was seen since', () => {
    expect(timeOf(course([], { starts: new Map() }))).toBeUndefined();
    const unseen = { ...course([]), lastContact: undefined } as unknown as Course;
    expect(timeOf(unseen)).toEqual({ from, until: from, end: 'CENSORED' });
  });

  it('may run from one derivation that turns true to another', () => {
    const reading = (scheduled: string, score: number, stage: string) => ({
      ...{ visit: scheduled, scheduled, occurrence: 1 },
      reading: {
        instrument: 'SCALE',
        answers: [
          { item: 'score', value: score },
          { item: 'stage', value: stage },
        ],
        derived: [],
      },
    });
    const visits = [
      { code: 'M0', day: '2020-01-01', missed: false },
      { code: 'M1', day: '2020-02-01', missed: false },
      { code: 'M3', day: '2020-04-01', missed: false },
    ];
    const readings = [reading('M0', 80, 'II'), reading('M1', 80, 'II'), reading('M3', 60, 'II')];
    const remission = concludingTrial.outcomes.find(({ code }) => code === 'remission')?.timeToEvent as TimeToEvent;
    expect(timeOf(course([], { visits, readings }), remission)).toEqual({
      ...{ from: '2020-02-01', until: '2020-04-01', end: 'EVENT' },
    });
  });
});

describe('the course of a participant', () => {
  const zone = 'Europe/Madrid';

  it('has ends, terminal events and cases by their days at the site', () => {
    const fact = (type: string, occurredAt: string, data: object) =>
      ({ type, occurredAt, data, actor: { id: 'x' } }) as never;
    const adverseEvent = { report: { onset: '2020-02-01', term: 'x' } } as never;
    const found = happeningsOf(
      [
        fact('Died', '2020-03-01T23:30:00.000Z', { cause: 'x' }),
        fact('TerminalEventRecorded', '2020-01-05T10:00:00.000Z', { code: 'REPLACED', endsFollowUp: false }),
        fact('VisitMissed', '2020-01-04T10:00:00.000Z', { scheduled: 'M1', explanation: 'x' }),
      ],
      [adverseEvent],
      zone,
    );
    expect(found).toEqual([
      { on: '2020-01-05', terminalEvent: 'REPLACED' },
      { on: '2020-02-01', case: adverseEvent },
      { on: '2020-03-02', end: 'DIED' },
    ]);
  });

  it('has visits by their days, what was done, and the last contact, which a loss is not', () => {
    const visit = { scheduled: 'M1', occurrence: 1, readings: [], adverseEvents: 'NOT_ASKED' as const };
    const state = {
      ...initialParticipant,
      arm: cellsArm,
      visits: { V1: { ...visit, visit: 'V1', date: '2020-02-03' } },
    };
    const window = (target: string) => ({ target, opens: target, closes: target });
    const planned = { occurrence: 1, isAct: false, missed: false, opensAt: 0, closesAt: 0, title: '' };
    const followed = [
      { ...planned, code: 'M12' },
      { ...planned, code: 'M2', window: window('2020-03-01'), missed: true },
      { ...planned, code: 'M1', window: window('2020-02-01'), recorded: { visit: 'V1', date: '2020-02-03' } },
      { ...planned, code: 'M1', occurrence: 2, window: window('2020-02-20') },
    ];
    const lost = { on: '2020-09-01', end: 'LOST_TO_FOLLOW_UP' as const };
    expect(courseOf(concludingTrial, state, followed, [lost], zone)).toMatchObject({
      visits: [
        { code: 'M1', day: '2020-02-03', missed: false },
        { code: 'M2', day: '2020-03-01', missed: true },
        { code: 'M12', missed: false },
      ],
      starts: new Map([['M1', '2020-02-03']]),
      lastContact: '2020-02-03',
    });
  });
});
