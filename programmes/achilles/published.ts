import { readFileSync } from 'node:fs';

/** Codes of the outcomes, as the protocol has them. */
export const measures = ['tissue-regeneration', 'vas-daily', 'vas-sport', 'visa-a'] as const;
export type Measure = (typeof measures)[number];

type ByMeasure<Value> = Readonly<Record<Measure, Value>>;

/** Values of one case and measure as printed; `null` is an empty cell. */
export interface PublishedValues {
  readonly M0: number;
  readonly M12: number | null;
  readonly M24: number;
  readonly difference: number;
}

export interface PublishedCase {
  readonly case: number;
  readonly sex: string;
  readonly ethnicity: string;
  readonly age: number;
  readonly bmi: number;
  readonly rupture: string;
  readonly monthsSinceInjury: number;
  readonly returnToSport: { readonly months: number; readonly activity: string };
}

interface Interval {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

interface Quartiles {
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
}

/** A contradiction of the paper that is known, by its name. */
export type Contradiction =
  | 'sexes'
  | 'figureCaptions'
  | 'sportPainZero'
  | 'sportByFourMonths'
  | 'mixedVisits'
  | 'rangesCalledQuartiles'
  | 'unscheduledMonths'
  | 'friedman';

/** The published case series. */
export interface PublishedSeries {
  readonly source: string;
  readonly cases: readonly PublishedCase[];
  /** By measure, in the order of the cases. */
  readonly outcomes: ByMeasure<readonly PublishedValues[]>;
  readonly published: {
    readonly characteristics: Readonly<Record<string, Interval>>;
    readonly baseline: Readonly<Record<string, Quartiles>>;
    readonly tissueOfPartialRupturesM0: Quartiles;
    readonly tissueM12: Interval;
    readonly medianDifference: Readonly<Record<string, number>>;
    readonly friedmanP: ByMeasure<number>;
  };
  readonly recomputed: {
    readonly friedman: ByMeasure<{ readonly n: number; readonly pAsymptotic: number; readonly pExact: number }>;
  };
  readonly knownContradictions: Readonly<Record<Contradiction, string>>;
}

/** Reads the published case series. */
export function readPublished(): PublishedSeries {
  return JSON.parse(readFileSync(new URL('./figures.json', import.meta.url), 'utf8')) as PublishedSeries;
}
