/** From here on the first terms of Stirling's series give every digit of a double. */
const SERIES_FROM = 15;

/** ln Γ(z + 1) minus Stirling's formula (z + 1/2) ln z − z + ln √2π. */
const stirlingError = (z: number): number => {
  let below = 0;
  let at = z;
  for (; at < SERIES_FROM; at += 1) below += (at + 0.5) * Math.log1p(1 / at) - 1;
  const square = at * at;
  const series = 1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square;
  return below + series / at;
};

/** x ln(x / mean) + mean − x, without the cancellation near x = mean. */
const deviance = (x: number, mean: number): number => {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const v = difference / (x + mean);
  let sum = difference * v;
  let power = 2 * x * v;
  for (let k = 3; ; k += 2) {
    power *= v * v;
    const next = sum + power / k;
    if (next === sum) return sum;
    sum = next;
  }
};

/**
 * Logarithm of the probability of x successes in n trials, also for x and n that are not whole (as the beta function needs
 * them); -Infinity where it is impossible. Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities
 * (2000), the algorithm of R's dbinom: logarithms of factorials are never subtracted, so large n keep their digits.
 *
 * @param p chance of success
 * @param q 1 − p, given apart because it may be too small to be computed from p
 */
export const logBinomialProbability = (x: number, n: number, p: number, q: number): number => {
  if (x === 0) return n === 0 ? 0 : n * (p < q ? Math.log1p(-p) : Math.log(q));
  if (x === n) return n * (p < q ? Math.log(p) : Math.log1p(-q));
  if (p === 0 || q === 0) return -Infinity;
  const rest = n - x;
  const errors = stirlingError(n) - stirlingError(x) - stirlingError(rest);
  return errors - deviance(x, n * p) - deviance(rest, n * q) + Math.log(n / (2 * Math.PI * x * rest)) / 2;
};
