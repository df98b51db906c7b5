import { bisect } from './bisect.js';
import { tailOf } from './confidence-level.js';
import { binomialTest } from './binomial-test.js';
import type { Estimate } from './estimate.js';
import { betaTails, type Tails } from './incomplete-beta.js';
import { whole } from './whole.js';

/** Events counted over an exposure, such as patient-years. */
export interface PoissonCount {
  readonly count: number;
  readonly exposure: number;
}

/** Two Poisson rates compared, given the sum of their counts. */
export interface PoissonRatio {
  readonly first: PoissonCount;
  readonly second: PoissonCount;
  /** The first rate over the second; Infinity when only the second count is 0. */
  readonly ratio: Estimate<'exact-conditional-poisson'>;
  /** Two-sided, that the rates are equal; 1 when there are no events. */
  readonly p: number;
  readonly method: 'exact-conditional-poisson';
}

/** The odds from which on `reached` is true of the tails of the beta distribution. */
const oddsWhere = (a: number, b: number, reached: (tails: Tails) => boolean): number => {
  const at = (odds: number): boolean => reached(betaTails(1 / (1 + 1 / odds), 1 / (1 + odds), a, b));
  let high = 1;
  while (high < Infinity && !at(high)) high *= 2;
  return bisect(at, 0, high);
};

/**
 * Ratio of two Poisson rates with its exact interval, and the exact test that they are equal: given the sum, the first
 * count is binomial. Sources: J. Przyborowski and H. Wilenski, Biometrika 31 (1940) 313-323; the interval is that of
 * Clopper and Pearson; the two-sided probability is of all divisions at most as probable. As R's poisson.test.
 *
 * @throws RangeError unless counts are whole, exposures positive and finite, the level within 0 to 1
 */
export const poissonRatio = (first: PoissonCount, second: PoissonCount, level = 0.95): PoissonRatio => {
  for (const { exposure } of [first, second]) {
    if (!Number.isFinite(exposure) || exposure <= 0) throw new RangeError('An exposure is positive and finite.');
  }
  const events = whole(first.count) + whole(second.count);
  const tail = tailOf(level);
  const exposure = first.exposure + second.exposure;
  const method = 'exact-conditional-poisson';
  const odds = second.exposure / first.exposure;
  const ratio = {
    value: first.count === 0 ? 0 : second.count === 0 ? Infinity : (first.count / second.count) * odds,
    lower: first.count === 0 ? 0 : odds * oddsWhere(first.count, second.count + 1, ({ lower }) => lower >= tail),
    upper:
      second.count === 0 ? Infinity : odds * oddsWhere(first.count + 1, second.count, ({ upper }) => upper <= tail),
    level,
    method,
  } as const;
  return {
    first,
    second,
    ratio:
      events === 0 ? { value: undefined, omitted: 'There are no events: any ratio of the rates is possible.' } : ratio,
    p: binomialTest(first.count, events, first.exposure / exposure, second.exposure / exposure),
    method,
  };
};
