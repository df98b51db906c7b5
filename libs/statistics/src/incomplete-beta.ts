import { logBinomialProbability } from './binomial-probability.js';
import { bisect } from './bisect.js';

const TINY = 1e-300;

/** Both tails of a distribution at one point; they add up to 1, and the smaller one has all its digits. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/** Continued fraction of the lower tail without its leading factor, by Lentz's method. */
const lowerFraction = (x: number, a: number, b: number): number => {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let fraction = d;
  const step = (numerator: number): number => {
    d = 1 / (1 + numerator * d || TINY);
    c = 1 + numerator / c || TINY;
    return c * d;
  };
  for (let m = 1, factor = 0; Math.abs(factor - 1) > 2 * Number.EPSILON && m < 100_000; m += 1) {
    fraction *= step((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    factor = step((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    fraction *= factor;
  }
  return fraction;
};

/**
 * Tails of the beta distribution at x: the regularised incomplete beta function. Each is computed directly where it is
 * the small one. Source: NIST Digital Library of Mathematical Functions, 8.17.22.
 *
 * @param x point between 0 and 1
 * @param y 1 − x, given apart because it may be too small to be computed from x
 * @param a positive
 * @param b positive
 */
export const betaTails = (x: number, y: number, a: number, b: number): Tails => {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const factor = Math.exp(logBinomialProbability(a, a + b, x, y)) / (a + b);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = factor * b * lowerFraction(x, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = factor * a * lowerFraction(y, b, a);
  return { lower: 1 - upper, upper };
};

/** The point of the beta distribution with the probability p below it. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  bisect((x) => betaTails(x, 1 - x, a, b).lower >= p, 0, 1);
