import fc from 'fast-check';
import { apart, differing, relativelyApart, vectors } from '../test/vectors.js';
import { permutationTest } from './index.js';
import { seeded, xoshiro128 } from './random.js';

const random = { seed: 1 };
const group = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });
const statistics = ['mean', 'median'] as const;

describe('permutation test of two groups', () => {
  it.each(statistics)('by the %s equals listing every division in R', (statistic) => {
    const apartFrom = differing(vectors.permutation, ({ first, second, [statistic]: { difference, p } }) => {
      const found = permutationTest(first, second, statistic, random);
      return [apart(found.difference, difference), relativelyApart(found.p, p)];
    });
    expect(apartFrom).toEqual([]);
  });

  it('names its method and says how many divisions there are', () => {
    expect(permutationTest([1, 2, 3], [4, 5, 6], 'mean', random)).toEqual({
      n: [3, 3],
      statistic: 'mean',
      difference: -3,
      p: 0.1,
      method: 'permutation-exact',
      divisions: 20,
    });
  });

  it.each(statistics)('by the %s does not depend on the order of values and groups, nor on a shift', (statistic) => {
    fc.assert(
      fc.property(group, group, (first, second) => {
        const found = permutationTest(first, second, statistic, random);
        const turned = permutationTest(second.toReversed(), first, statistic, random);
        const moved = permutationTest(
          first.map((value) => value / 10 + 7),
          second.map((value) => value / 10 + 7),
          statistic,
          random,
        );
        expect(turned.difference).toBeCloseTo(-found.difference, 12);
        expect(turned.p).toBe(found.p);
        expect(moved.p).toBe(found.p);
      }),
    );
  });

  it('draws where there are too many divisions, the same for the same seed', () => {
    const first = Array.from({ length: 20 }, (_, i) => i);
    const second = Array.from({ length: 20 }, (_, i) => i + 4);
    const found = permutationTest(first, second, 'mean', { seed: 7, draws: 2000 });
    expect(found).toMatchObject({
      method: 'permutation-monte-carlo',
      draws: 2000,
      seed: 7,
      generator: 'xoshiro128**',
      exactOmitted: 'More than 100000000 steps: divisions times values.',
    });
    expect(permutationTest(first, second, 'mean', { seed: 7, draws: 2000 })).toEqual(found);
    expect(permutationTest(first, second, 'mean', { seed: 8, draws: 2000 }).p).not.toBe(found.p);
    // The t test says 0.037.
    expect(Math.abs(found.p - 0.037)).toBeLessThan(0.02);
  });

  it('never gives zero by drawing', () => {
    const first = Array.from({ length: 30 }, (_, i) => i);
    const second = first.map((value) => value + 1000);
    expect(permutationTest(first, second, 'median', { seed: 1, draws: 99 }).p).toBe(0.01);
  });

  it.each([
    [[], [1], { seed: 1 }],
    [[1], [NaN], { seed: 1 }],
    [[1e308, 1e308], [1, -1e308, -1e308], { seed: 1 }],
    [[1], [2], { seed: -1 }],
    [[1], [2], { seed: 0.5 }],
    [[1], [2], { seed: 1, draws: 0 }],
  ])('refuses %j and %j drawn by %j', (first, second, draws) => {
    expect(() => permutationTest(first, second, 'mean', draws)).toThrow(RangeError);
  });
});

describe('random numbers', () => {
  // From the reference implementation by D. Blackman and S. Vigna.
  it('are those of the reference', () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('are equally likely', () => {
    const below = seeded(3);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let draw = 0; draw < 60_000; draw += 1) counts[below(6)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
