import { quantile } from './quantile.js';

/** Describes a sample; q1 to q3 is the interquartile range, minimum to maximum the range. */
export interface Summary {
  readonly n: number;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly minimum: number;
  readonly maximum: number;
  /** How median, q1 and q3 were computed, so that a report can name it. */
  readonly method: 'quantile-type-7';
}

/**
 * Summarises a sample without rounding; missing values are left out, and counted, by the caller.
 *
 * @throws RangeError for an empty or non-finite sample
 */
export const summarise = (values: readonly number[]): Summary => ({
  n: values.length,
  median: quantile(values, 0.5),
  q1: quantile(values, 0.25),
  q3: quantile(values, 0.75),
  minimum: quantile(values, 0),
  maximum: quantile(values, 1),
  method: 'quantile-type-7',
});
