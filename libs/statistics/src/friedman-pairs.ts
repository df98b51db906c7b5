import { holm } from './adjust.js';
import { doubledRanks } from './doubled-ranks.js';
import { finite } from './finite.js';
import { tUpperTail } from './student-t.js';

/** Two conditions compared after Friedman's test. */
export interface FriedmanPair {
  /** Columns of the table, from 0. */
  readonly conditions: readonly [number, number];
  /** Positive when the ranks of the first are higher. */
  readonly t: number;
  /** Two-sided, of this comparison alone. */
  readonly p: number;
  /** Adjusted for all comparisons of the table. */
  readonly pAdjusted: number;
}

/** Every comparison of two conditions, or the reason why there is none. */
export type FriedmanPairs = { readonly n: number; readonly conditions: number; readonly method: 'conover' } & (
  | { readonly df: number; readonly adjustment: 'holm'; readonly pairs: readonly FriedmanPair[] }
  | { readonly pairs: undefined; readonly omitted: string }
);

/**
 * Which conditions (visits) differ, by Conover's comparison of rank sums with Holm's adjustment. Source: W. J. Conover,
 * Practical Nonparametric Statistics, 3rd edition (1999), section 5.8; as frdAllPairsConoverTest(p.adjust.method = "holm") of
 * R's PMCMRplus and posthoc_conover_friedman of scikit-posthocs.
 *
 * @param rows subjects × conditions, complete cases only: listwise deletion is up to the caller
 * @throws RangeError when there is no subject, fewer than two conditions, rows of unequal length or a value that is not
 *   finite
 */
export const friedmanPairs = (rows: readonly (readonly number[])[]): FriedmanPairs => {
  const n = rows.length;
  const conditions = rows[0]?.length ?? 0;
  if (n === 0 || conditions < 2) throw new RangeError('At least one subject and two conditions are needed.');
  if (rows.some((row) => row.length !== conditions)) throw new RangeError('Every subject needs every condition.');

  const squares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);
  const deviations = rows.map((row) => doubledRanks(finite(row)).map((rank) => rank - (conditions + 1)));
  const sums = Array.from({ length: conditions }, (_, column) =>
    deviations.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
  const df = (n - 1) * (conditions - 1);
  // Whole numbers: zero exactly when no subject departs from the order of all.
  const residual = n * deviations.reduce((sum, row) => sum + squares(row), 0) - squares(sums);
  const shared = { n, conditions, method: 'conover' } as const;
  if (residual === 0) {
    return { ...shared, pairs: undefined, omitted: 'All subjects rank the conditions alike: nothing measures chance.' };
  }
  const error = Math.sqrt((2 * residual) / df);
  const pairs = sums.flatMap((sum, first) =>
    sums.slice(first + 1).map((other, offset) => {
      const t = (sum - other) / error;
      return { conditions: [first, first + 1 + offset] as const, t, p: 2 * tUpperTail(Math.abs(t), df) };
    }),
  );
  const adjusted = holm(pairs.map(({ p }) => p));
  return {
    ...shared,
    df,
    adjustment: 'holm',
    pairs: pairs.map((pair, index) => ({ ...pair, pAdjusted: adjusted[index] ?? pair.p })),
  };
};
