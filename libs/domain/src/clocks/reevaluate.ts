import type { RecordedFact } from '../catalogue.js';
import type { StudyState } from '../study/study.state.js';
import { courseOf } from './case-course.js';
import { rulesSince, statusAt, type ClockStatus } from './clocks.js';
import type { ReportingRules } from '../protocol/reporting-rules.js';
import { runningClocks } from './running-clocks.js';
import { idOf } from '../vocabulary/streams.js';

/** How a clock stands under one set of rules. */
export interface ClockVerdict {
  readonly recipient: string;
  readonly dayZero: string;
  readonly due: string;
  readonly status: ClockStatus;
}

/** A clock that other rules would judge differently. `before` or `after` is absent where there is no such clock. */
export interface ClockDifference {
  readonly adverseEvent: string;
  readonly id: string;
  readonly before?: ClockVerdict;
  readonly after?: ClockVerdict;
}

/** What other rules would change. */
export interface Reevaluation {
  /** @asType integer */
  readonly cases: number;
  readonly clocks: {
    /** @asType integer */
    readonly before: number;
    /** @asType integer */
    readonly after: number;
  };
  readonly differences: readonly ClockDifference[];
}

/**
 * Judges cases anew under other rules and says what differs; nothing is changed by it.
 *
 * @param cases the facts of each adverse event, in order
 * @param before the rules to compare with; `undefined`: those that apply to each case
 * @param now instant in UTC with milliseconds
 */
export function reevaluate(
  cases: Iterable<readonly RecordedFact[]>,
  study: StudyState,
  before: ReportingRules | undefined,
  after: ReportingRules,
  now: string,
): Reevaluation {
  const counts = { cases: 0, before: 0, after: 0 };
  const differences: ClockDifference[] = [];
  for (const facts of cases) {
    counts.cases += 1;
    const turns = courseOf(facts);
    const [first] = turns;
    if (first === undefined) continue;
    const verdicts = (rules: ReportingRules): ReadonlyMap<string, ClockVerdict> =>
      new Map(
        runningClocks(turns, study, rules).map((clock) => {
          const { id, dayZero, due, rule } = clock;
          return [id, { recipient: rule.recipient, dayZero, due, status: statusAt(clock, now) }];
        }),
      );
    const old = verdicts(before ?? rulesSince(first, study));
    const anew = verdicts(after);
    counts.before += old.size;
    counts.after += anew.size;
    const adverseEvent = idOf(first.fact.stream);
    for (const id of new Set([...old.keys(), ...anew.keys()])) {
      const [was, is] = [old.get(id), anew.get(id)];
      if (was?.due === is?.due && was?.status === is?.status && was?.recipient === is?.recipient) continue;
      differences.push({ adverseEvent, id, ...(was && { before: was }), ...(is && { after: is }) });
    }
  }
  return { cases: counts.cases, clocks: { before: counts.before, after: counts.after }, differences };
}
