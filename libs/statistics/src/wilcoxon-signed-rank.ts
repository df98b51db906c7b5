import { tailOf } from './confidence-level.js';
import { doubledRanks, tieTerm } from './doubled-ranks.js';
import type { NotEstimable, Probability } from './estimate.js';
import { finite } from './finite.js';
import { exactInterval, normalInterval, type HodgesLehmann } from './hodges-lehmann.js';
import { walshAverages } from './pair-order.js';
import { RANK_SUM_STEPS, signedSums } from './rank-sums.js';
import { asymptotic, type RankAsymptotic } from './rank-test.js';

/** Result of the Wilcoxon signed-rank test; a report prints one of the probabilities and names it. */
export interface WilcoxonSignedRank {
  /** Differences other than zero: the test is of them alone. */
  readonly n: number;
  /** Differences of zero, dropped before ranking. */
  readonly zeros: number;
  readonly zeroMethod: 'wilcoxon-dropped';
  readonly ties: boolean;
  /** Sum of the ranks of the positive differences: R's V. */
  readonly statistic: number;
  /** Two-sided, over all signs of the ranks as they are, ties included. */
  readonly exact: Probability<'signed-rank-permutation'>;
  readonly asymptotic: RankAsymptotic;
  /** Median of the Walsh averages of the differences other than zero; its interval is exact without ties and zeros. */
  readonly pseudoMedian: HodgesLehmann | NotEstimable;
}

const tailsOf = (probabilities: Float64Array, statistic: number): number => {
  let [lower, upper] = [0, 0];
  probabilities.forEach((probability, sum) => {
    if (sum <= statistic) lower += probability;
    if (sum >= statistic) upper += probability;
  });
  return Math.min(1, 2 * Math.min(lower, upper));
};

/**
 * Wilcoxon's signed-rank test that paired differences are symmetric about zero. Sources: F. Wilcoxon, Biometrics Bulletin 1
 * (1945) 80-83; estimate and interval: J. L. Hodges and E. L. Lehmann, Annals of Mathematical Statistics 34 (1963) 598-611.
 *
 * As R's wilcox.test(exact = TRUE, conf.int = TRUE); besides, the exact probability is computed with ties and zeros too, as
 * by wilcoxsign_test(zero.method = "Wilcoxon") of R's coin, and normal limits are found to every digit, not to 1e-4.
 *
 * @param differences one of each pair, complete pairs only
 * @throws RangeError for an empty or non-finite sample, or a level outside 0 to 1
 */
export const wilcoxonSignedRank = (differences: readonly number[], level = 0.95): WilcoxonSignedRank => {
  const tail = tailOf(level);
  const values = finite(differences).filter((value) => value !== 0);
  const n = values.length;
  const zeros = differences.length - n;
  const sizes = values.map(Math.abs);
  const doubled = doubledRanks(sizes);
  const ties = new Set(sizes).size < n;
  const unit = doubled.every((rank) => rank % 2 === 0) ? 2 : 1;
  const sum = values.reduce((total, value, index) => (value > 0 ? total + (doubled[index] ?? 0) : total), 0);
  const probabilities = signedSums(doubled.map((rank) => rank / unit));
  const variance = (repeated: readonly number[]): number => (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm(repeated) / 48;

  const pseudoMedian = (): HodgesLehmann | NotEstimable => {
    if (n === 0) return { value: undefined, omitted: 'Every difference is zero.' };
    const pairs = walshAverages(values);
    return probabilities === undefined || ties || zeros > 0
      ? normalInterval(pairs, Math.sqrt(variance(values)), level)
      : exactInterval(pairs, probabilities, tail, level);
  };

  return {
    n,
    zeros,
    zeroMethod: 'wilcoxon-dropped',
    ties,
    statistic: sum / 2,
    exact:
      probabilities === undefined
        ? { p: undefined, omitted: `More than ${RANK_SUM_STEPS} steps.` }
        : { p: tailsOf(probabilities, sum / unit), method: 'signed-rank-permutation' },
    asymptotic:
      n === 0
        ? { z: undefined, p: undefined, omitted: 'Every difference is zero.' }
        : asymptotic(sum / 2 - (n * (n + 1)) / 4, variance(sizes)),
    pseudoMedian: pseudoMedian(),
  };
};
