import { tailOf } from './confidence-level.js';
import type { Interval } from './estimate.js';
import { finite } from './finite.js';
import { tDeviate } from './student-t.js';

/** Describes a sample by its mean. */
export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  /** With n − 1 in the denominator; undefined for one value. */
  readonly standardDeviation: number | undefined;
  /** Of the mean; undefined for one value. */
  readonly standardError: number | undefined;
  readonly df: number;
  readonly interval: Interval<'student-t'>;
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value / values.length, 0);

/**
 * Mean with standard deviation and the interval by Student's t distribution; as R's t.test. Source: Student, Biometrika 6
 * (1908) 1-25.
 *
 * @param values complete cases only: missing values are left out, and counted, by the caller
 * @throws RangeError for an empty or non-finite sample, or a level outside 0 to 1
 */
export const meanInterval = (values: readonly number[], level = 0.95): MeanInterval => {
  tailOf(level);
  const n = finite(values).length;
  const df = n - 1;
  const rough = average(values);
  // The rounding of the first pass is taken back, as R does.
  const mean = rough + average(values.map((value) => value - rough));
  if (df === 0) {
    const omitted = 'One value does not show how far values spread.';
    const interval = { lower: undefined, upper: undefined, omitted };
    return { n, mean, standardDeviation: undefined, standardError: undefined, df, interval };
  }
  const standardDeviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / df);
  const standardError = standardDeviation / Math.sqrt(n);
  const width = tDeviate(level, df) * standardError;
  const interval = { lower: mean - width, upper: mean + width, level, method: 'student-t' } as const;
  return { n, mean, standardDeviation, standardError, df, interval };
};
