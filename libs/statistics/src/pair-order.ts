import { bisect } from './bisect.js';

/** The values that pairs have, in order, without a list of all pairs. */
export interface PairOrder {
  /** Number of pairs. */
  readonly size: number;
  /** The k-th smallest value, from 1. */
  readonly at: (k: number) => number;
  readonly median: number;
}

const orderOf = (size: number, low: number, high: number, countUpTo: (value: number) => number): PairOrder => {
  const at = (k: number): number => (countUpTo(low) >= k ? low : bisect((value) => countUpTo(value) >= k, low, high));
  const middle = Math.floor(size / 2);
  return {
    size,
    at,
    get median() {
      return size % 2 === 1 ? at(middle + 1) : at(middle) / 2 + at(middle + 1) / 2;
    },
  };
};

/**
 * Walsh averages: of every two values and of each with itself.
 *
 * @param values at least one
 */
export const walshAverages = (values: readonly number[]): PairOrder => {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const at = (index: number): number => sorted[index] ?? 0;
  return orderOf((n * (n + 1)) / 2, at(0), at(n - 1), (value) => {
    let count = 0;
    let last = n - 1;
    for (let first = 0; first <= last; first += 1) {
      while (last >= first && (at(first) + at(last)) / 2 > value) last -= 1;
      count += last - first + 1;
    }
    return count;
  });
};

/**
 * Differences of every value of the first group to every one of the second.
 *
 * @param first at least one value
 * @param second at least one value
 */
export const pairDifferences = (first: readonly number[], second: readonly number[]): PairOrder => {
  const [ones, others] = [Float64Array.from(first).sort(), Float64Array.from(second).sort()];
  const one = (index: number): number => ones[index] ?? 0;
  const other = (index: number): number => others[index] ?? 0;
  const low = one(0) - other(others.length - 1);
  const high = one(ones.length - 1) - other(0);
  return orderOf(ones.length * others.length, low, high, (value) => {
    let count = 0;
    let from = 0;
    for (const subtrahend of others) {
      // As the second value grows, more of the first are within the difference.
      while (from < ones.length && one(from) - subtrahend <= value) from += 1;
      count += from;
    }
    return count;
  });
};
