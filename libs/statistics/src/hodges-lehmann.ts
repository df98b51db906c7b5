import { normalDeviate } from './normal.js';
import type { PairOrder } from './pair-order.js';

/** What R allows for rounding where it looks up a quantile of ranks. */
const ROUNDING = 10 * Number.EPSILON;

/** A median of pairs with its confidence interval, or the reason why there is no interval. */
export type HodgesLehmann =
  | {
      readonly value: number;
      readonly lower: number;
      readonly upper: number;
      readonly level: number;
      /** What the limits hold: at least the level, since ranks leave few levels to choose from. */
      readonly achievedLevel: number;
      readonly method: 'hodges-lehmann-exact';
    }
  | {
      readonly value: number;
      readonly lower: number;
      readonly upper: number;
      readonly level: number;
      readonly method: 'hodges-lehmann-normal';
    }
  | { readonly value: number; readonly lower: undefined; readonly upper: undefined; readonly omitted: string };

const tooFew = (pairs: PairOrder, level: number, most: string): HodgesLehmann => ({
  value: pairs.median,
  lower: undefined,
  upper: undefined,
  omitted: `Too few values for the level ${level}: the widest limits, ${pairs.at(1)} and ${pairs.at(pairs.size)}, hold ${most}.`,
});

/**
 * Interval between two of the pairs, so that the rank statistic with the distribution given is not significant at any
 * shift within.
 *
 * @param probabilities of the rank statistic without ties, by its value from 0
 * @param tail what the level leaves on each side
 */
export const exactInterval = (
  pairs: PairOrder,
  probabilities: Float64Array,
  tail: number,
  level: number,
): HodgesLehmann => {
  let below = 0;
  let k = 0;
  for (; k < pairs.size; k += 1) {
    const next = below + (probabilities[k] ?? 0);
    if (next >= tail - ROUNDING) break;
    below = next;
  }
  if (k === 0) return tooFew(pairs, level, `only ${Math.max(0, 1 - 2 * (probabilities[0] ?? 0))}`);
  return {
    value: pairs.median,
    lower: pairs.at(k),
    upper: pairs.at(pairs.size - k + 1),
    level,
    achievedLevel: 1 - 2 * below,
    method: 'hodges-lehmann-exact',
  };
};

/**
 * The same by the normal approximation with continuity correction. R searches for these limits to within 1e-4; here they
 * are the pairs themselves.
 *
 * @param deviation standard deviation of the rank statistic at shifts between the pairs
 */
export const normalInterval = (pairs: PairOrder, deviation: number, level: number): HodgesLehmann => {
  const k = Math.ceil(pairs.size / 2 + 0.5 + normalDeviate(level) * deviation);
  if (k > pairs.size) return tooFew(pairs, level, 'less');
  return {
    value: pairs.median,
    lower: pairs.at(pairs.size - k + 1),
    upper: pairs.at(k),
    level,
    method: 'hodges-lehmann-normal',
  };
};
