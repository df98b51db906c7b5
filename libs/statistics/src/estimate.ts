/**
 * Limits of a two-sided confidence interval and how they were found, or the reason why there are none. A limit is Infinity
 * (or -Infinity) where the data set none on that side.
 */
export type Interval<Method extends string> =
  | { readonly lower: number; readonly upper: number; readonly level: number; readonly method: Method }
  | { readonly lower: undefined; readonly upper: undefined; readonly omitted: string };

/** An estimate with its interval, or the reason why there is none. */
export type Estimate<Method extends string> =
  | {
      readonly value: number;
      readonly lower: number;
      readonly upper: number;
      readonly level: number;
      readonly method: Method;
    }
  | NotEstimable;

/** No value, and why, as a sentence for the report. */
export interface NotEstimable {
  readonly value: undefined;
  readonly omitted: string;
}

/** The probability of a test and how it was found, or the reason why there is none. */
export type Probability<Method extends string> =
  { readonly p: number; readonly method: Method } | { readonly p: undefined; readonly omitted: string };
