import fc from 'fast-check';
import { addToDate, dateOf, earliest, latest } from '@caseledger/kernel';
import { isPlanned, planTimeline, type Occurrences, type Planned } from './plan.js';
import type { ScheduledInstance, ScheduleTimeline, Timing } from './timeline.js';

const madrid = 'Europe/Madrid';
const none: Occurrences = () => undefined;
const instance = (code: string, timing: Timing, more: Partial<ScheduledInstance> = {}): ScheduledInstance => ({
  code,
  title: code,
  timing,
  activities: [],
  ...more,
});
const anchor = (code: string) => instance(code, { type: 'FIXED_REFERENCE', value: 'P1D' });
const after = (code: string, relativeTo: string, value: string, days?: number): ScheduledInstance =>
  instance(code, {
    type: 'AFTER',
    value,
    relativeTo,
    ...(days !== undefined && { window: { lower: `P${days}D`, upper: `P${days}D` } }),
  });
const timeline = (...instances: readonly ScheduledInstance[]): ScheduleTimeline => ({
  code: 'MAIN',
  title: 'Main',
  main: true,
  entryCondition: 'screened',
  instances,
});
/** Everything was done once, when it is said. */
const done =
  (moments: Readonly<Record<string, string | readonly string[]>>): Occurrences =>
  (code, occurrence) => {
    const found = [moments[code] ?? []].flat()[occurrence - 1];
    return found === undefined ? undefined : { start: found };
  };
const dueOf = (planned: readonly Planned[]) =>
  Object.fromEntries(
    planned.map((one) => [
      `${one.instance.code}${one.occurrence > 1 ? `#${one.occurrence}` : ''}`,
      isPlanned(one) ? one.due : `waits for ${one.waitsFor}`,
    ]),
  );

describe('what a participant is to go through', () => {
  const study = timeline(
    instance('SCREEN', { type: 'BEFORE', value: 'P4W', relativeTo: 'DOSE', window: { lower: 'P0D', upper: 'P20D' } }),
    anchor('DOSE'),
    after('D3', 'DOSE', 'P2D'),
    after('W2', 'DOSE', 'P2W', 3),
    after('M1', 'DOSE', 'P1M', 7),
    after('CALL', 'M1', 'P1W', 1),
    after('Y5', 'DOSE', 'P5Y', 60),
  );

  it('R-INS-05 (part) waits for what it is reckoned from', () => {
    expect(dueOf(planTimeline(study, none, madrid))).toEqual(
      Object.fromEntries(['SCREEN', 'DOSE', 'D3', 'W2', 'M1', 'CALL', 'Y5'].map((code) => [code, 'waits for DOSE'])),
    );
  });

  it('R-INS-05 (part) counts days, weeks, months and years, before and after, in the days of the site', () => {
    // In Madrid it is the 31st already.
    const planned = planTimeline(study, done({ DOSE: '2019-01-30T23:30:00.000Z' }), madrid);
    expect(dueOf(planned)).toEqual({
      SCREEN: '2019-01-03',
      DOSE: 'waits for DOSE',
      D3: '2019-02-02',
      W2: '2019-02-14',
      M1: '2019-02-28',
      CALL: '2019-03-07',
      Y5: '2024-01-31',
    });
    expect(planned.find((one) => one.instance.code === 'SCREEN')).toMatchObject({
      opens: '2019-01-03',
      closes: '2019-01-23',
      opensAt: earliest('2019-01-03', madrid),
      closesAt: latest('2019-01-23', madrid),
      provisional: false,
    });
  });

  it('reckons from a visit as it was, once it was, and says what may still move', () => {
    const call = (occurred: Occurrences) =>
      planTimeline(study, occurred, madrid).find((one) => one.instance.code === 'CALL') as object;
    expect(call(done({ DOSE: '2019-03-01' }))).toMatchObject({ due: '2019-04-08', provisional: true });
    expect(call(done({ DOSE: '2019-03-01', M1: '2019-04-05' }))).toMatchObject({
      due: '2019-04-12',
      provisional: false,
    });
  });

  it('counts hours where the time is known, over summer time too, and the day where it is not', () => {
    const hourly = timeline(
      anchor('DOSE'),
      instance('H4', { type: 'AFTER', value: 'PT4H', relativeTo: 'DOSE', window: { lower: 'PT10M', upper: 'PT10M' } }),
      instance('EVE', { type: 'BEFORE', value: 'P1D', relativeTo: 'DOSE', window: { lower: 'PT4H', upper: 'PT0H' } }),
    );
    const [, h4, eve] = planTimeline(hourly, done({ DOSE: '2019-03-31T00:30:00.000Z' }), madrid);
    expect(h4).toMatchObject({
      due: '2019-03-31T04:30:00.000Z',
      opensAt: Date.parse('2019-03-31T04:20:00.000Z'),
      closesAt: Date.parse('2019-03-31T04:40:00.000Z'),
    });
    // Half past one in the night, one day before.
    expect(eve).toMatchObject({
      due: '2019-03-30T00:30:00.000Z',
      opensAt: Date.parse('2019-03-29T20:30:00.000Z'),
      closesAt: Date.parse('2019-03-30T00:30:00.000Z'),
      opens: '2019-03-29',
    });
    const [, , byDay] = planTimeline(hourly, done({ DOSE: '2019-03-31' }), madrid);
    expect(byDay).toMatchObject({ due: '2019-03-30', opens: '2019-03-30', closes: '2019-03-30' });
  });

  it('keeps what comes before something before it, and what comes after it after it, to the instant', () => {
    const around = timeline(
      instance('BASE', { type: 'BEFORE', value: 'P0D', relativeTo: 'DOSE', window: { lower: 'P90D', upper: 'P0D' } }),
      anchor('DOSE'),
      after('W1', 'DOSE', 'P1W', 10),
    );
    const dose = '2019-03-26T11:00:00.000Z';
    const [base, , week] = planTimeline(around, done({ DOSE: dose }), madrid);
    expect(base).toMatchObject({ opens: '2018-12-26', closes: '2019-03-26', closesAt: Date.parse(dose) - 1 });
    expect(week).toMatchObject({ opens: '2019-03-26', opensAt: Date.parse(dose), closes: '2019-04-12' });
  });

  it('begins at the end of what takes time, where the protocol says so', () => {
    const rest = timeline(
      anchor('INFUSION'),
      instance('CHECK', {
        type: 'AFTER',
        value: 'PT1H',
        relativeTo: 'INFUSION',
        from: 'END_TO_START',
        window: { lower: 'PT5M', upper: 'PT5M' },
      }),
    );
    const occurred: Occurrences = (code) =>
      code === 'INFUSION' ? { start: '2020-05-04T08:00:00.000Z', end: '2020-05-04T10:00:00.000Z' } : undefined;
    expect(planTimeline(rest, occurred, madrid)[1]).toMatchObject({ due: '2020-05-04T11:00:00.000Z' });
  });

  it('plans what repeats: all of a number, and without an end the next twelve', () => {
    const doses = (repeats: ScheduledInstance['repeats']) =>
      timeline(
        anchor('FIRST'),
        instance('MORE', { type: 'AFTER', value: 'P8W', relativeTo: 'FIRST' }, { ...(repeats && { repeats }) }),
      );
    const given = done({ FIRST: '2020-01-06', MORE: ['2020-03-05', '2020-05-04'] });
    expect(dueOf(planTimeline(doses({ every: 'P8W', from: 'FIRST', times: 3 }), given, madrid))).toMatchObject({
      MORE: '2020-03-02',
      'MORE#2': '2020-04-27',
      'MORE#3': '2020-06-22',
    });
    const last = (code: string) => (code === 'MORE' ? 2 : 0);
    const endless = dueOf(planTimeline(doses({ every: 'P8W', from: 'PREVIOUS' }), given, madrid, { last }));
    expect(Object.keys(endless)).toHaveLength(1 + 2 + 12);
    expect(endless).toMatchObject({ MORE: '2020-03-02', 'MORE#2': '2020-04-30', 'MORE#3': '2020-06-29' });
  });

  it('plans what has no end up to an instant, at its time of the day through every change of the clocks', () => {
    const yearly = timeline(
      anchor('DOSE'),
      instance(
        'YEARLY',
        { type: 'AFTER', value: 'P1Y', relativeTo: 'DOSE', window: { lower: 'P30D', upper: 'P30D' } },
        { repeats: { every: 'P1Y', from: 'FIRST' } },
      ),
    );
    const dose = done({ DOSE: '2024-02-29T23:30:00.000Z' });
    const planned = planTimeline(yearly, dose, madrid, { last: () => 0, until: Date.UTC(2054, 0) }).filter(isPlanned);
    expect(planned).toHaveLength(29);
    expect(planned.at(-1)).toMatchObject({ occurrence: 29, due: '2053-03-01', opens: '2053-01-30' });
    for (const [n, { occurrence, opens, opensAt }] of planned.entries()) {
      expect(occurrence).toBe(n + 1);
      expect(dateOf(new Date(opensAt).toISOString(), madrid)).toBe(opens);
      expect(dateOf(new Date(opensAt - 1).toISOString(), madrid) < opens).toBe(true);
      expect(opensAt).toBeGreaterThan(planned[n - 1]?.closesAt ?? 0);
    }
    expect(planTimeline(yearly, none, madrid, { last: () => 0, until: Date.UTC(2054, 0) })[1]).toMatchObject({
      waitsFor: 'DOSE',
    });
  });

  it('has every moment within its window, and moves with its anchor, whatever the protocol', () => {
    const instances = fc.array(
      fc.record({
        unit: fc.constantFrom('D', 'W'),
        value: fc.nat(60),
        type: fc.constantFrom('AFTER' as const, 'BEFORE' as const),
        lower: fc.nat(20),
        upper: fc.nat(20),
        relativeTo: fc.nat(),
      }),
      { maxLength: 12 },
    );
    const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addToDate('1990-01-01', { days }));
    fc.assert(
      fc.property(instances, date, fc.integer({ min: -400, max: 400 }), (drawn, day, shift) => {
        const made = timeline(
          anchor('I0'),
          ...drawn.map(({ unit, value, type, lower, upper, relativeTo }, index) =>
            instance(`I${index + 1}`, {
              type,
              value: `P${value}${unit}`,
              relativeTo: `I${relativeTo % (index + 1)}`,
              window: { lower: `P${lower}D`, upper: `P${upper}D` },
            }),
          ),
        );
        const [here, moved] = [0, shift].map((days) =>
          planTimeline(made, done({ I0: addToDate(day, { days }) }), madrid).filter(isPlanned),
        );
        expect(here).toHaveLength(drawn.length);
        for (const [index, one] of here!.entries()) {
          expect([one.opens <= one.due, one.due <= one.closes]).toEqual([true, true]);
          expect([
            dateOf(new Date(one.opensAt).toISOString(), madrid),
            dateOf(new Date(one.closesAt).toISOString(), madrid),
          ]).toEqual([one.opens, one.closes]);
          expect(one.opensAt).toBeLessThanOrEqual(one.closesAt);
          expect(moved![index]?.due).toBe(addToDate(one.due, { days: shift }));
        }
      }),
    );
  });

  it('ends, also where a protocol goes round in a circle', () => {
    const circle = timeline(after('A', 'B', 'P1D'), after('B', 'A', 'P1D'), after('C', 'NOWHERE', 'P1D'));
    expect(planTimeline(circle, none, madrid).filter(isPlanned)).toEqual([]);
  });
});
