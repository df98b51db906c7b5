import fc from 'fast-check';
import { alarmsOf } from './alarms.js';
import { builtInVersions } from '../protocol/built-in-rules.js';
import { clocksOf, rulesFor } from './clocks.js';
import {
  accepted,
  assessed,
  caseOf,
  followUp,
  nullified,
  rejected,
  related,
  reported,
  said,
  sent,
  spanish,
  spanishAndBritish,
  type Said,
} from '../../test/clocks.js';
import { reevaluate } from './reevaluate.js';
import type { ReportingRules } from '../protocol/reporting-rules.js';

const [builtInRules] = builtInVersions;
const at = (moment: string) => ({ at: moment });
const bySponsor = (moment: string) => ({ at: moment, by: 'safety-monitor' as const });
const clock = (entries: readonly Said[], rule: string, now = '2027-06-30T00:00:00.000Z') =>
  clocksOf(caseOf(entries), spanish, builtInRules, now).find((one) => one.rule === rule);
const shorter: ReportingRules = {
  version: '2',
  validFrom: '2027-05-01T00:00:00.000Z',
  rules: builtInRules.rules.flatMap((rule) => {
    if (rule.id === 'eu-investigator-24h') return [];
    return [rule.id === 'eu-susar-15' ? { ...rule, period: { days: 10 } } : rule];
  }),
};
const reportedOn = (day: string) => [reported(at(`${day}T09:00:00.000Z`)), related(at(`${day}T10:00:00.000Z`))];

describe('the history of a clock', () => {
  it('R-SAF-02: says which event moved day 0, and what was so before', () => {
    const moved = clock(
      [reported(at('2027-05-03T09:00:00.000Z')), related(at('2027-05-06T09:00:00.000Z'))],
      'eu-susar-15',
    );
    expect(moved?.history).toEqual([
      {
        status: 'OPEN',
        dayZero: '2027-05-03',
        due: '2027-05-18T21:59:59.999Z',
        until: { position: 20, recordedAt: '2027-05-06T09:00:00.000Z', event: 'CausalityAssessed' },
      },
    ]);
    expect(moved).toMatchObject({ id: 'eu-susar-15:1', rules: 'built-in-1', dayZero: '2027-05-06' });
    expect(moved?.why).toContain('Day 0 is 2027-05-06 (Europe/Amsterdam): CausalityAssessed (position 20) made it so');
  });

  it('R-SAF-01, R-AUD-05: keeps the verdict from before the awareness was corrected', () => {
    const corrected = clock(
      [
        reported({ at: '2027-05-03T10:00:00.000Z', recordedAt: '2027-05-03T20:00:00.000Z' }),
        said('AwarenessCorrected', at('2027-05-05T09:00:00.000Z'), {
          from: '2027-05-03T10:00:00.000Z',
          to: '2027-05-01T10:00:00.000Z',
        }),
      ],
      'eu-investigator-24h',
    );
    expect(corrected?.status).toBe('MET_LATE');
    expect(corrected?.history).toMatchObject([
      { status: 'MET', due: '2027-05-04T10:00:00.000Z', until: { event: 'AwarenessCorrected', position: 20 } },
    ]);
  });

  it('R-SAF-21: keeps that it counted as met until the report was rejected', () => {
    const again = clock(
      [
        ...reportedOn('2027-05-03'),
        sent(bySponsor('2027-05-10T09:00:00.000Z')),
        rejected(bySponsor('2027-05-20T09:00:00.000Z')),
      ],
      'eu-susar-15',
    );
    expect(again?.status).toBe('OVERDUE');
    expect(again?.history).toMatchObject([
      { status: 'OPEN', until: { event: 'ReportSubmitted' } },
      { status: 'MET', until: { event: 'ReportRejected' } },
    ]);
  });

  it('R-ICS-10: keeps that a nullified case was overdue', () => {
    const withdrawn = clock(
      [...reportedOn('2027-05-03'), nullified(bySponsor('2027-05-30T09:00:00.000Z'))],
      'eu-susar-15',
    );
    expect(withdrawn?.status).toBe('WITHDRAWN');
    expect(withdrawn?.history.at(-1)).toMatchObject({ status: 'OVERDUE', until: { event: 'CaseNullified' } });
  });
});

const day = (n: number) => `2027-05-${String(n).padStart(2, '0')}T09:00:00.000Z`;
/** Something that may happen to a case on a day of May. */
const happening = fc.oneof(
  fc.constant((n: number) => related(at(day(n)))),
  fc.constant((n: number) => related(bySponsor(day(n)), 'SPONSOR', false)),
  fc.constant((n: number) => assessed(at(day(n)), ['LIFE_THREATENING'])),
  fc.constant((n: number) => assessed(bySponsor(day(n)), [])),
  fc.boolean().map((significant) => (n: number) => followUp(at(day(n)), significant)),
  fc.constantFrom('EVCTM', 'MHRA').map((to) => (n: number) => sent(bySponsor(day(n)), to)),
  fc.constant((n: number) => rejected(bySponsor(day(n)))),
  fc.constant((n: number) => accepted(bySponsor(day(n)))),
  fc.constant((n: number) => said('AwarenessCorrected', at(day(n)), { from: day(1), to: '2027-04-29T09:00:00.000Z' })),
  fc.constant((n: number) => nullified(bySponsor(day(n)))),
);
const courses = fc
  .array(happening, { maxLength: 8 })
  .map((happenings) => caseOf([reported(at(day(1))), ...happenings.map((happen, i) => happen(i + 2))]));

describe('a verdict', () => {
  it('R-SAF-02: at a position is the same whatever came after it', () => {
    fc.assert(
      fc.property(courses, fc.nat(8), fc.integer({ min: 1, max: 31 }), (facts, n, on) => {
        const position = 10 * (n + 1);
        const upTo = (all: typeof facts) => all.filter((fact) => fact.position <= position);
        const now = day(on);
        const then = clocksOf(upTo(facts), spanishAndBritish, builtInRules, now);
        expect(clocksOf(upTo(facts.slice(0, n + 1)), spanishAndBritish, builtInRules, now)).toEqual(then);
        // What an earlier verdict was stays in the history of a later one.
        const whole = new Map(clocksOf(facts, spanishAndBritish, builtInRules, now).map((one) => [one.id, one]));
        for (const { id, history } of then) expect(whole.get(id)?.history.slice(0, history.length)).toEqual(history);
      }),
      { numRuns: 200 },
    );
  });

  it('R-SAF-06: no word of the sponsor alone takes a duty away or puts it off', () => {
    const downgrades = fc.array(
      fc.constantFrom(
        (n: number) => related(bySponsor(day(n)), 'SPONSOR', false),
        (n: number) => assessed(bySponsor(day(n)), []),
        (n: number) => assessed(bySponsor(day(n)), ['MEDICALLY_IMPORTANT']),
      ),
      { maxLength: 5 },
    );
    const before = [reported(at(day(1)), { seriousness: ['LIFE_THREATENING'] }), related(at(day(1)))];
    const dues = (entries: readonly Said[]) =>
      clocksOf(caseOf(entries), spanishAndBritish, builtInRules, day(31)).map(({ id, due, status }) => [
        id,
        due,
        status,
      ]);
    fc.assert(
      fc.property(downgrades, (words) => {
        expect(dues([...before, ...words.map((word, i) => word(i + 2))])).toEqual(dues(before));
      }),
    );
  });
});

describe('alarms', () => {
  const facts = [...reportedOn('2027-05-03')];
  const alarms = (entries: readonly Said[], now: string) => alarmsOf(caseOf(entries), spanish, now);
  const due = '2027-05-18T21:59:59.999Z';
  const told = { clock: 'eu-susar-15:1', rule: 'eu-susar-15', recipient: 'EVCTM', due };

  it('R-SAF-02: one when it is due soon, one when it was missed, and none between', () => {
    expect(alarms(facts, '2027-05-10T00:00:00.000Z')).toEqual({ alarms: [], wakeAt: '2027-05-15T21:59:59.999Z' });
    expect(alarms(facts, '2027-05-16T00:00:00.000Z')).toEqual({
      alarms: [{ at: '2027-05-15T21:59:59.999Z', event: { type: 'DeadlineApproached', data: told } }],
      wakeAt: '2027-05-18T22:00:00.000Z',
    });
    const approached = said('DeadlineApproached', { at: '2027-05-16', by: 'system' }, told);
    expect(alarms([...facts, approached], '2027-05-17T00:00:00.000Z').alarms).toEqual([]);
    expect(alarms([...facts, approached], '2027-05-18T22:00:00.000Z')).toEqual({
      alarms: [{ at: due, event: { type: 'DeadlineMissed', data: told } }],
    });
    const missed = said('DeadlineMissed', { at: '2027-05-19', by: 'system' }, told);
    expect(alarms([...facts, approached, missed], '2027-06-18T22:00:00.000Z')).toEqual({ alarms: [] });
  });

  it('R-SAF-01: what was met late was missed', () => {
    const late = reported({ at: '2027-05-03T10:00:00.000Z', recordedAt: '2027-05-05T10:00:00.000Z' });
    expect(alarms([late], '2027-05-05T11:00:00.000Z').alarms).toMatchObject([
      { at: '2027-05-04T10:00:00.000Z', event: { type: 'DeadlineMissed', data: { clock: 'eu-investigator-24h:1' } } },
    ]);
  });

  it('R-SAF-02: another due date is told again', () => {
    const approached = said('DeadlineApproached', { at: '2027-05-16', by: 'system' }, { ...told, due: day(9) });
    expect(alarms([...facts, approached], '2027-05-16T12:00:00.000Z').alarms).toHaveLength(1);
  });
});

describe('rules of the study', () => {
  const study = { ...spanish, reportingRules: [shorter] };

  it('R-SAF-14: apply to what the sponsor came to know since they are in force', () => {
    expect(rulesFor(caseOf(reportedOn('2027-05-01')), study).version).toBe('2');
    expect(rulesFor(caseOf(reportedOn('2027-04-30')), study).version).toBe('built-in-1');
    expect(rulesFor(caseOf(reportedOn('2027-05-01')), spanish).version).toBe('built-in-1');
  });

  it('R-SAF-14: what others would change is listed, clock by clock', () => {
    const now = '2027-05-15T00:00:00.000Z';
    const cases = [caseOf(reportedOn('2027-05-03')), caseOf([reported(at(day(1)), { seriousness: [] })], 'AE2')];
    expect(reevaluate(cases, spanish, undefined, shorter, now)).toEqual({
      cases: 2,
      clocks: { before: 2, after: 1 },
      differences: [
        {
          adverseEvent: 'AE1',
          id: 'eu-investigator-24h:1',
          before: { recipient: 'SPONSOR', dayZero: '2027-05-03', due: '2027-05-04T09:00:00.000Z', status: 'MET' },
        },
        {
          adverseEvent: 'AE1',
          id: 'eu-susar-15:1',
          before: { recipient: 'EVCTM', dayZero: '2027-05-03', due: '2027-05-18T21:59:59.999Z', status: 'OPEN' },
          after: { recipient: 'EVCTM', dayZero: '2027-05-03', due: '2027-05-13T21:59:59.999Z', status: 'OVERDUE' },
        },
      ],
    });
    expect(reevaluate(cases, study, undefined, shorter, now).differences).toEqual([]);
    expect(reevaluate(cases, study, builtInRules, builtInRules, now).differences).toEqual([]);
  });
});
