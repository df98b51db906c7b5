import { chiSquareUpperTail } from './chi-square.js';
import { doubledRanks } from './doubled-ranks.js';
import { finite } from './finite.js';
import { EXACT_LIMITS, permutationTail } from './permutation-tail.js';

/** Result of the Friedman test; a report prints both probabilities and names them. */
export interface Friedman {
  /** Subjects, all of them complete. */
  readonly n: number;
  readonly conditions: number;
  /** Chi-square corrected for ties. */
  readonly chiSquare: number;
  readonly df: number;
  readonly tieCorrection: true;
  /** Upper tail of the chi-square distribution. */
  readonly pAsymptotic: number;
  /** By full permutation of the ranks within subjects, or the reason why it was not computed. */
  readonly exact: { readonly p: number } | { readonly p: undefined; readonly omitted: string };
}

const sumOver = <Item>(items: readonly Item[], of: (item: Item, index: number) => number): number =>
  items.reduce((sum, item, index) => sum + of(item, index), 0);

/**
 * Friedman's test that the conditions (visits) do not differ. M. Friedman, Journal of the American
 * Statistical Association 32 (1937) 675-701; the form with ties is that of Conover, Practical
 * Nonparametric Statistics.
 *
 * When every subject has the same value throughout, nothing speaks against the hypothesis: the
 * statistic, formally 0 / 0, is given as 0 with both probabilities 1.
 *
 * @param rows subjects × conditions, complete cases only: listwise deletion is up to the caller
 * @throws RangeError when there is no subject, fewer than two conditions, rows of unequal length or a
 *   value that is not finite
 */
export const friedman = (rows: readonly (readonly number[])[]): Friedman => {
  const n = rows.length;
  const conditions = rows[0]?.length ?? 0;
  if (n === 0 || conditions < 2) throw new RangeError('At least one subject and two conditions are needed.');
  if (rows.some((row) => row.length !== conditions)) throw new RangeError('Every subject needs every condition.');

  const ranks = rows.map((row) => doubledRanks(finite(row)));
  const mean = conditions + 1;
  const between = sumOver(ranks[0] ?? [], (_, column) => sumOver(ranks, (row) => (row[column] ?? 0) - mean) ** 2);
  const within = sumOver(ranks, (row) => sumOver(row, (rank) => (rank - mean) ** 2));
  const df = conditions - 1;
  const chiSquare = within === 0 ? 0 : (df * between) / within;
  const p = permutationTail(ranks);

  return {
    n,
    conditions,
    chiSquare,
    df,
    tieCorrection: true,
    pAsymptotic: chiSquareUpperTail(chiSquare, df),
    exact:
      p === undefined
        ? {
            p,
            omitted: `More than ${EXACT_LIMITS.conditions} conditions or ${EXACT_LIMITS.states} distinct rank sums.`,
          }
        : { p },
  };
};
