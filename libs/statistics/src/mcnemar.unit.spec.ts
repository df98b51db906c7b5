import fc from 'fast-check';
import { apart, differing, relativelyApart, vectors } from '../test/vectors.js';
import { mcnemar } from './index.js';

describe("McNemar's test", () => {
  // A. Agresti, Categorical Data Analysis: approval of the prime minister, asked twice.
  it('gives the published figures', () => {
    const found = mcnemar([
      [794, 86],
      [150, 570],
    ]);
    expect(found).toMatchObject({
      n: 1600,
      discordant: [86, 150],
      exact: { method: 'mcnemar-exact-binomial' },
      asymptotic: { df: 1, continuityCorrection: false },
      corrected: { df: 1, continuityCorrection: true },
    });
    expect(found.asymptotic.chiSquare).toBeCloseTo(17.3559, 4);
    expect(found.corrected.chiSquare).toBeCloseTo(16.8178, 4);
  });

  it('equals R', () => {
    const apartFrom = differing(vectors.mcnemar, ({ table, exact, asymptotic, corrected }) => {
      const found = mcnemar(table);
      return [
        relativelyApart(found.exact.p, exact),
        apart(found.asymptotic.chiSquare, asymptotic[0]),
        relativelyApart(found.asymptotic.p, asymptotic[1]),
        apart(found.corrected.chiSquare, corrected[0]),
        relativelyApart(found.corrected.p, corrected[1]),
      ];
    });
    expect(apartFrom).toEqual([]);
  });

  it('does not depend on the direction, nor on pairs that did not change', () => {
    const count = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(count, count, count, (lost, gained, same) => {
        const found = mcnemar([
          [1, lost],
          [gained, 0],
        ]);
        const turned = mcnemar([
          [same, gained],
          [lost, 1],
        ]);
        expect(turned.exact.p).toBeCloseTo(found.exact.p, 12);
        expect(turned.corrected).toEqual(found.corrected);
        expect(found.exact.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('doubles the tail of the binomial distribution', () => {
    expect(
      mcnemar([
        [0, 0],
        [6, 0],
      ]).exact.p,
    ).toBeCloseTo(2 * 0.5 ** 6, 14);
    expect(
      mcnemar([
        [0, 1],
        [6, 0],
      ]).exact.p,
    ).toBeCloseTo(16 * 0.5 ** 7, 14);
  });

  it('says that nothing changed', () => {
    const none = { chiSquare: undefined, p: undefined, omitted: 'There is no discordant pair.' };
    expect(
      mcnemar([
        [3, 0],
        [0, 2],
      ]),
    ).toMatchObject({ exact: { p: 1 }, asymptotic: none, corrected: none });
  });

  it.each([0, -1, 0.5, NaN])('refuses a table with %d beside zeros', (count) => {
    expect(() =>
      mcnemar([
        [count, 0],
        [0, 0],
      ]),
    ).toThrow(RangeError);
  });
});
