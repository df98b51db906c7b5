import { tailOf } from './confidence-level.js';
import { doubledRanks, tieTerm } from './doubled-ranks.js';
import type { Probability } from './estimate.js';
import { finite } from './finite.js';
import { exactInterval, normalInterval, type HodgesLehmann } from './hodges-lehmann.js';
import { pairDifferences } from './pair-order.js';
import { drawnSums, RANK_SUM_STEPS } from './rank-sums.js';
import { asymptotic, type RankAsymptotic } from './rank-test.js';

/** Result of the Wilcoxon rank-sum (Mann–Whitney) test; a report prints one of the probabilities and names it. */
export interface WilcoxonRankSum {
  /** Values of the first and the second group. */
  readonly n: readonly [number, number];
  readonly ties: boolean;
  /** Pairs in which the first value is larger, ties counted half: Mann and Whitney's U, R's W. */
  readonly statistic: number;
  /** Two-sided, over all divisions of the ranks as they are, ties included. */
  readonly exact: Probability<'rank-sum-permutation'>;
  readonly asymptotic: RankAsymptotic;
  /** Median of the differences of the first to the second group; its interval is exact without ties. */
  readonly shift: HodgesLehmann;
}

/** Probability of a sum at least as far from its expectation, which is the fraction given of whole numbers. */
const farFrom = (probabilities: Float64Array, sum: number, expected: { over: number; of: number }): number => {
  const distance = (value: number): number => Math.abs(value * expected.of - expected.over);
  const observed = distance(sum);
  return Math.min(
    1,
    probabilities.reduce((p, probability, value) => (distance(value) >= observed ? p + probability : p), 0),
  );
};

/**
 * Wilcoxon's rank-sum test that two groups do not differ: Mann and Whitney's U. Sources: F. Wilcoxon, Biometrics Bulletin 1
 * (1945) 80-83; H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50-60; estimate and interval: J. L.
 * Hodges and E. L. Lehmann, Annals of Mathematical Statistics 34 (1963) 598-611.
 *
 * As R's wilcox.test(exact = TRUE, conf.int = TRUE); besides, the exact probability is computed with ties too, of sums at
 * least as far from their expectation, as by wilcox_test of R's coin, and normal limits are found to every digit, not to
 * 1e-4.
 *
 * @throws RangeError for an empty or non-finite sample, or a level outside 0 to 1
 */
export const wilcoxonRankSum = (first: readonly number[], second: readonly number[], level = 0.95): WilcoxonRankSum => {
  const tail = tailOf(level);
  const values = [...finite(first), ...finite(second)];
  const [ones, others, all] = [first.length, second.length, values.length];
  const doubled = doubledRanks(values);
  const ties = new Set(values).size < all;
  const unit = doubled.every((rank) => rank % 2 === 0) ? 2 : 1;
  const ranks = doubled.map((rank) => rank / unit);
  const sumOf = (some: readonly number[]): number => some.reduce((sum, rank) => sum + rank, 0);
  const smaller = ones <= others ? ranks.slice(0, ones) : ranks.slice(ones);
  const probabilities = drawnSums(ranks, smaller.length);
  const statistic = sumOf(doubled.slice(0, ones)) / 2 - (ones * (ones + 1)) / 2;
  const variance = (repeated: number): number =>
    ((ones * others) / 12) * (all + 1 - repeated / Math.max(1, all * (all - 1)));
  const pairs = pairDifferences(first, second);
  /** Of the values after any shift that brings no two groups' values together. */
  const within = tieTerm(first) + tieTerm(second);
  const least = (smaller.length * (smaller.length + 1)) / 2;

  return {
    n: [ones, others],
    ties,
    statistic,
    exact:
      probabilities === undefined
        ? { p: undefined, omitted: `More than ${RANK_SUM_STEPS} steps.` }
        : {
            p: farFrom(probabilities, sumOf(smaller), { over: smaller.length * sumOf(ranks), of: all }),
            method: 'rank-sum-permutation',
          },
    asymptotic: asymptotic(statistic - (ones * others) / 2, variance(tieTerm(values))),
    shift:
      probabilities === undefined || ties
        ? normalInterval(pairs, Math.sqrt(variance(within)), level)
        : exactInterval(pairs, probabilities.subarray(least), tail, level),
  };
};
