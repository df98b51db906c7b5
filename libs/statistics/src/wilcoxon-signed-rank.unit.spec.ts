import fc from 'fast-check';
import { apart, differing, relativelyApart, vectors } from '../test/vectors.js';
import { wilcoxonSignedRank } from './index.js';
import { walshAverages } from './pair-order.js';

const differences = fc.array(fc.integer({ min: -4, max: 5 }), { minLength: 1, maxLength: 7 });

/** Tests every choice of signs afresh. */
const bruteForce = (values: readonly number[]): number => {
  const all = values.reduce<number[][]>(
    (found, value) =>
      found.flatMap((some) => [
        [...some, value],
        [...some, -value],
      ]),
    [[]],
  );
  const distance = (some: readonly number[]): number => {
    const { n, statistic } = wilcoxonSignedRank(some);
    return Math.abs(statistic - (n * (n + 1)) / 4);
  };
  const observed = distance(values);
  return all.filter((some) => distance(some) >= observed).length / all.length;
};

describe('Wilcoxon signed-rank test', () => {
  // M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods (1973): depression at two visits.
  it('gives the published figures', () => {
    const first = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const found = wilcoxonSignedRank(first.map((value, index) => value - second[index]!));
    expect(found).toMatchObject({
      n: 9,
      zeros: 0,
      zeroMethod: 'wilcoxon-dropped',
      ties: false,
      statistic: 40,
      exact: { p: 20 / 512, method: 'signed-rank-permutation' },
      asymptotic: { method: 'normal-approximation', tieCorrection: true, continuityCorrection: true },
      pseudoMedian: { level: 0.95, method: 'hodges-lehmann-exact' },
    });
    expect(found.pseudoMedian.value).toBeCloseTo(0.46, 10);
  });

  it('equals R, with ties and zeros too', () => {
    const apartFrom = differing(vectors.signedRank, (vector) => {
      const found = wilcoxonSignedRank(vector.values, vector.level);
      return [
        apart(found.statistic, vector.statistic),
        relativelyApart(found.asymptotic.p, vector.asymptotic),
        relativelyApart(found.exact.p, vector.exact),
        vector.without === 'NA' ? 0 : relativelyApart(found.exact.p, vector.without),
        apart(found.pseudoMedian.value, vector.estimate),
      ];
    });
    expect(apartFrom).toEqual([]);
  });

  it('has the limits of R, and none where R has none of the level', () => {
    const limits = (values: readonly number[], level: number) => {
      const { pseudoMedian } = wilcoxonSignedRank(values, level);
      return pseudoMedian.value === undefined ? [] : [pseudoMedian.lower, pseudoMedian.upper];
    };
    const apartFrom = differing(vectors.signedRank, ({ values, level, interval, achievable }) =>
      limits(values, level).map((limit, i) => apart(limit, achievable === false ? 'NA' : (interval[i] ?? 'NA'))),
    );
    expect(apartFrom).toEqual([]);
    for (const { values, level, interval, searched } of vectors.signedRank) {
      if (interval.length === 0) continue;
      searched.forEach((limit, i) => {
        expect(Math.abs(limits(values, level)[i]! - limit)).toBeLessThan(2e-4);
      });
    }
  });

  it('agrees with listing every choice of signs', () => {
    fc.assert(
      fc.property(differences, (values) => {
        expect(wilcoxonSignedRank(values).exact.p).toBeCloseTo(bruteForce(values), 10);
      }),
      { numRuns: 40 },
    );
  });

  it('turns with the sign and knows no unit', () => {
    fc.assert(
      fc.property(differences, (values) => {
        const found = wilcoxonSignedRank(values);
        const turned = wilcoxonSignedRank(values.map((value) => -8 * value + 0));
        expect(turned.exact).toEqual(found.exact);
        expect(turned.asymptotic.p).toBe(found.asymptotic.p);
        if (found.pseudoMedian.value === undefined || turned.pseudoMedian.value === undefined) return;
        expect(turned.pseudoMedian.value).toBeCloseTo(-8 * found.pseudoMedian.value, 12);
        expect(turned.pseudoMedian.lower).toBe(
          // Zero has no sign.
          found.pseudoMedian.upper === undefined ? undefined : -8 * found.pseudoMedian.upper + 0,
        );
      }),
    );
  });

  it('holds at least the level when it is exact, and says how much', () => {
    const { pseudoMedian } = wilcoxonSignedRank([1, 2, -3, 4, 5, 6, 7]);
    expect(pseudoMedian).toMatchObject({ lower: -0.5, upper: 6, achievedLevel: 1 - 6 / 128 });
  });

  it('says that there are too few differences for the level', () => {
    expect(wilcoxonSignedRank([1, 2, 3]).pseudoMedian).toEqual({
      value: 2,
      lower: undefined,
      upper: undefined,
      omitted: 'Too few values for the level 0.95: the widest limits, 1 and 3, hold only 0.75.',
    });
  });

  it('says that every difference is zero', () => {
    expect(wilcoxonSignedRank([0, 0])).toMatchObject({
      n: 0,
      zeros: 2,
      statistic: 0,
      exact: { p: 1 },
      asymptotic: { p: undefined, omitted: 'Every difference is zero.' },
      pseudoMedian: { value: undefined, omitted: 'Every difference is zero.' },
    });
  });

  it('says that there are too many to count, and approximates', () => {
    const found = wilcoxonSignedRank(Array.from({ length: 2000 }, (_, i) => (i % 3 === 0 ? -i - 1 : i + 1)));
    expect(found.exact).toEqual({ p: undefined, omitted: 'More than 200000000 steps.' });
    expect(found.asymptotic.p).toBeLessThan(1e-20);
    expect(found.pseudoMedian).toMatchObject({ method: 'hodges-lehmann-normal' });
  });

  it.each([
    [[], 0.95],
    [[1, Infinity], 0.95],
    [[1], 0],
  ])('refuses the differences %j at the level %d', (values, level) => {
    expect(() => wilcoxonSignedRank(values, level)).toThrow(RangeError);
  });
});

describe('order of the Walsh averages', () => {
  it('is that of the sorted list', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 12 }), (values) => {
        const listed = values
          .flatMap((one, i) => values.slice(i).map((other) => (one + other) / 2))
          .toSorted((a, b) => a - b);
        const order = walshAverages(values);
        expect(order.size).toBe(listed.length);
        expect(listed.map((_, k) => order.at(k + 1) + 0)).toEqual(listed.map((value) => value + 0));
      }),
    );
  });
});
