import { sum } from '@caseledger/kernel';
import type { MissingRule } from './derivations.js';

/** How a total follows from numbers: their sum, or that as a percentage of the sum of their maxima; their mean; or weighed. */
export const totalRules = ['SUM', 'PERCENT_OF_MAXIMUM', 'MEAN', 'WEIGHTED_SUM'] as const;
export type TotalRule = (typeof totalRules)[number];

/** A number that a total needs, or why there is none. */
export interface Scored<Reason> {
  readonly value?: number;
  readonly missing?: Reason;
  readonly weight: number;
  /** The numbers that it can be. */
  readonly least: number;
  readonly most: number;
}

const totals: Readonly<Record<TotalRule, (values: readonly number[], of: readonly Scored<unknown>[]) => number>> = {
  SUM: sum,
  PERCENT_OF_MAXIMUM: (values, of) => (sum(values) * 100) / sum(of.map(({ most }) => most)),
  MEAN: (values) => sum(values) / values.length,
  WEIGHTED_SUM: (values, of) => sum(values.map((value, i) => value * (of[i]?.weight ?? 1))),
};

/**
 * A total, or why it is missing. Without a rule it exists only when nothing is missing; with one, what is missing is replaced as long
 * as it is not too much.
 */
export function totalOf<Reason>(
  rule: TotalRule,
  of: readonly Scored<Reason>[],
  missing: MissingRule | undefined,
  unknown: Reason,
): { readonly value: number } | { readonly missing: Reason } {
  const answered = of.flatMap(({ value }) => value ?? []);
  const absent = of.length - answered.length;
  if (answered.length === 0 || absent > (missing?.atMost ?? 0)) {
    return { missing: of.find(({ missing: reason }) => reason !== undefined)?.missing ?? unknown };
  }
  const values = of.map(({ value, least, most }) => {
    if (value !== undefined || missing === undefined) return value ?? 0;
    switch (missing.replacedBy) {
      case 'MEAN_OF_ANSWERED':
        return sum(answered) / answered.length;
      case 'LEAST':
        return least;
      case 'GREATEST':
        return most;
      case 'ZERO':
        return 0;
    }
  });
  return { value: totals[rule](values, of) };
}
