import fc from 'fast-check';
import { apart, differing, relativelyApart, vectors } from '../test/vectors.js';
import { wilcoxonRankSum } from './index.js';
import { pairDifferences } from './pair-order.js';

const group = (most: number) => fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: most });

/** Every choice of `size` of the values, with those left. */
const divisions = (values: readonly number[], size: number): (readonly [readonly number[], readonly number[]])[] => {
  const [first, ...rest] = values;
  if (first === undefined) return size === 0 ? [[[], []]] : [];
  return [
    ...divisions(rest, size - 1).map(([own, others]) => [[first, ...own], others] as const),
    ...divisions(rest, size).map(([own, others]) => [own, [first, ...others]] as const),
  ];
};

/** Tests every division afresh. */
const bruteForce = (first: readonly number[], second: readonly number[]): number => {
  const distance = (own: readonly number[], others: readonly number[]): number =>
    Math.abs(wilcoxonRankSum(own, others).statistic - (own.length * others.length) / 2);
  const all = divisions([...first, ...second], first.length);
  const observed = distance(first, second);
  return all.filter(([own, others]) => distance(own, others) >= observed).length / all.length;
};

describe('Wilcoxon rank-sum test', () => {
  // M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods (1973): permeability of the chorioamnion.
  it('gives the published figures', () => {
    const found = wilcoxonRankSum(
      [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46],
      [1.15, 0.88, 0.9, 0.74, 1.21],
    );
    expect(found).toMatchObject({
      n: [10, 5],
      ties: false,
      statistic: 35,
      exact: { method: 'rank-sum-permutation' },
      asymptotic: { method: 'normal-approximation', tieCorrection: true, continuityCorrection: true },
      shift: { level: 0.95, method: 'hodges-lehmann-exact' },
    });
    expect(found.exact.p).toBeCloseTo(2 * 0.1272, 3);
    expect(found.shift.value).toBeCloseTo(0.305, 10);
  });

  it('equals R, with ties too', () => {
    const apartFrom = differing(vectors.rankSum, (vector) => {
      const found = wilcoxonRankSum(vector.first, vector.second, vector.level);
      return [
        apart(found.statistic, vector.statistic),
        relativelyApart(found.asymptotic.p, vector.asymptotic),
        relativelyApart(found.exact.p, vector.exact),
        vector.without === 'NA' ? 0 : relativelyApart(found.exact.p, vector.without),
        apart(found.shift.value, vector.estimate),
      ];
    });
    expect(apartFrom).toEqual([]);
  });

  it('has the limits of R, and none where R has none of the level', () => {
    const limits = (first: readonly number[], second: readonly number[], level: number) => {
      const { lower, upper } = wilcoxonRankSum(first, second, level).shift;
      return [lower, upper];
    };
    const apartFrom = differing(vectors.rankSum, ({ first, second, level, interval, achievable }) =>
      limits(first, second, level).map((limit, i) => apart(limit, achievable === false ? 'NA' : (interval[i] ?? 'NA'))),
    );
    expect(apartFrom).toEqual([]);
    for (const { first, second, level, interval, searched } of vectors.rankSum) {
      if (interval.length === 0) continue;
      searched.forEach((limit, i) => {
        expect(Math.abs(limits(first, second, level)[i]! - limit)).toBeLessThan(2e-4);
      });
    }
  });

  it('agrees with listing every division', () => {
    fc.assert(
      fc.property(group(4), group(5), (first, second) => {
        expect(wilcoxonRankSum(first, second).exact.p).toBeCloseTo(bruteForce(first, second), 10);
      }),
      { numRuns: 40 },
    );
  });

  it('turns with the order of the groups, and moves with a shift', () => {
    fc.assert(
      fc.property(group(8), group(8), fc.integer({ min: -9, max: 9 }), (first, second, by) => {
        const found = wilcoxonRankSum(first, second);
        const turned = wilcoxonRankSum(second, first);
        expect(turned.statistic).toBe(first.length * second.length - found.statistic);
        expect(turned.exact.p).toBeCloseTo(found.exact.p!, 12);
        expect(turned.shift.value).toBeCloseTo(-found.shift.value, 12);
        const moved = wilcoxonRankSum(
          first.map((value) => value + by),
          second,
        );
        expect(moved.shift.value).toBeCloseTo(found.shift.value + by, 12);
        expect(
          wilcoxonRankSum(
            first.map((v) => v ** 3),
            second.map((v) => v ** 3),
          ).exact,
        ).toEqual(found.exact);
      }),
    );
  });

  it('says that all values are equal', () => {
    expect(wilcoxonRankSum([2, 2], [2])).toMatchObject({
      exact: { p: 1 },
      asymptotic: { p: undefined, omitted: 'All values are equal, so their ranks do not vary.' },
      shift: { value: 0, lower: undefined },
    });
  });

  it('says that there are too many to count, and approximates', () => {
    const found = wilcoxonRankSum(
      Array.from({ length: 400 }, (_, i) => i),
      Array.from({ length: 300 }, (_, i) => i + 0.5),
    );
    expect(found.exact).toEqual({ p: undefined, omitted: 'More than 200000000 steps.' });
    expect(found.asymptotic.p).toBeLessThan(1e-6);
    expect(found.shift).toMatchObject({ method: 'hodges-lehmann-normal' });
  });

  it.each([
    [[], [1], 0.95],
    [[1], [], 0.95],
    [[1], [NaN], 0.95],
    [[1], [2], 1],
  ])('refuses the groups %j and %j at the level %d', (first, second, level) => {
    expect(() => wilcoxonRankSum(first, second, level)).toThrow(RangeError);
  });
});

describe('order of the differences of pairs', () => {
  it('is that of the sorted list', () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(values, values, (first, second) => {
        const listed = first.flatMap((one) => second.map((other) => one - other)).toSorted((a, b) => a - b);
        const order = pairDifferences(first, second);
        expect(listed.map((_, k) => order.at(k + 1) + 0)).toEqual(listed.map((value) => value + 0));
      }),
    );
  });
});
