import fc from 'fast-check';
import { apart, differing, pythonVectors, vectors } from '../test/vectors.js';
import { proportionDifference } from './index.js';

const of = (numerator: number, denominator: number) => ({ numerator, denominator });
const share = fc.integer({ min: 1, max: 60 }).chain((n) => fc.integer({ min: 0, max: n }).map((x) => of(x, n)));

describe('difference of two proportions', () => {
  // Newcombe (1998), table II, method 10.
  it.each([
    [of(56, 70), of(48, 80), 0.0524, 0.3339],
    [of(9, 10), of(3, 10), 0.1705, 0.809],
    [of(6, 7), of(2, 7), 0.0582, 0.8062],
    [of(5, 56), of(0, 29), -0.0381, 0.1926],
    [of(0, 10), of(0, 20), -0.1611, 0.2775],
    [of(0, 10), of(0, 10), -0.2775, 0.2775],
    [of(10, 10), of(0, 20), 0.6791, 1],
    [of(10, 10), of(0, 10), 0.6075, 1],
  ])('of %j and %j has the published interval', (first, second, lower, upper) => {
    const found = proportionDifference(first, second);
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
    expect(found).toMatchObject({ first, second, level: 0.95, method: 'newcombe-hybrid-score' });
  });

  it('equals the intervals of R and statsmodels', () => {
    const apartFrom = differing(vectors.newcombe, ({ x, n, level, difference, lower, upper }) => {
      const found = proportionDifference(of(x[0], n[0]), of(x[1], n[1]), level);
      return [apart(found.difference, difference), apart(found.lower, lower), apart(found.upper, upper)];
    });
    expect(apartFrom).toEqual([]);
    const apartFromPython = differing(pythonVectors.newcombe, ({ x, n, lower, upper }) => {
      const found = proportionDifference(of(x[0], n[0]), of(x[1], n[1]));
      return [apart(found.lower, lower), apart(found.upper, upper)];
    });
    expect(apartFromPython).toEqual([]);
  });

  it('changes its sign with the order of the groups and stays within -1 to 1', () => {
    fc.assert(
      fc.property(share, share, (first, second) => {
        const found = proportionDifference(first, second);
        const turned = proportionDifference(second, first);
        expect(turned.difference).toBeCloseTo(-found.difference, 12);
        expect(turned.lower).toBeCloseTo(-found.upper, 12);
        expect(found.lower).toBeGreaterThanOrEqual(-1 - 1e-15);
        expect(found.upper).toBeLessThanOrEqual(1 + 1e-15);
      }),
    );
  });

  it('refuses an empty group', () => {
    expect(() => proportionDifference(of(0, 0), of(1, 2))).toThrow('The denominator of a proportion is at least 1.');
  });
});
