import { own } from '@caseledger/kernel';
import { isMeasured, type Answer, type Characteristic, type MeasuredOutcome } from '@caseledger/domain';
import { changeFromBaseline, friedman, roundHalfAwayFromZero, summarise, type Visits } from '@caseledger/statistics';
import type { CaseSeries, RecordedValue, TreatedCase } from './case-series.js';

const statisticDecimals = 6;

/** How the numbers were made; every table names them (R-INS-07). */
export const methods = {
  population: 'TREATED',
  quartiles: 'quantile-type-7',
  range: 'minimum-maximum',
  change: 'visit-minus-baseline-same-pair-for-all',
  friedman: 'friedman-tie-corrected-listwise',
  exact: 'full-permutation-of-ranks-within-participants',
  rounding: 'half-away-from-zero-at-the-end',
} as const;

/** A sample's description, rounded; the quartiles' method is `methods.quartiles`. */
export interface Described {
  /** @asType integer */
  readonly n: number;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** A participant's value at each visit: a number, why it is missing, or nothing yet. */
export interface OutcomeRow {
  readonly participant: string;
  /** Whether an instrument was used outside the population that it was validated for. */
  readonly outsideValidation: boolean;
  readonly values: readonly {
    readonly visit: string;
    readonly value?: number;
    readonly missing?: string;
  }[];
}

/** The values of everyone at one visit, described. */
export interface OutcomeAtVisit extends Described {
  readonly visit: string;
  /** Reason → how many values are missing for it. */
  readonly missing: Readonly<Record<string, number>>;
  /** @asType integer */
  readonly notYetRecorded: number;
}

/** The change from the baseline visit to another one, over the same pair of visits for everyone (R-INS-06). */
export interface OutcomeChange extends Described {
  readonly baseline: string;
  readonly visit: string;
  readonly values: readonly { readonly participant: string; readonly change: number | null }[];
}

/** @asType integer */
type DegreesOfFreedom = number;

/** Friedman's test over all visits, of those participants who have a value at every one. */
export interface FriedmanTest {
  readonly visits: readonly string[];
  /** @asType integer */
  readonly n: number;
  /** @asType integer */
  readonly leftOut: number;
  /** `null` when there is nobody to test. */
  readonly chiSquare: number | null;
  readonly df: DegreesOfFreedom | null;
  readonly pAsymptotic: number | null;
  readonly pExact: number | null;
  /** Why there is no exact probability. */
  readonly exactOmitted?: string;
}

/** One outcome of the protocol. */
export interface OutcomeTable {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  /** @asType integer */
  readonly decimals: number;
  readonly primary: boolean;
  readonly visits: readonly OutcomeAtVisit[];
  readonly changes: readonly OutcomeChange[];
  readonly friedman: FriedmanTest;
  readonly values: readonly OutcomeRow[];
}

/** A characteristic at baseline: numbers have median, minimum and maximum, codes have counts. */
export interface BaselineRow {
  readonly code: string;
  readonly title: string;
  readonly unit?: string;
  readonly scheme?: string;
  /** @asType integer */
  readonly n: number;
  readonly median?: number | null;
  readonly minimum?: number | null;
  readonly maximum?: number | null;
  /** Code → how many have it. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Reason → how many values are missing for it. */
  readonly missing: Readonly<Record<string, number>>;
  /** @asType integer */
  readonly notRecorded: number;
}

/** When everyone was back at sport, in months after the administration. */
export interface ReturnToSport {
  readonly months: Described;
  /** @asType integer */
  readonly notRecorded: number;
  readonly values: readonly { readonly participant: string; readonly activity: string; readonly months: number }[];
}

/** The tables of a study's outcomes. */
export interface OutcomeTables {
  /** The protocol in force, which defines the tables. */
  readonly protocol: { readonly code: string; readonly version: string } | null;
  readonly methods: typeof methods;
  /**
   * Participants who got cells: the population of all tables.
   * @asType integer
   */
  readonly treated: number;
  readonly baseline: readonly BaselineRow[];
  readonly outcomes: readonly OutcomeTable[];
  readonly returnToSport: ReturnToSport;
}

/** The tables, and what they were made of. */
export interface OutcomeReport extends OutcomeTables {
  readonly study: string;
  /** @asType integer */
  readonly position: number;
}

/** Builds every table that the protocol defines. The same series always gives the same tables. */
export function outcomeTables({ protocol, cases }: CaseSeries): OutcomeTables {
  const sports = cases.flatMap(({ participant, returnToSport }) =>
    returnToSport === undefined ? [] : [{ participant, ...returnToSport }],
  );
  return {
    protocol: protocol === undefined ? null : { code: protocol.code, version: protocol.version },
    methods,
    treated: cases.length,
    baseline: (protocol?.characteristics ?? []).map((characteristic) => baselineOf(characteristic, cases)),
    outcomes: (protocol?.outcomes ?? []).filter(isMeasured).map((definition) => outcomeOf(definition, cases)),
    returnToSport: {
      months: describe(
        sports.map(({ months }) => months),
        1,
      ),
      notRecorded: cases.length - sports.length,
      values: sports,
    },
  };
}

function outcomeOf(definition: MeasuredOutcome, cases: readonly TreatedCase[]): OutcomeTable {
  const { code, title, unit, decimals, baseline, primary } = definition;
  const visits = [...new Set([baseline, ...definition.visits])];
  const rows = cases.map((treated) => rowOf(definition, visits, treated));
  const numbers = rows.map(({ values }) => numbersOf(values));
  return {
    code,
    title,
    unit,
    decimals,
    primary,
    visits: visits.map((visit) => visitOf(visit, decimals, rows)),
    changes: visits
      .filter((visit) => visit !== baseline)
      .map((visit) => {
        const { changes } = changeFromBaseline(numbers, baseline, visit);
        return {
          baseline,
          visit,
          ...describe(present(changes), decimals),
          values: rows.map(({ participant }, index) => {
            const change = changes[index] ?? null;
            return { participant, change: change === null ? null : roundHalfAwayFromZero(change, decimals) };
          }),
        };
      }),
    friedman: friedmanOf(visits, numbers),
    values: rows,
  };
}

function rowOf({ instrument, item }: MeasuredOutcome, visits: readonly string[], treated: TreatedCase): OutcomeRow {
  const recorded = visits.map((visit) => ({ visit, found: valueAt(treated, visit, `${instrument}/${item}`) }));
  return {
    participant: treated.participant,
    outsideValidation: recorded.some(({ found }) => found !== undefined && 'value' in found && found.outsideValidation),
    values: recorded.map(({ visit, found }) => {
      if (found === undefined) return { visit };
      if ('missing' in found) return { visit, missing: found.missing };
      return typeof found.value === 'number' ? { visit, value: found.value } : { visit, missing: 'NOT_A_NUMBER' };
    }),
  };
}

function valueAt(treated: TreatedCase, visit: string, item: string): RecordedValue | undefined {
  const found = treated.visits.get(visit)?.get(item);
  return found ?? (treated.missedVisits.has(visit) ? { missing: 'VISIT_MISSED' } : undefined);
}

const numbersOf = (values: OutcomeRow['values']): Visits<string> =>
  Object.fromEntries(values.map(({ visit, value }) => [visit, value ?? null]));

const present = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null);

function visitOf(visit: string, decimals: number, rows: readonly OutcomeRow[]): OutcomeAtVisit {
  const found = rows.flatMap(({ values }) => values.filter((value) => value.visit === visit));
  const reasons = found.flatMap(({ missing }) => (missing === undefined ? [] : [missing]));
  return {
    visit,
    ...describe(
      found.flatMap(({ value }) => (value === undefined ? [] : [value])),
      decimals,
    ),
    missing: countEach(reasons),
    notYetRecorded: found.filter(({ value, missing }) => value === undefined && missing === undefined).length,
  };
}

function countEach(reasons: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...new Set(reasons)].sort().map((reason) => [reason, reasons.filter((other) => other === reason).length]),
  );
}

/** Describes a sample and rounds, once, at the end: to one decimal at least, as a median of whole numbers needs one. */
function describe(values: readonly number[], decimals: number): Described {
  if (values.length === 0) return { n: 0, median: null, q1: null, q3: null, minimum: null, maximum: null };
  const { n, median, q1, q3, minimum, maximum } = summarise(values);
  const round = (value: number): number => roundHalfAwayFromZero(value, Math.max(1, decimals));
  return {
    n,
    median: round(median),
    q1: round(q1),
    q3: round(q3),
    minimum: round(minimum),
    maximum: round(maximum),
  };
}

/** Only participants with a value at every visit count; without any there is no test. */
function friedmanOf(visits: readonly string[], numbers: readonly Visits<string>[]): FriedmanTest {
  const rows = numbers
    .map((values) => present(visits.map((visit) => own(values, visit) ?? null)))
    .filter((row) => row.length === visits.length);
  const left = { visits, n: rows.length, leftOut: numbers.length - rows.length };
  if (rows.length === 0 || visits.length < 2)
    return { ...left, chiSquare: null, df: null, pAsymptotic: null, pExact: null };
  const { chiSquare, df, pAsymptotic, exact } = friedman(rows);
  const round = (value: number): number => roundHalfAwayFromZero(value, statisticDecimals);
  return {
    ...left,
    chiSquare: round(chiSquare),
    df,
    pAsymptotic: round(pAsymptotic),
    pExact: exact.p === undefined ? null : round(exact.p),
    ...(exact.p === undefined && { exactOmitted: exact.omitted }),
  };
}

/** Numbers as median, minimum and maximum (never called quartiles, R-INS-07); codes as counts. */
function baselineOf(
  { code, title, unit, decimals = 0, scheme, values }: Characteristic,
  cases: readonly TreatedCase[],
): BaselineRow {
  const answers = cases.flatMap(({ characteristics }): readonly Answer[] =>
    characteristics.filter(({ item }) => item === code),
  );
  const given = answers.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const reasons = answers.flatMap(({ value, missing }) => (value === undefined ? [missing ?? 'UNKNOWN'] : []));
  const { n, median, minimum, maximum } = describe(
    given.filter((value) => typeof value === 'number'),
    decimals,
  );
  return {
    code,
    title,
    ...(unit !== undefined && { unit }),
    ...(scheme !== undefined && { scheme }),
    ...(values === undefined
      ? { n, median, minimum, maximum }
      : { n: given.length, counts: countEach(given.map(String)) }),
    missing: countEach(reasons),
    notRecorded: cases.length - answers.length,
  };
}
