import fc from 'fast-check';
import { columnsApart, differing, pythonVectors, vectors } from '../test/vectors.js';
import { friedmanPairs, holm, type FriedmanPairs } from './index.js';

const pairsOf = (found: FriedmanPairs) => found.pairs ?? [];
const table = fc.integer({ min: 2, max: 5 }).chain((conditions) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: conditions, maxLength: conditions }), {
    minLength: 2,
    maxLength: 8,
  }),
);

describe('comparisons after the Friedman test', () => {
  it('equal R and scikit-posthocs', () => {
    const apartFrom = differing(vectors.friedmanPairs, ({ rows, t, p, adjusted }) => {
      const pairs = pairsOf(friedmanPairs(rows));
      return [
        columnsApart(
          pairs.map((pair) => pair.t),
          t,
        ),
        columnsApart(
          pairs.map((pair) => pair.p),
          p,
        ),
        columnsApart(
          pairs.map((pair) => pair.pAdjusted),
          adjusted,
        ),
      ];
    });
    expect(apartFrom).toEqual([]);
    const apartFromPython = differing(pythonVectors.conover, ({ rows, p, adjusted }) => {
      const pairs = pairsOf(friedmanPairs(rows));
      return [
        columnsApart(
          pairs.map((pair) => pair.p),
          p,
        ),
        columnsApart(
          pairs.map((pair) => pair.pAdjusted),
          adjusted,
        ),
      ];
    });
    expect(apartFromPython).toEqual([]);
  });

  it('compare every two conditions once and name the methods', () => {
    const found = friedmanPairs([
      [1, 2, 3],
      [2, 1, 3],
      [1, 3, 2],
    ]);
    expect(found).toMatchObject({ n: 3, conditions: 3, df: 4, method: 'conover', adjustment: 'holm' });
    expect(pairsOf(found).map(({ conditions }) => conditions)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(pairsOf(found).map(({ pAdjusted }) => pAdjusted)).toEqual(holm(pairsOf(found).map(({ p }) => p)));
  });

  it('turn their sign when the values do', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const turned = pairsOf(friedmanPairs(rows.map((row) => row.map((value) => -value))));
        pairsOf(friedmanPairs(rows)).forEach(({ t, p }, index) => {
          expect(turned[index]!.t).toBeCloseTo(-t, 10);
          expect(turned[index]!.p).toBeCloseTo(p, 10);
        });
      }),
    );
  });

  it.each([
    [[[1, 2, 3]]],
    [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      [
        [1, 1],
        [2, 2],
      ],
    ],
  ])('say why there are none of %j', (rows: number[][]) => {
    expect(friedmanPairs(rows)).toMatchObject({
      pairs: undefined,
      omitted: 'All subjects rank the conditions alike: nothing measures chance.',
    });
  });

  it.each([[[]], [[[1]]], [[[1, 2], [1]]], [[[1, NaN]]]])('refuse the table %j', (rows: number[][]) => {
    expect(() => friedmanPairs(rows)).toThrow(RangeError);
  });
});
