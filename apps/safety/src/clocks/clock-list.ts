import {
  clocksOf,
  reevaluate,
  reportingRulesFaults,
  rulesFor,
  rulesKnownTo,
  type ClockStatus,
  type RecordedFact,
  type Reevaluation,
  type ReportingRules,
  type StatutoryClock,
  type StudyState,
} from '@caseledger/domain';
import { RefusedError } from '@caseledger/platform';
import { refusalOf, refuse } from '../refusals.js';

/** The statutory clocks of a study at an instant, earliest due first, each with its earlier verdicts. */
export interface ClockList {
  readonly study: string;
  /** @asType integer */
  readonly position: number;
  /**
   * The instant at which due and overdue were judged.
   * @format date-time
   */
  readonly at: string;
  readonly clocks: readonly StatutoryClock[];
}

/** How many cases and clocks there are, and each clock that would stand otherwise under other rules. */
export interface ClockReevaluation extends Reevaluation {
  /**
   * The instant at which due and overdue were judged.
   * @format date-time
   */
  readonly at: string;
  /** Version of the rules that were tried. */
  readonly rules: string;
}

/** Which clocks are wanted. */
export interface ClockFilter {
  readonly status?: ClockStatus;
  readonly recipient?: string;
}

/** The clocks of cases at an instant. @param cases the events of each, in order */
export function clockList(
  cases: readonly (readonly RecordedFact[])[],
  study: StudyState,
  at: string,
  { status, recipient }: ClockFilter,
): readonly StatutoryClock[] {
  return cases
    .flatMap((facts) => clocksOf(facts, study, rulesFor(facts, study), at))
    .filter(
      (clock) =>
        (status === undefined || clock.status === status) && (recipient === undefined || clock.recipient === recipient),
    )
    .sort((one, other) => order(one).localeCompare(order(other), 'en'));
}

const order = ({ due, adverseEvent, id }: StatutoryClock): string => `${due} ${adverseEvent} ${id}`;

/** Rules to try: a document, or a version that the study approved (or the built-in one). */
export interface RulesToTry {
  readonly rules?: ReportingRules;
  readonly version?: string;
}

/**
 * Judges cases anew under other rules and says what differs from those that apply to each.
 * @throws RefusedError when none are named, both, or such as cannot be used
 */
export function clockReevaluation(
  cases: readonly (readonly RecordedFact[])[],
  study: StudyState,
  at: string,
  wanted: RulesToTry,
): ClockReevaluation {
  const rules = rulesOf(wanted, study);
  return { at, rules: rules.version, ...reevaluate(cases, study, undefined, rules, at) };
}

function rulesOf({ rules, version }: RulesToTry, study: StudyState): ReportingRules {
  if ((rules === undefined) === (version === undefined)) {
    throw new RefusedError(refuse('rules-or-version'));
  }
  if (rules === undefined) {
    const known = rulesKnownTo(study).find((one) => one.version === version);
    if (known !== undefined) return known;
    const message = `There are no reporting rules ${String(version)} in this study.`;
    throw new RefusedError(refuse('unknown-reporting-rules', message, '/version'));
  }
  const faults = reportingRulesFaults(rules).map((fault) => ({ ...fault, pointer: `/rules${fault.pointer ?? ''}` }));
  const refusal = refusalOf(faults);
  if (refusal !== undefined) throw new RefusedError(refusal);
  return rules;
}
