import type { RecordedFact } from '../catalogue.js';
import { reportingRulesAt, zoneOfSite, type StudyState } from '../study/study.state.js';
import { earliest } from '@caseledger/kernel';
import { builtInVersions } from '../protocol/built-in-rules.js';
import { courseOf, knownToSponsor, type Turn } from './case-course.js';
import type { ReportingRules } from '../protocol/reporting-rules.js';
import { runningClocks, type RunningClock } from './running-clocks.js';
import { asReported } from '../adverse-event/adverse-event.state.js';
import { idOf } from '../vocabulary/streams.js';

/**
 * `NOT_APPLICABLE`: the duty fell away with what was learned later; `WITHDRAWN`: the case was nullified. Both stay
 * visible. A duty that was met before stays met.
 */
export const clockStatuses = ['OPEN', 'DUE_SOON', 'OVERDUE', 'MET', 'MET_LATE', 'NOT_APPLICABLE', 'WITHDRAWN'] as const;
export type ClockStatus = (typeof clockStatuses)[number];

/** What was so until an event changed it. */
export interface EarlierVerdict {
  readonly status: ClockStatus;
  readonly dayZero: string;
  readonly due: string;
  /** The event that ended it. */
  readonly until: {
    /** @asType integer */
    readonly position: number;
    readonly recordedAt: string;
    readonly event: string;
  };
}

/** A statutory clock of a case, as events, rules and the instant asked for have it. */
export interface StatutoryClock {
  readonly adverseEvent: string;
  /** Empty when neither the participant nor the reporter tells it. */
  readonly site: string;
  /** Within the case; what `ExplainLateness` names. */
  readonly id: string;
  readonly rule: string;
  /** Version of the rules. */
  readonly rules: string;
  readonly recipient: string;
  readonly requirement: string;
  readonly why: string;
  readonly startedAt: string;
  readonly dayZero: string;
  readonly due: string;
  readonly status: ClockStatus;
  readonly metAt?: string;
  /** Why it was late, in the words of the last explanation. */
  readonly lateBecause?: string;
  readonly unknowns: readonly string[];
  readonly history: readonly EarlierVerdict[];
}

/** The rules for a case: the last that came into force before the sponsor knew of it, else the built-in ones. */
export function rulesFor(facts: readonly RecordedFact[], study: StudyState): ReportingRules {
  return rulesSince(courseOf(facts)[0], study);
}

/** The same, by the report of the case. */
export function rulesSince(report: Turn | undefined, study: StudyState): ReportingRules {
  if (report === undefined) return builtInVersions[0];
  return reportingRulesAt(study, earliest(knownToSponsor(report), zoneOfSite(study, report.state.report.site)));
}

/** How a clock that runs stands at an instant (ISO 8601, UTC, as the clock writes it). */
export function statusAt({ due, dueSoonAt, metAt, metLate }: RunningClock, now: string): ClockStatus {
  if (metAt !== undefined) return metLate === true ? 'MET_LATE' : 'MET';
  if (now > due) return 'OVERDUE';
  return now >= dueSoonAt ? 'DUE_SOON' : 'OPEN';
}

interface Followed {
  readonly clock: RunningClock;
  readonly ended?: ClockStatus;
  readonly history: readonly EarlierVerdict[];
}

/**
 * The clocks of one case, those that fell away among them, with every verdict that an event changed. The verdict depends
 * on the events given, the rules and the instant only: events up to a position give the verdict at that position.
 *
 * @param facts of one adverse event, in order
 * @param now instant in UTC with milliseconds
 */
export function clocksOf(
  facts: readonly RecordedFact[],
  study: StudyState,
  rules: ReportingRules,
  now: string,
): readonly StatutoryClock[] {
  const turns = courseOf(facts);
  const followed = new Map<string, Followed>();
  turns.forEach((turn, i) => {
    const running = new Map(runningClocks(turns.slice(0, i + 1), study, rules).map((clock) => [clock.id, clock]));
    for (const id of new Set([...followed.keys(), ...running.keys()])) {
      followed.set(id, follow(followed.get(id), running.get(id), turn));
    }
  });
  const last = turns.at(-1);
  if (last === undefined) return [];
  const { site } = asReported(last.state.report);
  return [...followed.values()].map(({ clock, ended, history }) => {
    const { rule, dueSoonAt, metLate, ...rest } = clock;
    const { id: name, recipient, requirement } = rule;
    const lateBecause = explanationOf(turns, clock.id);
    return {
      ...rest,
      adverseEvent: idOf(last.fact.stream),
      site,
      rule: name,
      rules: rules.version,
      recipient,
      requirement,
      status: ended ?? statusAt(clock, now),
      ...(lateBecause !== undefined && { lateBecause }),
      history,
    };
  });
}

function follow(before: Followed | undefined, clock: RunningClock | undefined, { fact, state }: Turn): Followed {
  if (before === undefined) return { clock: clock as RunningClock, history: [] };
  const at = fact.recordedAt;
  const status = before.ended ?? statusAt(before.clock, at);
  const fell = status === 'MET' || status === 'MET_LATE' ? status : state.nullified ? 'WITHDRAWN' : 'NOT_APPLICABLE';
  const ended = clock === undefined ? (before.ended ?? fell) : undefined;
  const present = clock ?? before.clock;
  const changed =
    (ended ?? statusAt(present, at)) !== status ||
    present.due !== before.clock.due ||
    present.dayZero !== before.clock.dayZero;
  const { dayZero, due } = before.clock;
  const verdict = { status, dayZero, due, until: { position: fact.position, recordedAt: at, event: fact.type } };
  return {
    clock: present,
    ...(ended && { ended }),
    history: changed ? [...before.history, verdict] : before.history,
  };
}

function explanationOf(turns: readonly Turn[], id: string): string | undefined {
  const fact = turns.findLast(({ fact }) => fact.type === 'LatenessExplained' && fact.data.clock === id)?.fact;
  return fact?.type === 'LatenessExplained' ? fact.data.explanation : undefined;
}
