import fc from 'fast-check';
import { apart, differing, vectors } from '../test/vectors.js';
import { clopperPearson, normalDeviate, wilson } from './index.js';

const share = fc.integer({ min: 1, max: 60 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const level = fc.constantFrom(0.8, 0.95, 0.99);

/** Probability of at most x successes in n trials, term by term. */
const upTo = (x: number, n: number, p: number): number => {
  let term = (1 - p) ** n;
  let sum = 0;
  for (let k = 0; k <= x; k += 1) {
    sum += term;
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return sum;
};

describe('interval of a proportion', () => {
  it('equals R', () => {
    const apartFrom = differing(vectors.proportion, ({ numerator, denominator, level, exact, wilson: score }) => {
      const found = clopperPearson(numerator, denominator, level);
      const other = wilson(numerator, denominator, level);
      return [
        apart(found.lower, exact[0]),
        apart(found.upper, exact[1]),
        apart(other.lower, score[0]),
        apart(other.upper, score[1]),
      ];
    });
    expect(apartFrom).toEqual([]);
  });

  it('names its method and carries both counts', () => {
    expect(clopperPearson(0, 20)).toMatchObject({
      numerator: 0,
      denominator: 20,
      proportion: 0,
      lower: 0,
      level: 0.95,
      method: 'clopper-pearson',
    });
    expect(wilson(20, 20)).toMatchObject({ proportion: 1, upper: 1, method: 'wilson' });
  });

  it('leaves half of the rest in each tail when it is exact', () => {
    fc.assert(
      fc.property(share, level, ([x, n], level) => {
        const { lower, upper } = clopperPearson(x, n, level);
        if (x > 0) expect(1 - upTo(x - 1, n, lower)).toBeCloseTo((1 - level) / 2, 9);
        if (x < n) expect(upTo(x, n, upper)).toBeCloseTo((1 - level) / 2, 9);
      }),
    );
  });

  it('ends where the score test is just significant', () => {
    fc.assert(
      fc.property(share, level, ([x, n], level) => {
        const { proportion, lower, upper } = wilson(x, n, level);
        for (const limit of [lower, upper].filter((p) => p > 0 && p < 1)) {
          const z = Math.abs(proportion - limit) / Math.sqrt((limit * (1 - limit)) / n);
          expect(z).toBeCloseTo(normalDeviate(level), 8);
        }
      }),
    );
  });

  it.each([clopperPearson, wilson])('mirrors when the others are counted, and widens with the level', (interval) => {
    fc.assert(
      fc.property(share, ([x, n]) => {
        const found = interval(x, n);
        const others = interval(n - x, n);
        expect(others.lower).toBeCloseTo(1 - found.upper, 12);
        const wide = interval(x, n, 0.99);
        expect(wide.lower).toBeLessThanOrEqual(found.lower);
        expect(found.lower).toBeLessThanOrEqual(found.proportion);
        expect(found.proportion).toBeLessThanOrEqual(found.upper);
        expect(found.upper).toBeLessThanOrEqual(wide.upper);
      }),
    );
  });

  it.each([
    [0, 0, 0.95],
    [2, 1, 0.95],
    [-1, 1, 0.95],
    [0.5, 1, 0.95],
    [1, 2, 1],
    [1, NaN, 0.95],
  ])('refuses %d of %d at the level %d', (x, n, level) => {
    expect(() => clopperPearson(x, n, level)).toThrow(RangeError);
    expect(() => wilson(x, n, level)).toThrow(RangeError);
  });
});
