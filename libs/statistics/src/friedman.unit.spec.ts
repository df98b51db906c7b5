import fc from 'fast-check';
import golden from '../../../test/fixtures/paper/case-series-golden.json' with { type: 'json' };
import { friedman, roundHalfAwayFromZero } from './index.js';

const { outcomes, published, recomputed } = golden;
const completeCases = (rows: readonly (readonly (number | null)[])[]): number[][] =>
  rows.map((row) => row.slice(0, 3)).filter((row) => row.every((value) => value !== null));

const measures = ['tissue', 'vasDaily', 'vasSport', 'visaA'] as const;
const rowsOf = { ...outcomes, tissue: outcomes.tissuePct };

const tables = (subjects: number, conditions: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: conditions, maxLength: conditions }), {
    minLength: 1,
    maxLength: subjects,
  });

const orders = (row: readonly number[]): number[][] =>
  row.length === 0
    ? [[]]
    : row.flatMap((value, index) => orders(row.toSpliced(index, 1)).map((rest) => [value, ...rest]));

/** Lists every permutation of the values themselves and tests each table afresh. */
const bruteForce = (rows: readonly (readonly number[])[]): number => {
  const all = rows.reduce<number[][][]>(
    (found, row) => found.flatMap((table) => orders(row).map((order) => [...table, order])),
    [[]],
  );
  const observed = friedman(rows).chiSquare;
  return all.filter((table) => friedman(table).chiSquare >= observed - 1e-9).length / all.length;
};

describe('R-INS-07 Friedman test states n, tie correction, asymptotic and exact probability', () => {
  it.each(measures)('reproduces the recomputed figures of %s', (measure) => {
    const expected = recomputed.friedman[measure];
    const result = friedman(completeCases(rowsOf[measure]));
    expect(result).toMatchObject({ n: expected.n, conditions: 3, df: 2, tieCorrection: true });
    expect(Math.abs(result.chiSquare - expected.chi2)).toBeLessThan(1e-6);
    expect(Math.abs(result.pAsymptotic - expected.pAsymptotic)).toBeLessThan(1e-6);
    expect(Math.abs(result.exact.p! - expected.pExact)).toBeLessThan(1e-6);
  });

  it.each(measures)('reproduces the published probability of %s by neither way', (measure) => {
    const { pAsymptotic, exact } = friedman(completeCases(rowsOf[measure]));
    expect([pAsymptotic, exact.p!].map((p) => roundHalfAwayFromZero(p, 4))).not.toContain(published.friedmanP[measure]);
  });

  it('agrees with listing every permutation of small tables', () => {
    const small = fc.oneof(tables(3, 3), tables(5, 2), tables(2, 4));
    fc.assert(
      fc.property(small, (rows) => {
        expect(friedman(rows).exact.p).toBeCloseTo(bruteForce(rows), 10);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of subjects or conditions', () => {
    fc.assert(
      fc.property(tables(6, 3), (rows) => {
        const turned = friedman(rows.toReversed().map((row) => row.toReversed()));
        const result = friedman(rows);
        expect(turned.chiSquare).toBeCloseTo(result.chiSquare, 10);
        expect(turned.exact.p).toBeCloseTo(result.exact.p!, 10);
      }),
    );
  });

  it('computes the extreme of fifteen subjects exactly', () => {
    const { exact } = friedman(Array.from({ length: 15 }, () => [1, 2, 3]));
    expect(exact.p! / 6 ** -14).toBeCloseTo(1, 10);
  });

  it.each([
    ['conditions', [[1, 2, 3, 4, 5, 6]]],
    ['subjects', Array.from({ length: 60 }, () => [1, 2, 3, 4])],
  ])('says why the exact probability is left out with too many %s', (_, rows) => {
    expect(friedman(rows).exact).toEqual({
      p: undefined,
      omitted: 'More than 5 conditions or 5000 distinct rank sums.',
    });
  });

  it('finds nothing when no subject changes', () => {
    expect(friedman([[1, 1, 1]])).toMatchObject({ chiSquare: 0, pAsymptotic: 1, exact: { p: 1 } });
  });

  it.each([[[]], [[[1]]], [[[1, 2], [1]]], [[[1, NaN]]]])('refuses the table %j', (rows: number[][]) => {
    expect(() => friedman(rows)).toThrow(RangeError);
  });
});
