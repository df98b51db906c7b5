import fc from 'fast-check';
import golden from '../../../test/fixtures/paper/case-series-golden.json' with { type: 'json' };
import { quantile, roundHalfAwayFromZero, summarise } from './index.js';

const { outcomes, published } = golden;
const atBaseline = (rows: readonly (readonly (number | null)[])[]): number[] => rows.map((row) => row[0]!);
const partialRuptures = golden.baseline.flatMap(({ rupture }, index) => (rupture === 'partial' ? [index] : []));

const sample = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('R-INS-07 descriptive statistics name their method', () => {
  it.each([
    ['daily VAS', atBaseline(outcomes.vasDaily), published.vasDailyM0],
    ['sport VAS', atBaseline(outcomes.vasSport), published.vasSportM0],
    ['VISA-A', atBaseline(outcomes.visaA), published.visaAM0],
    [
      'tissue of partial ruptures',
      partialRuptures.map((index) => atBaseline(outcomes.tissuePct)[index]!),
      published.tissuePartialM0,
    ],
  ])('reproduces the published quartiles of %s by type 7', (_, values, { median, q1, q3 }) => {
    const summary = summarise(values);
    expect(summary.method).toBe('quantile-type-7');
    expect([roundHalfAwayFromZero(summary.q1, 1), roundHalfAwayFromZero(summary.q3, 1)]).toEqual([q1, q3]);
    expect(summary.median).toBe(median);
  });

  it.each([
    ['age', golden.baseline.map(({ age }) => age), published.age],
    ['BMI', golden.baseline.map(({ bmi }) => bmi), published.bmi],
    ['months', golden.baseline.map(({ monthsSinceInjury }) => monthsSinceInjury), published.monthsSinceInjury],
    ['tissue at M12', outcomes.tissuePct.flatMap((row) => row[1] ?? []), published.tissueM12],
  ])('finds that the published interval of %s is the range, not the quartiles', (_, values, { median, low, high }) => {
    const { median: found, minimum, maximum, q1, q3 } = summarise(values);
    expect({ median: roundHalfAwayFromZero(found, 1), low: minimum, high: maximum }).toEqual({ median, low, high });
    expect([q1, q3]).not.toEqual([low, high]);
  });

  it('stays within the sample and grows with the probability', () => {
    fc.assert(
      fc.property(sample, probability, probability, (values, p, q) => {
        const [lower, upper] = [quantile(values, Math.min(p, q)), quantile(values, Math.max(p, q))];
        expect(lower).toBeGreaterThanOrEqual(Math.min(...values));
        expect(upper).toBeLessThanOrEqual(Math.max(...values));
        expect(lower).toBeLessThanOrEqual(upper);
      }),
    );
  });

  it('does not depend on the order of the sample', () => {
    fc.assert(
      fc.property(sample, probability, (values, p) => {
        expect(quantile(values.toReversed(), p)).toBe(quantile(values, p));
      }),
    );
  });

  it.each([
    [[], 0.5],
    [[1, NaN], 0.5],
    [[1, Infinity], 0.5],
    [[1], -0.1],
    [[1], 1.1],
    [[1], NaN],
  ])('refuses the sample %j at %d', (values, p) => {
    expect(() => quantile(values, p)).toThrow(RangeError);
  });
});
