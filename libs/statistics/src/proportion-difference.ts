import { wilson, type Proportion } from './proportion.js';

/** Risk difference of two independent groups: the first proportion minus the second. */
export interface ProportionDifference {
  readonly first: Proportion<'wilson'>;
  readonly second: Proportion<'wilson'>;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: 'newcombe-hybrid-score';
}

/** How many of a group. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Difference of two proportions with the hybrid score interval without continuity correction. Source: R. G. Newcombe,
 * Statistics in Medicine 17 (1998) 873-890, method 10.
 *
 * @throws RangeError unless the counts are whole, denominators at least 1 and their numerators, the level within 0 to 1
 */
export const proportionDifference = (one: Share, other: Share, level = 0.95): ProportionDifference => {
  const first = wilson(one.numerator, one.denominator, level);
  const second = wilson(other.numerator, other.denominator, level);
  const difference = first.proportion - second.proportion;
  return {
    first,
    second,
    difference,
    lower: difference - Math.hypot(first.proportion - first.lower, second.upper - second.proportion),
    upper: difference + Math.hypot(first.upper - first.proportion, second.proportion - second.lower),
    level,
    method: 'newcombe-hybrid-score',
  };
};
