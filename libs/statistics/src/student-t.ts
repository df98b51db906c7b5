import { bisect } from './bisect.js';
import { tailOf } from './confidence-level.js';
import { betaTails } from './incomplete-beta.js';

/**
 * Probability that a variable with Student's t distribution is t or more; small ones keep their digits. Source: NIST
 * Digital Library of Mathematical Functions, 8.17, by the beta distribution of df / (df + t²).
 *
 * @throws RangeError unless t is finite and df finite and positive
 */
export const tUpperTail = (t: number, df: number): number => {
  if (!Number.isFinite(t)) throw new RangeError('A t value is finite.');
  if (!(df > 0 && df < Infinity)) throw new RangeError('Degrees of freedom of t are positive and finite.');
  const ratio = (t / df) * t;
  const outside = betaTails(1 / (1 + ratio), 1 / (1 + 1 / ratio), df / 2, 0.5).lower / 2;
  return t > 0 ? outside : 1 - outside;
};

/**
 * Standard errors to either side of a mean that hold the level.
 *
 * @throws RangeError unless the level lies between 0 and 1 and df is finite and positive
 */
export const tDeviate = (level: number, df: number): number => {
  const tail = tailOf(level);
  let high = 1;
  while (tUpperTail(high, df) > tail) high *= 2;
  return bisect((t) => tUpperTail(t, df) <= tail, 0, high);
};
