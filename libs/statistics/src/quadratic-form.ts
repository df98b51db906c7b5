/** A pivot this small beside the largest variance is only rounding. */
const SINGULAR = 1e-12;

/**
 * u′ V⁻¹ u by Cholesky decomposition.
 *
 * @param variance symmetric
 * @returns undefined when the variance is singular
 */
export const quadraticForm = (u: readonly number[], variance: readonly (readonly number[])[]): number | undefined => {
  const largest = variance.reduce((most, row, index) => Math.max(most, row[index] ?? 0), 0);
  const factor: number[][] = [];
  const solved: number[] = [];
  for (const [i, row] of variance.entries()) {
    const own: number[] = [];
    const rest = (value: number, other: readonly number[]): number =>
      own.reduce((sum, entry, k) => sum - entry * (other[k] ?? 0), value);
    for (const [j, earlier] of factor.entries()) own.push(rest(row[j] ?? 0, earlier) / (earlier[j] ?? 1));
    const pivot = rest(row[i] ?? 0, own);
    if (!(pivot > SINGULAR * largest)) return undefined;
    const value = rest(u[i] ?? 0, solved) / Math.sqrt(pivot);
    own.push(Math.sqrt(pivot));
    factor.push(own);
    solved.push(value);
  }
  return solved.reduce((sum, value) => sum + value * value, 0);
};
