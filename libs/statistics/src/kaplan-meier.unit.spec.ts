import fc from 'fast-check';
import { leukaemia, subjects } from '../test/subjects.js';
import { apart, columnsApart, differing, vectors, type Vectors } from '../test/vectors.js';
import { kaplanMeier, restrictedMean, survivalAt, type RestrictedMean } from './index.js';
import { seeded } from './random.js';

const rowsOf = ({ time, event }: Vectors['kaplanMeier'][number]) =>
  time.map((at, index) => ({ time: at, event: event[index] === 1 }));
const reached = (limit: number | 'not-reached') => (limit === 'not-reached' ? undefined : limit);
const errorOf = (mean: RestrictedMean) => (mean.value === undefined ? undefined : mean.standardError);
const treated = kaplanMeier(leukaemia.filter(({ group }) => group === '6-MP'));
const control = kaplanMeier(leukaemia.filter(({ group }) => group === 'placebo'));

describe('Kaplan–Meier', () => {
  it('gives the published figures', () => {
    expect(treated).toMatchObject({
      n: 21,
      events: 9,
      censored: 12,
      median: { value: 23, lower: 16, upper: 'not-reached' },
      level: 0.95,
      scale: 'log',
      method: 'kaplan-meier',
      varianceMethod: 'greenwood',
    });
    expect(control.median.value).toBe(8);
    const first = treated.curve.at(0)!;
    expect(first).toMatchObject({ time: 6, atRisk: 21, events: 3, censored: 1 });
    expect(first.survival).toBeCloseTo(18 / 21, 12);
    expect(Math.sqrt(first.variance!)).toBeCloseTo(0.0764, 4);
    expect(treated.curve.at(-1)!.survival).toBeCloseTo(0.448, 3);
  });

  it('equals R', () => {
    const apartFrom = differing(vectors.kaplanMeier, (vector) => {
      const { curve, median } = kaplanMeier(rowsOf(vector), vector.scale, vector.level);
      const points = [...curve];
      return [
        columnsApart(
          points.map(({ time }) => time),
          vector.times,
        ),
        columnsApart(
          points.map(({ atRisk }) => atRisk),
          vector.atRisk,
        ),
        columnsApart(
          points.map(({ events }) => events),
          vector.events,
        ),
        columnsApart(
          points.map(({ censored }) => censored),
          vector.censored,
        ),
        columnsApart(
          points.map(({ survival }) => survival),
          vector.survival,
        ),
        columnsApart(
          points.map(({ variance }) => variance),
          vector.variance,
        ),
        columnsApart(
          points.map(({ lower }) => lower),
          vector.lower,
        ),
        columnsApart(
          points.map(({ upper }) => upper),
          vector.upper,
        ),
        columnsApart([reached(median.value), reached(median.lower), reached(median.upper)], vector.median),
      ];
    });
    expect(apartFrom).toEqual([]);
  });

  it('is the share without the event when nobody is censored', () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const { curve } = kaplanMeier(rows.map(({ time }) => ({ time, event: true })));
        for (const { time, survival, variance } of curve) {
          const left = rows.filter((row) => row.time > time).length / rows.length;
          expect(survival).toBeCloseTo(left, 12);
          if (left > 0) expect(variance).toBeCloseTo((left * (1 - left)) / rows.length, 12);
        }
      }),
    );
  });

  it('does not depend on the order of the subjects, falls, and counts everybody', () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const found = kaplanMeier(rows, 'log-log');
        const points = [...found.curve];
        expect([...kaplanMeier(rows.toReversed(), 'log-log').curve]).toEqual(points);
        let before = 1;
        for (const { survival, lower = survival, upper = survival } of points) {
          expect(survival).toBeLessThanOrEqual(before);
          expect(lower).toBeLessThanOrEqual(survival);
          expect(upper).toBeGreaterThanOrEqual(survival);
          before = survival;
        }
        expect(points.reduce((sum, { events, censored }) => sum + events + censored, 0)).toBe(rows.length);
      }),
    );
  });

  it('counts alike where many times are sorted by their digits', () => {
    const random = seeded(5);
    for (const unit of [1, 1 / 7, 1e-300]) {
      const rows = Array.from({ length: 6000 }, () => ({ time: random(3000) * unit, event: random(3) > 0 }));
      const expected = [...new Set(rows.map(({ time }) => time))].sort((a, b) => a - b);
      const points = [...kaplanMeier(rows).curve];
      expect(points.map(({ time }) => time)).toEqual(expected);
      const [{ time }] = points.slice(expected.length / 2) as [(typeof points)[number]];
      expect(points.find((point) => point.time === time)!.atRisk).toBe(rows.filter((row) => row.time >= time).length);
    }
  });

  it('says nothing that has no meaning', () => {
    const dead = kaplanMeier([{ time: 3, event: true }], 'plain');
    expect(dead.curve.at(0)).toMatchObject({ survival: 0, variance: undefined, lower: undefined, upper: undefined });
    const censored = kaplanMeier([{ time: 3, event: false }], 'log-log');
    expect(censored.curve.at(0)).toMatchObject({ survival: 1, variance: 0, lower: undefined });
    expect(censored.curve.at(1)).toBeUndefined();
    expect(censored.median).toEqual({ value: 'not-reached', lower: 'not-reached', upper: 'not-reached' });
  });

  it.each([
    [[], 0.95],
    [[{ time: -1, event: true }], 0.95],
    [[{ time: NaN, event: true }], 0.95],
    [[{ time: Infinity, event: false }], 0.95],
    [[{ time: 1, event: true }], 1],
  ])('refuses %j at the level %d', (rows, level) => {
    expect(() => kaplanMeier(rows, 'log', level)).toThrow(RangeError);
  });
});

describe('survival at a time', () => {
  it('is that of the step before', () => {
    expect(survivalAt(treated, 0)).toEqual({ time: 0, atRisk: 21, survival: 1, lower: 1, upper: 1 });
    expect(survivalAt(treated, 6)).toMatchObject({ atRisk: 21, survival: 18 / 21 });
    expect(survivalAt(treated, 6.5)).toMatchObject({ atRisk: 17, survival: 18 / 21 });
    expect(survivalAt(treated, 35)).toMatchObject({ atRisk: 1, survival: treated.curve.at(-1)!.survival });
  });

  it('is not known beyond the follow-up unless nobody survived', () => {
    expect(survivalAt(treated, 36)).toEqual({
      time: 36,
      survival: undefined,
      omitted: 'Nobody was followed beyond 35.',
    });
    expect(survivalAt(control, 36)).toMatchObject({ atRisk: 0, survival: 0, lower: undefined });
  });

  it('refuses a negative time', () => {
    expect(() => survivalAt(treated, -1)).toThrow('A follow-up time is finite and not negative.');
  });
});

describe('restricted mean survival', () => {
  it('equals R', () => {
    const apartFrom = differing(vectors.kaplanMeier, (vector) => {
      const found = restrictedMean(kaplanMeier(rowsOf(vector)), vector.until);
      return [apart(found.value, vector.area[0] ?? 'NA'), apart(errorOf(found), vector.area[1] ?? 'NA')];
    });
    expect(apartFrom).toEqual([]);
  });

  it('is the mean of the shortened times when nobody is censored', () => {
    fc.assert(
      fc.property(subjects, fc.integer({ min: 1, max: 20 }), (rows, until) => {
        const found = restrictedMean(kaplanMeier(rows.map(({ time }) => ({ time, event: true }))), until);
        const mean = rows.reduce((sum, { time }) => sum + Math.min(time, until), 0) / rows.length;
        expect(found.value).toBeCloseTo(mean, 10);
      }),
    );
  });

  it('is not known beyond the follow-up', () => {
    expect(restrictedMean(treated, 36)).toEqual({
      value: undefined,
      omitted: 'Nobody was followed beyond 35, and some survived.',
    });
    expect(restrictedMean(treated, 35)).toMatchObject({ until: 35, level: 0.95, method: 'area-under-kaplan-meier' });
  });

  it.each([
    [0, 0.95],
    [Infinity, 0.95],
    [1, 1],
  ])('refuses the period until %d at the level %d', (until, level) => {
    expect(() => restrictedMean(treated, until, level)).toThrow(RangeError);
  });
});
