/** How an analysis is done; each is computed by a program that was checked against published figures. */
export const analysisMethods = [
  'SUMMARY',
  'PROPORTIONS',
  'DIFFERENCE_OF_PROPORTIONS',
  'FISHER',
  'SIGNED_RANK',
  'RANK_SUM',
  'FRIEDMAN',
  'MCNEMAR',
  'KAPLAN_MEIER',
  'CUMULATIVE_INCIDENCE',
  'LOG_RANK',
  'STRATIFIED_LOG_RANK',
  'COX',
  'POISSON_RATE',
  'PERMUTATION',
] as const;
export type AnalysisMethod = (typeof analysisMethods)[number];

/** What is compared with what. */
export interface AnalysisGroups {
  readonly by: 'ARMS' | 'CHARACTERISTIC';
  /** Of `ARMS`: which; absent: all. */
  readonly arms?: readonly string[];
  /** Of `CHARACTERISTIC`: which characteristic with values, and which of them; absent: all. */
  readonly characteristic?: string;
  readonly values?: readonly string[];
}

export const adjustments = ['BONFERRONI', 'HOLM'] as const;

/**
 * An analysis that is declared before anybody looks (ICH E9, 5.1): of an outcome in a population, or of an estimand, which says both.
 * Of treated sites there are estimates alone, without intervals and tests: sites of one participant are not independent.
 */
export interface DeclaredAnalysis {
  readonly code: string;
  readonly title: string;
  readonly outcome?: string;
  readonly population?: string;
  readonly estimand?: string;
  /** Absent: of an estimand its arms, where there are several; else there are none, and everybody is taken together. */
  readonly groups?: AnalysisGroups;
  readonly method: AnalysisMethod;
  /** Confidence level, between 0 and 1; tests are two-sided and significant at what is left of it. */
  readonly level: number;
  /** Of the outcome; absent: all of it. */
  readonly visits?: readonly string[];
  /** The change from the baseline is analysed, and not the value. */
  readonly change?: boolean;
  /** Of `STRATIFIED_LOG_RANK`: `SITE`, or characteristics with values. */
  readonly strata?: readonly string[];
  /** Of yes or no: what a missing answer counts as; absent: it is left out. */
  readonly missingAs?: 'YES' | 'NO';
  /** Over all tests of the analysis; absent: they are not adjusted. */
  readonly adjustment?: (typeof adjustments)[number];
}
