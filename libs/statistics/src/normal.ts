import { bisect } from './bisect.js';
import { chiSquareUpperTail } from './chi-square.js';
import { tailOf } from './confidence-level.js';

/** Beyond this the upper tail is less than the smallest double. */
const FARTHEST = 40;

/**
 * Probability that a standard normal variable is z or more. The square has the chi-square distribution with one degree of
 * freedom, whose far tail keeps its digits.
 *
 * @throws RangeError for NaN
 */
export const normalUpperTail = (z: number): number => {
  if (Number.isNaN(z)) throw new RangeError('A normal deviate is a number.');
  const outside = chiSquareUpperTail(Math.min(Math.abs(z), FARTHEST) ** 2, 1) / 2;
  return z > 0 ? outside : 1 - outside;
};

/** Probability of a standard normal variable at least as far from zero as z, on either side. */
export const normalTwoSided = (z: number): number => 2 * normalUpperTail(Math.abs(z));

/**
 * Standard errors to either side of an estimate that hold the level, such as 1.959964 at 0.95.
 *
 * @throws RangeError unless the level lies between 0 and 1
 */
export const normalDeviate = (level: number): number => {
  const tail = tailOf(level);
  return bisect((z) => normalUpperTail(z) <= tail, 0, FARTHEST);
};
