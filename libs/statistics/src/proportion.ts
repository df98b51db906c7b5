import { tailOf } from './confidence-level.js';
import { betaQuantile } from './incomplete-beta.js';
import { normalDeviate } from './normal.js';
import { whole } from './whole.js';

/** A proportion with its confidence interval. */
export interface Proportion<Method extends string> {
  readonly numerator: number;
  readonly denominator: number;
  readonly proportion: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: Method;
}

const proportionOf = (numerator: number, denominator: number): number => {
  if (whole(denominator) === 0) throw new RangeError('The denominator of a proportion is at least 1.');
  if (whole(numerator) > denominator) throw new RangeError('The numerator of a proportion is at most its denominator.');
  return numerator / denominator;
};

/**
 * Proportion with the exact interval, which holds at least the level. Source: C. J. Clopper and E. S. Pearson, Biometrika
 * 26 (1934) 404-413; as R's binom.test.
 *
 * @throws RangeError unless both counts are whole, the denominator at least 1 and the numerator, the level within 0 to 1
 */
export const clopperPearson = (numerator: number, denominator: number, level = 0.95): Proportion<'clopper-pearson'> => {
  const proportion = proportionOf(numerator, denominator);
  const tail = tailOf(level);
  const others = denominator - numerator;
  return {
    numerator,
    denominator,
    proportion,
    lower: numerator === 0 ? 0 : betaQuantile(tail, numerator, others + 1),
    upper: others === 0 ? 1 : 1 - betaQuantile(tail, others, numerator + 1),
    level,
    method: 'clopper-pearson',
  };
};

/**
 * Proportion with the score interval without continuity correction, which holds the level on average. Source: E. B.
 * Wilson, Journal of the American Statistical Association 22 (1927) 209-212; as R's prop.test(correct = FALSE).
 *
 * @throws RangeError unless both counts are whole, the denominator at least 1 and the numerator, the level within 0 to 1
 */
export const wilson = (numerator: number, denominator: number, level = 0.95): Proportion<'wilson'> => {
  const proportion = proportionOf(numerator, denominator);
  const z = normalDeviate(level);
  const half = (z * z) / (2 * denominator);
  const centre = (proportion + half) / (1 + 2 * half);
  const width = (z * Math.sqrt((proportion * (1 - proportion) + half / 2) / denominator)) / (1 + 2 * half);
  return {
    numerator,
    denominator,
    proportion,
    lower: numerator === 0 ? 0 : Math.max(0, centre - width),
    upper: numerator === denominator ? 1 : Math.min(1, centre + width),
    level,
    method: 'wilson',
  };
};
