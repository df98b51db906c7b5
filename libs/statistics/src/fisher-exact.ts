import { atMostAsProbable } from './as-probable.js';
import { logBinomialProbability } from './binomial-probability.js';
import { bisect } from './bisect.js';
import { tailOf } from './confidence-level.js';
import type { Estimate } from './estimate.js';
import { whole } from './whole.js';

/** Counts of a table with two rows and two columns. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

/** What speaks against the hypothesis: an odds ratio other than 1, below 1 or above 1. */
export type Alternative = 'two-sided' | 'less' | 'greater';

/** Result of Fisher's exact test. */
export interface FisherExact {
  readonly n: number;
  readonly p: number;
  readonly alternative: Alternative;
  readonly method: 'fisher-exact';
  /** Of the first row against the second; the interval has the sides of the alternative. */
  readonly oddsRatio: Estimate<'conditional-maximum-likelihood'>;
}

/** The counts that the first cell can have with the margins of the table, and their probabilities. */
interface Support {
  readonly from: number;
  readonly observed: number;
  /** Logarithms of the hypergeometric probabilities. */
  readonly logs: readonly number[];
}

const supportOf = ([[a, b], [c, d]]: TwoByTwo): Support => {
  const [row, column, otherColumn] = [a + b, a + c, b + d];
  const n = column + otherColumn;
  const [p, q] = [row / n, (c + d) / n];
  const from = Math.max(0, row - otherColumn);
  return {
    from,
    observed: a - from,
    logs: Array.from({ length: Math.min(row, column) - from + 1 }, (_, index) => {
      const x = from + index;
      return (
        logBinomialProbability(x, column, p, q) +
        logBinomialProbability(row - x, otherColumn, p, q) -
        logBinomialProbability(row, n, p, q)
      );
    }),
  };
};

/** Probabilities of the support when the odds ratio has the logarithm given. */
const probabilitiesAt = ({ logs }: Support, logOdds: number): readonly number[] => {
  const shifted = logs.map((log, index) => log + logOdds * index);
  const most = shifted.reduce((found, log) => Math.max(found, log), -Infinity);
  const weights = shifted.map((log) => Math.exp(log - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The odds ratio from which on `reached` is true of the probabilities; it is true of all large ones. */
const oddsWhere = (support: Support, reached: (probabilities: readonly number[]) => boolean): number => {
  const at = (odds: number): boolean => reached(probabilitiesAt(support, Math.log(odds)));
  let high = 1;
  while (high < Infinity && !at(high)) high *= 2;
  return bisect(at, 0, high);
};

const oddsRatioOf = (
  support: Support,
  alternative: Alternative,
  level: number,
): Estimate<'conditional-maximum-likelihood'> => {
  const { observed, logs } = support;
  const last = logs.length - 1;
  const tail = alternative === 'two-sided' ? tailOf(level) : 2 * tailOf(level);
  if (last === 0) return { value: undefined, omitted: 'The margins leave no other table: any odds ratio is possible.' };
  const mean = (probabilities: readonly number[]): number =>
    probabilities.reduce((sum, probability, index) => sum + probability * index, 0);
  const inner = (reached: (probabilities: readonly number[]) => boolean): number => oddsWhere(support, reached);
  return {
    value: observed === 0 ? 0 : observed === last ? Infinity : inner((found) => mean(found) >= observed),
    lower: observed === 0 || alternative === 'less' ? 0 : inner((found) => sumOf(found.slice(observed)) >= tail),
    upper:
      observed === last || alternative === 'greater'
        ? Infinity
        : inner((found) => sumOf(found.slice(0, observed + 1)) <= tail),
    level,
    method: 'conditional-maximum-likelihood',
  };
};

/**
 * Fisher's exact test of a table with two rows and two columns, with the conditional maximum likelihood estimate of the
 * odds ratio and its exact interval. The two-sided probability is of all tables at most as probable as the observed one.
 *
 * As R's fisher.test, whose search for the odds ratio ends at 1e-4; here every digit is found. Sources: R. A. Fisher,
 * Journal of the Royal Statistical Society 98 (1935) 39-82; J. Cornfield, Proceedings of the Third Berkeley Symposium 4
 * (1956) 135-148.
 *
 * @throws RangeError unless every count is a whole number and one is above 0, the level within 0 to 1
 */
export const fisherExact = (table: TwoByTwo, alternative: Alternative = 'two-sided', level = 0.95): FisherExact => {
  const n = table.flat().reduce((sum, count) => sum + whole(count), 0);
  if (n === 0) throw new RangeError('At least one count of the table is above 0.');
  const support = supportOf(table);
  const probabilities = probabilitiesAt(support, 0);
  const p = {
    'two-sided': () => atMostAsProbable(probabilities, support.observed),
    less: () => sumOf(probabilities.slice(0, support.observed + 1)),
    greater: () => sumOf(probabilities.slice(support.observed)),
  }[alternative]();
  return {
    n,
    p: Math.min(1, p),
    alternative,
    method: 'fisher-exact',
    oddsRatio: oddsRatioOf(support, alternative, level),
  };
};
