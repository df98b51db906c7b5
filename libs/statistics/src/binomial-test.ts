import { atMostAsProbable } from './as-probable.js';
import { logBinomialProbability } from './binomial-probability.js';

/** Two-sided exact probability of the successes among the trials when each succeeds with chance p; as R's binom.test. */
export const binomialTest = (successes: number, trials: number, p: number, q: number): number =>
  atMostAsProbable(
    Array.from({ length: trials + 1 }, (_, x) => Math.exp(logBinomialProbability(x, trials, p, q))),
    successes,
  );
