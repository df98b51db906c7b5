const checked = (probabilities: readonly number[]): readonly number[] => {
  if (!probabilities.every((p) => p >= 0 && p <= 1)) throw new RangeError('A probability lies between 0 and 1.');
  return probabilities;
};

/**
 * Probabilities of several tests adjusted by Holm's step-down method, in the order given: a test whose adjusted
 * probability is at most α is significant while all of them together err with at most α. Source: S. Holm, Scandinavian
 * Journal of Statistics 6 (1979) 65-70; as R's p.adjust.
 *
 * @throws RangeError for a probability outside 0 to 1
 */
export const holm = (probabilities: readonly number[]): readonly number[] => {
  const order = checked(probabilities)
    .map((p, index) => ({ p, index }))
    .toSorted((a, b) => a.p - b.p);
  const adjusted = probabilities.slice();
  let least = 0;
  order.forEach(({ p, index }, step) => {
    least = Math.max(least, Math.min(1, (order.length - step) * p));
    adjusted[index] = least;
  });
  return adjusted;
};

/**
 * Probabilities of several tests, each times their number and at most 1. Source: O. J. Dunn, Journal of the American
 * Statistical Association 56 (1961) 52-64; as R's p.adjust.
 *
 * @throws RangeError for a probability outside 0 to 1
 */
export const bonferroni = (probabilities: readonly number[]): readonly number[] =>
  checked(probabilities).map((p) => Math.min(1, p * probabilities.length));
