import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A number as R writes it to JSON. */
export type Numeric = number | 'NA' | 'NaN' | 'Inf' | '-Inf';

/** What R computed; the members are those of test/fixtures/statistics/make-vectors.R. */
export interface Vectors {
  readonly tails: {
    readonly normal: readonly { z: number; upper: number }[];
    readonly deviate: readonly { level: number; z: number; df: number; t: number }[];
    readonly t: readonly { t: number; df: number; upper: number }[];
    readonly chiSquare: readonly { x: number; df: number; upper: number }[];
  };
  readonly proportion: readonly {
    numerator: number;
    denominator: number;
    level: number;
    exact: Numeric[];
    wilson: Numeric[];
  }[];
  readonly newcombe: readonly {
    x: [number, number];
    n: [number, number];
    level: number;
    difference: number;
    lower: number;
    upper: number;
  }[];
  readonly meanInterval: readonly { values: number[]; level: number; mean: number; sd: number; interval: number[] }[];
  readonly fisher: readonly {
    table: [[number, number], [number, number]];
    level: number;
    p: number;
    less: number;
    greater: number;
    /** Estimate and limits as fisher.test found them, to 1e-4. */
    searched: Numeric[];
    /** Estimate and limits; empty where the margins leave no other table. */
    odds: Numeric[];
  }[];
  readonly mcnemar: readonly {
    table: [[number, number], [number, number]];
    exact: number;
    /** Chi-square and p; empty without discordant pairs. */
    asymptotic: number[];
    corrected: number[];
  }[];
  readonly poissonRatio: readonly {
    count: [number, number];
    exposure: [number, number];
    level: number;
    ratio: Numeric;
    interval: Numeric[];
    p: number;
  }[];
  readonly signedRank: readonly (RankVector & { values: number[] })[];
  readonly rankSum: readonly (RankVector & { first: number[]; second: number[] })[];
  readonly friedmanPairs: readonly { rows: number[][]; t: number[]; p: number[]; adjusted: number[] }[];
  readonly adjust: readonly { p: number[]; holm: number[]; bonferroni: number[] }[];
  readonly permutation: readonly {
    first: number[];
    second: number[];
    mean: { difference: number; p: number };
    median: { difference: number; p: number };
  }[];
  readonly kaplanMeier: readonly {
    time: number[];
    event: number[];
    level: number;
    scale: 'plain' | 'log' | 'log-log';
    times: number[];
    atRisk: number[];
    events: number[];
    censored: number[];
    survival: number[];
    variance: Numeric[];
    lower: Numeric[];
    upper: Numeric[];
    median: Numeric[];
    until: number;
    /** Restricted mean and its standard error; empty beyond the follow-up. */
    area: number[];
  }[];
  readonly logRank: readonly {
    time: number[];
    event: number[];
    group: string[];
    stratum: string[];
    /** Empty where R refuses. */
    observed: number[];
    expected?: number[];
    chiSquare?: number;
    df?: number;
  }[];
  readonly cox: readonly {
    time: number[];
    event: number[];
    covariate: number[];
    ties: 'efron' | 'breslow';
    level: number;
    estimable: boolean;
    coefficient?: number;
    standardError?: Numeric;
    interval?: Numeric[];
    logLikelihood?: [number, number];
    score?: number;
    wald?: number;
  }[];
  readonly cumulativeIncidence: readonly {
    time: number[];
    cause: number[];
    own: number;
    times: number[];
    incidence: Numeric[];
    variance: Numeric[];
  }[];
}

/** What R computed of a rank test. */
export interface RankVector {
  readonly level: number;
  readonly statistic: number;
  readonly asymptotic: number;
  /** By coin. */
  readonly exact: number;
  /** By wilcox.test, where there are no ties. */
  readonly without: Numeric;
  readonly estimate: number;
  /** Empty where the level cannot be reached. */
  readonly interval: number[];
  readonly achievable: boolean | 'NA';
  /** Normal limits as wilcox.test found them, to 1e-4. */
  readonly searched: number[];
}

/** What Python computed; the members are those of test/fixtures/statistics/make-vectors.py. */
export interface PythonVectors {
  readonly newcombe: readonly { x: [number, number]; n: [number, number]; lower: number; upper: number }[];
  readonly oddsRatio: readonly { table: [[number, number], [number, number]]; odds: number[] }[];
  readonly conover: readonly { rows: number[][]; p: number[]; adjusted: number[] }[];
}

const read = (name: string): unknown =>
  JSON.parse(gunzipSync(readFileSync(`test/fixtures/statistics/${name}`)).toString('utf8'));

export const vectors = read('r.json.gz') as Vectors;
export const pythonVectors = read('python.json.gz') as PythonVectors;

const special: Readonly<Record<string, number | undefined>> = {
  NA: undefined,
  NaN: undefined,
  Inf: Infinity,
  '-Inf': -Infinity,
};

/** How far apart two numbers are beside the larger of 1 and their size; no number is where the other has none. */
export const apart = (found: number | undefined, expected: Numeric | undefined, scale = 1): number => {
  const other = typeof expected === 'string' ? special[expected] : expected;
  if (found === other) return 0;
  if (found === undefined || other === undefined || !Number.isFinite(found)) return Infinity;
  return Math.abs(found - other) / Math.max(scale, Math.abs(other));
};

/** How far apart two small numbers are beside their size. */
export const relativelyApart = (found: number | undefined, expected: Numeric | undefined): number =>
  apart(found, expected, Number.MIN_VALUE);

/** How far apart two columns are at most. */
export const columnsApart = (
  found: readonly (number | undefined)[] | undefined,
  expected: readonly Numeric[] = [],
): number =>
  found?.length === expected.length ? Math.max(0, ...found.map((one, index) => apart(one, expected[index]))) : Infinity;

/** The vectors in which something is further apart than 1e-9; there should be none. */
export const differing = <Vector>(all: readonly Vector[], distances: (vector: Vector) => readonly number[]): Vector[] =>
  all.filter((vector) => !distances(vector).every((distance) => distance <= 1e-9));
