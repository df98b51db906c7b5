import type { EventCriterion } from './derivations.js';

/**
 * What somebody has to be for a population (ICH E9, 5.2). `HAS_OUTCOME`: there is a value at each of the visits that are named.
 * `NO_DEVIATION`: none of the rules that are named was deviated from. `TREATED_AS_ALLOCATED`: they got something of their arm
 * and nothing else; in an arm that is planned nothing they got nothing.
 */
export const populationConditions = [
  'ELIGIBLE',
  'ALLOCATED',
  'TREATED',
  'TREATED_AS_ALLOCATED',
  'HAS_OUTCOME',
  'NO_DEVIATION',
  'CHARACTERISTIC',
] as const;

/** A condition of a population; with the members that its kind needs. */
export interface PopulationCondition {
  readonly kind: (typeof populationConditions)[number];
  /** Of `HAS_OUTCOME`. */
  readonly outcome?: string;
  readonly visits?: readonly string[];
  /** Of `NO_DEVIATION`: rules, as deviations name them. */
  readonly rules?: readonly string[];
  /** Of `CHARACTERISTIC`. */
  readonly characteristic?: string;
  readonly values?: readonly string[];
}

/** Whose data are analysed: whoever meets all conditions (USDM 4.0, AnalysisPopulation). */
export interface AnalysisPopulation {
  readonly code: string;
  readonly title: string;
  /** In words. */
  readonly text?: string;
  /** None: everybody who was screened. */
  readonly conditions: readonly PopulationCondition[];
}

/** What is done about an intercurrent event (ICH E9(R1), A.3.2). */
export const intercurrentStrategies = [
  'TREATMENT_POLICY',
  'COMPOSITE',
  'WHILE_ON_TREATMENT',
  'HYPOTHETICAL',
  'PRINCIPAL_STRATUM',
] as const;

/** What happens after the beginning of treatment and changes what an outcome means (USDM 4.0, IntercurrentEvent). */
export interface IntercurrentEvent {
  readonly code: string;
  readonly title: string;
  /** In words. */
  readonly text?: string;
  readonly strategy: (typeof intercurrentStrategies)[number];
  /** The first of these is it. */
  readonly events: readonly EventCriterion[];
  /** Of `COMPOSITE` and an outcome of yes or no: what it counts as. */
  readonly countsAs?: 'YES' | 'NO';
}

/** How the outcomes of many are put in one number. */
export const summaryMeasures = [
  'MEAN',
  'MEDIAN',
  'PROPORTION',
  'RATE',
  'SURVIVAL',
  'RESTRICTED_MEAN',
  'DIFFERENCE_OF_MEANS',
  'DIFFERENCE_OF_MEDIANS',
  'DIFFERENCE_OF_PROPORTIONS',
  'RATIO_OF_PROPORTIONS',
  'RATIO_OF_ODDS',
  'RATIO_OF_RATES',
  'RATIO_OF_HAZARDS',
] as const;
export type SummaryMeasure = (typeof summaryMeasures)[number];

/** What exactly is estimated (ICH E9(R1), A.3.3; USDM 4.0, Estimand). */
export interface Estimand {
  readonly code: string;
  readonly title: string;
  readonly population: string;
  /** Codes of the arms that are compared, or of the one that is looked at. */
  readonly arms: readonly string[];
  readonly outcome: string;
  readonly summaryMeasure: SummaryMeasure;
  readonly intercurrentEvents: readonly IntercurrentEvent[];
}
