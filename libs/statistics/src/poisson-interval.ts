import { bisect } from './bisect.js';
import { chiSquareUpperTail } from './chi-square.js';
import { tailOf } from './confidence-level.js';

/** A rate with its exact confidence interval, all per unit of exposure. */
export interface PoissonInterval {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: 'exact-poisson';
}

/** The value whose upper tail is p. */
const chiSquareQuantile = (p: number, df: number): number => {
  let high = df;
  while (chiSquareUpperTail(high, df) > p) high *= 2;
  return bisect((x) => chiSquareUpperTail(x, df) <= p, 0, high);
};

/**
 * Rate of a Poisson count over an exposure, with the exact interval: the limits whose tails hold half of what the level
 * leaves. Source: F. Garwood, Biometrika 28 (1936) 437-442.
 *
 * @param exposure such as patient-years
 * @throws RangeError unless the count is a whole number from 0, the exposure positive and finite, the level within 0 to 1
 */
export const poissonInterval = (count: number, exposure: number, level = 0.95): PoissonInterval => {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('A count is a whole number from 0.');
  if (!Number.isFinite(exposure) || exposure <= 0) throw new RangeError('An exposure is positive and finite.');
  const tail = tailOf(level);
  return {
    rate: count / exposure,
    lower: count === 0 ? 0 : chiSquareQuantile(1 - tail, 2 * count) / 2 / exposure,
    upper: chiSquareQuantile(tail, 2 * count + 2) / 2 / exposure,
    level,
    method: 'exact-poisson',
  };
};
