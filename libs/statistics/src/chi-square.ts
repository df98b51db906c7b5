const PRECISION = 1e-16;
const TINY = 1e-300;

/** ln Γ(twice / 2), exact by the recurrence Γ(a + 1) = a Γ(a) from Γ(1) = 1 or Γ(1/2) = √π. */
const logGammaOfHalf = (twice: number): number => {
  let sum = twice % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let a = twice % 2 === 0 ? 1 : 0.5; a < twice / 2; a += 1) sum += Math.log(a);
  return sum;
};

/** Series of the lower regularised incomplete gamma function without its leading factor. */
const lowerSeries = (a: number, x: number): number => {
  let term = 1 / a;
  let sum = term;
  for (let n = a + 1; term > sum * PRECISION; n += 1) {
    term *= x / n;
    sum += term;
  }
  return sum;
};

/** Continued fraction of the upper function without its leading factor, by Lentz's method. */
const upperFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1, step = 0; Math.abs(step - 1) > 2 * Number.EPSILON && i < 10_000; i += 1) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b || TINY);
    c = b + numerator / c || TINY;
    step = d * c;
    fraction *= step;
  }
  return fraction;
};

/**
 * Upper tail of the chi-square distribution: the probability of a value of x or more.
 *
 * It is the regularised incomplete gamma function Q(df / 2, x / 2); far out in the tail it is computed
 * directly by a continued fraction, never as one minus the distribution function, so small
 * probabilities keep their digits. Source: NIST Digital Library of Mathematical Functions, 8.7.1, 8.9.2.
 *
 * @throws RangeError unless x is finite and not negative and df a positive whole number
 */
export const chiSquareUpperTail = (x: number, df: number): number => {
  if (!Number.isFinite(x) || x < 0) throw new RangeError('A chi-square value is finite and not negative.');
  if (!Number.isInteger(df) || df < 1) throw new RangeError('Degrees of freedom are a positive whole number.');
  if (x === 0) return 1;
  const a = df / 2;
  const half = x / 2;
  const factor = Math.exp(a * Math.log(half) - half - logGammaOfHalf(df));
  return half < a + 1 ? 1 - factor * lowerSeries(a, half) : factor * upperFraction(a, half);
};
