/** Outcomes whose probabilities differ by less are taken as equally probable, as R does. */
const RELATIVE_ERROR = 1e-7;

/**
 * Two-sided probability of an exact test: of all outcomes that are at most as probable as the observed one.
 *
 * @param probabilities of every outcome
 */
export const atMostAsProbable = (probabilities: readonly number[], observed: number): number => {
  const most = (probabilities[observed] ?? 0) * (1 + RELATIVE_ERROR);
  return Math.min(
    1,
    probabilities.reduce((sum, probability) => (probability <= most ? sum + probability : sum), 0),
  );
};
