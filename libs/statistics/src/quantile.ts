import { finite } from './finite.js';

/**
 * Sample quantile by linear interpolation of the order statistics: type 7 of Hyndman and Fan,
 * "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996) 361-365.
 *
 * @param values the sample in any order, at least one
 * @param p probability between 0 (the minimum) and 1 (the maximum)
 * @throws RangeError for an empty or non-finite sample, or p outside 0 to 1
 */
export const quantile = (values: readonly number[], p: number): number => {
  if (!(p >= 0 && p <= 1)) throw new RangeError('A probability lies between 0 and 1.');
  const sorted = finite(values).toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const index = Math.floor(position);
  const below = sorted[index] ?? NaN;
  const above = sorted[index + 1] ?? below;
  // The rounding of the product may overshoot the upper neighbour by one unit in the last place.
  return Math.min(above, below + (position - index) * (above - below));
};
