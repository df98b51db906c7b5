import { finite } from './finite.js';
import { seeded } from './random.js';

/** Divisions into two groups times values: beyond this not all of them are listed. */
const PERMUTATION_STEPS = 100_000_000;

/** What of the groups is compared. */
export type PermutationStatistic = 'mean' | 'median';

/** Result of a permutation test of two groups, by every division or by some drawn at random. */
export type PermutationTest = {
  readonly n: readonly [number, number];
  readonly statistic: PermutationStatistic;
  /** Of the first group minus that of the second. */
  readonly difference: number;
  /** Two-sided: of a difference at least as far from zero. */
  readonly p: number;
} & (
  | { readonly method: 'permutation-exact'; readonly divisions: number }
  | {
      readonly method: 'permutation-monte-carlo';
      readonly draws: number;
      readonly seed: number;
      readonly generator: 'xoshiro128**';
      /** Of p, by the chance of the draws. */
      readonly standardError: number;
      /** Why not every division was listed. */
      readonly exactOmitted: string;
    }
);

/** How a Monte Carlo test draws, when there are too many divisions to list. */
export interface PermutationDraws {
  readonly seed: number;
  readonly draws?: number;
}

/** Binomial coefficient; rounded only where it is beyond any limit here. */
const combinations = (n: number, k: number): number => {
  let found = 1;
  for (let i = 1; i <= k && found < Number.MAX_SAFE_INTEGER; i += 1) found = (found * (n - k + i)) / i;
  return found;
};

/** Difference of the group of those chosen to the others, from values in ascending order. */
const differenceOf = {
  mean: (values, chosen, size) => {
    let [own, others] = [0, 0];
    for (let i = 0; i < values.length; i += 1) {
      if (chosen[i] === 1) own += values[i] ?? 0;
      else others += values[i] ?? 0;
    }
    return own / size - others / (values.length - size);
  },
  median: (values, chosen, size) => {
    const medianOf = (group: number, length: number): number => {
      const half = Math.floor((length - 1) / 2);
      let seen = -1;
      let i = -1;
      while (seen < half) if (chosen[(i += 1)] === group) seen += 1;
      const middle = values[i] ?? 0;
      if (length % 2 === 1) return middle;
      do i += 1;
      while (chosen[i] !== group);
      return middle / 2 + (values[i] ?? 0) / 2;
    };
    return medianOf(1, size) - medianOf(0, values.length - size);
  },
} satisfies Record<PermutationStatistic, (values: Float64Array, chosen: Uint8Array, size: number) => number>;

/** Calls once for each choice of `size` places. */
const eachChoice = (places: number, size: number, visit: (chosen: Uint8Array) => void): void => {
  const chosen = new Uint8Array(places);
  const choose = (from: number, left: number): void => {
    if (left === 0) {
      visit(chosen);
      return;
    }
    for (let place = from; place <= places - left; place += 1) {
      chosen[place] = 1;
      choose(place + 1, left - 1);
      chosen[place] = 0;
    }
  };
  choose(0, size);
};

/** Calls with choices of `size` places drawn at random. */
const drawnChoices = (
  places: number,
  size: number,
  { seed, draws }: Required<PermutationDraws>,
  visit: (chosen: Uint8Array) => void,
): void => {
  const below = seeded(seed);
  const order = Uint32Array.from({ length: places }, (_, place) => place);
  const chosen = new Uint8Array(places);
  for (let draw = 0; draw < draws; draw += 1) {
    chosen.fill(0);
    for (let i = 0; i < size; i += 1) {
      const other = i + below(places - i);
      const place = order[other] ?? 0;
      order[other] = order[i] ?? 0;
      order[i] = place;
      chosen[place] = 1;
    }
    visit(chosen);
  }
};

/**
 * Test that two groups do not differ, by the difference of their means or medians under every division of the values into
 * groups of these sizes. With too many divisions they are drawn at random, and the observed one counts as drawn. Sources: E. J.
 * G. Pitman, Supplement to the Journal of the Royal Statistical Society 4 (1937) 119-130; B. Phipson and G. K. Smyth,
 * Statistical Applications in Genetics and Molecular Biology 9 (2010) 39.
 *
 * Two-sided is the distance from zero, as in R's coin; SciPy doubles the smaller tail.
 *
 * @param random used only where there are more divisions than are listed
 * @throws RangeError for an empty or non-finite sample, values whose sum is not finite, a seed that is no whole number from 0 below 2³² or no draws
 */
export const permutationTest = (
  first: readonly number[],
  second: readonly number[],
  statistic: PermutationStatistic,
  random: PermutationDraws,
): PermutationTest => {
  const pooled = [...finite(first), ...finite(second)];
  const { seed, draws = 100_000 } = random;
  if (!Number.isSafeInteger(draws) || draws < 1) throw new RangeError('The number of draws is a whole number from 1.');
  seeded(seed);
  const places = pooled.length;
  const order = [...pooled.keys()].sort((a, b) => (pooled[a] ?? 0) - (pooled[b] ?? 0));
  const values = Float64Array.from(order, (index) => pooled[index] ?? 0);
  const size = first.length;
  const difference = differenceOf[statistic](
    values,
    Uint8Array.from(order, (index) => (index < size ? 1 : 0)),
    size,
  );
  if (!Number.isFinite(difference)) throw new RangeError('The values are too large to be added up.');
  // Sums of the same values in another order differ by rounding alone.
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const least = Math.abs(difference) - 4 * places * Number.EPSILON * largest;
  let far = 0;
  const count = (chosen: Uint8Array): void => {
    if (Math.abs(differenceOf[statistic](values, chosen, size)) >= least) far += 1;
  };
  const shared = { n: [size, second.length] as const, statistic, difference };
  const divisions = combinations(places, size);
  if (divisions * places <= PERMUTATION_STEPS) {
    eachChoice(places, size, count);
    return { ...shared, p: far / divisions, method: 'permutation-exact', divisions };
  }
  drawnChoices(places, size, { seed, draws }, count);
  const p = (far + 1) / (draws + 1);
  return {
    ...shared,
    p,
    method: 'permutation-monte-carlo',
    draws,
    seed,
    generator: 'xoshiro128**',
    standardError: Math.sqrt((p * (1 - p)) / draws),
    exactOmitted: `More than ${PERMUTATION_STEPS} steps: divisions times values.`,
  };
};
