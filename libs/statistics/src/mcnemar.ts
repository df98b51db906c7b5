import { binomialTest } from './binomial-test.js';
import { chiSquareUpperTail } from './chi-square.js';
import type { TwoByTwo } from './fisher-exact.js';
import { whole } from './whole.js';

/** McNemar's chi-square, or why there is none. */
export type McnemarChiSquare =
  | { readonly chiSquare: number; readonly df: 1; readonly p: number; readonly continuityCorrection: boolean }
  | { readonly chiSquare: undefined; readonly p: undefined; readonly omitted: string };

/** Result of McNemar's test; a report prints one of the probabilities and names it. */
export interface Mcnemar {
  /** Pairs. */
  readonly n: number;
  /** Pairs that changed, by direction: positive to negative, negative to positive. */
  readonly discordant: readonly [number, number];
  /** Two-sided binomial probability, 1 without discordant pairs. */
  readonly exact: { readonly p: number; readonly method: 'mcnemar-exact-binomial' };
  readonly asymptotic: McnemarChiSquare;
  /** With Edwards's continuity correction. */
  readonly corrected: McnemarChiSquare;
}

/**
 * McNemar's test that in pairs a change in one direction is as frequent as in the other. Sources: Q. McNemar,
 * Psychometrika 12 (1947) 153-157; A. L. Edwards, Psychometrika 13 (1948) 185-187; as R's mcnemar.test and binom.test.
 *
 * @param table pairs by the first of the pair (rows: positive, negative) and the second (columns, likewise)
 * @throws RangeError unless every count is a whole number and there is a pair
 */
export const mcnemar = (table: TwoByTwo): Mcnemar => {
  const n = table.flat().reduce((sum, count) => sum + whole(count), 0);
  if (n === 0) throw new RangeError('At least one pair is needed.');
  const [[, lost], [gained]] = table;
  const discordant = lost + gained;
  const chiSquareOf = (continuityCorrection: boolean): McnemarChiSquare => {
    if (discordant === 0) return { chiSquare: undefined, p: undefined, omitted: 'There is no discordant pair.' };
    const distance = Math.abs(lost - gained);
    // Equal counts are at the hypothesis: a correction does not lead away from it.
    const corrected = continuityCorrection ? Math.max(0, distance - 1) : distance;
    const chiSquare = corrected ** 2 / discordant;
    return { chiSquare, df: 1, p: chiSquareUpperTail(chiSquare, 1), continuityCorrection };
  };
  return {
    n,
    discordant: [lost, gained],
    exact: { p: binomialTest(lost, discordant, 0.5, 0.5), method: 'mcnemar-exact-binomial' },
    asymptotic: chiSquareOf(false),
    corrected: chiSquareOf(true),
  };
};
