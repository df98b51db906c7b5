import fc from 'fast-check';
import { apart, differing, pythonVectors, relativelyApart, vectors } from '../test/vectors.js';
import { fisherExact, type FisherExact, type TwoByTwo } from './index.js';

const count = fc.integer({ min: 0, max: 12 });
const tables = fc
  .tuple(count, count, count, count)
  .filter((counts) => counts.some((one) => one > 0))
  .map(([a, b, c, d]): TwoByTwo => [
    [a, b],
    [c, d],
  ]);

const oddsOf = ({ oddsRatio }: FisherExact): readonly (number | undefined)[] =>
  oddsRatio.value === undefined ? [] : [oddsRatio.value, oddsRatio.lower, oddsRatio.upper];

const choose = (n: number, k: number): bigint => {
  let found = 1n;
  for (let i = 1; i <= k; i += 1) found = (found * BigInt(n - k + i)) / BigInt(i);
  return found;
};

/** Every table with the same margins and the number of ways to get it. */
const bruteForce = ([[a, b], [c, d]]: TwoByTwo) => {
  const ways = Array.from({ length: a + b + 1 }, (_, x) => x)
    .filter((x) => x <= a + c && a + b - x <= b + d)
    .map((x) => ({ x, ways: choose(a + c, x) * choose(b + d, a + b - x) }));
  const observed = ways.find(({ x }) => x === a)!.ways;
  const total = choose(a + b + c + d, a + b);
  const share = (some: typeof ways): number =>
    Number((10n ** 15n * some.reduce((sum, one) => sum + one.ways, 0n)) / total) / 1e15;
  return {
    'two-sided': share(ways.filter((one) => one.ways <= observed)),
    less: share(ways.filter(({ x }) => x <= a)),
    greater: share(ways.filter(({ x }) => x >= a)),
  };
};

describe("Fisher's exact test", () => {
  // R. A. Fisher, The Design of Experiments (1935): the tea of a lady; Annals of Eugenics: convictions of twins.
  it('gives the published figures', () => {
    const tea = fisherExact(
      [
        [3, 1],
        [1, 3],
      ],
      'greater',
    );
    expect(tea).toMatchObject({ n: 8, alternative: 'greater', method: 'fisher-exact' });
    expect(tea.p).toBeCloseTo(17 / 70, 12);
    expect(tea.oddsRatio.value).toBeCloseTo(6.4083, 4);
    const twins = fisherExact(
      [
        [2, 15],
        [10, 3],
      ],
      'less',
    );
    expect(twins.p).toBeCloseTo(0.0004652, 7);
    expect(twins.oddsRatio).toMatchObject({ lower: 0, level: 0.95, method: 'conditional-maximum-likelihood' });
    expect(oddsOf(twins)[0]).toBeCloseTo(0.04694, 5);
    expect(oddsOf(twins)[2]).toBeCloseTo(0.285, 3);
  });

  it('equals R and SciPy', () => {
    const apartFrom = differing(vectors.fisher, ({ table, level, p, less, greater, odds }) => {
      const found = fisherExact(table, 'two-sided', level);
      return [
        relativelyApart(found.p, p),
        relativelyApart(fisherExact(table, 'less').p, less),
        relativelyApart(fisherExact(table, 'greater').p, greater),
        found.oddsRatio.value === undefined
          ? odds.length
          : Math.max(...oddsOf(found).map((one, i) => relativelyApart(one, odds[i]))),
      ];
    });
    expect(apartFrom).toEqual([]);
    const apartFromPython = differing(pythonVectors.oddsRatio, ({ table, odds }) =>
      oddsOf(fisherExact(table)).map((one, i) => apart(one, odds[i])),
    );
    expect(apartFromPython).toEqual([]);
  });

  it("finds what R's search finds, as far as that goes", () => {
    for (const { table, level, searched } of vectors.fisher) {
      oddsOf(fisherExact(table, 'two-sided', level)).forEach((one, i) => {
        const inverse = 1 / Number(searched[i] === 'Inf' ? Infinity : searched[i]);
        expect(Math.min(apart(one, searched[i]), apart(1 / one!, inverse))).toBeLessThan(1e-4);
      });
    }
  });

  it('agrees with listing every table of the same margins', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const expected = bruteForce(table);
        for (const alternative of ['two-sided', 'less', 'greater'] as const) {
          expect(fisherExact(table, alternative).p).toBeCloseTo(expected[alternative], 12);
        }
      }),
    );
  });

  it('turns the odds ratio when the rows change places, and keeps it when rows become columns', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const [[a, b], [c, d]] = table;
        const found = fisherExact(table);
        const swapped = fisherExact([table[1], table[0]]);
        const transposed = fisherExact([
          [a, c],
          [b, d],
        ]);
        expect(swapped.p).toBeCloseTo(found.p, 12);
        expect(transposed.p).toBeCloseTo(found.p, 12);
        const [value, lower, upper] = oddsOf(found);
        const turned = [value, upper, lower].map((one) => (one === undefined ? undefined : 1 / one));
        oddsOf(swapped).forEach((one, i) => {
          expect(relativelyApart(one, turned[i])).toBeLessThan(1e-10);
        });
        oddsOf(transposed).forEach((one, i) => {
          expect(relativelyApart(one, oddsOf(found)[i])).toBeLessThan(1e-10);
        });
      }),
    );
  });

  it('says that margins leave no other table', () => {
    const found = fisherExact([
      [3, 5],
      [0, 0],
    ]);
    expect(found.p).toBe(1);
    expect(found.oddsRatio).toEqual({
      value: undefined,
      omitted: 'The margins leave no other table: any odds ratio is possible.',
    });
  });

  it('sets no limit where the data set none', () => {
    expect(
      fisherExact([
        [0, 5],
        [5, 0],
      ]).oddsRatio,
    ).toMatchObject({ value: 0, lower: 0 });
    expect(
      fisherExact([
        [5, 0],
        [0, 5],
      ]).oddsRatio,
    ).toMatchObject({ value: Infinity, upper: Infinity });
  });

  it('keeps the digits of far tails', () => {
    // 1 / choose(400, 200)
    const { p } = fisherExact(
      [
        [200, 0],
        [0, 200],
      ],
      'greater',
    );
    expect(relativelyApart(p, 1 / Number(choose(400, 200)))).toBeLessThan(1e-11);
  });

  it.each([
    [0, 0, 0.95],
    [-1, 2, 0.95],
    [0.5, 2, 0.95],
    [1, 1, 0],
  ])('refuses the counts %d and %d at the level %d', (a, b, level) => {
    expect(() =>
      fisherExact(
        [
          [a, b],
          [0, 0],
        ],
        'two-sided',
        level,
      ),
    ).toThrow(RangeError);
  });
});
