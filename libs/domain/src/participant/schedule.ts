import { addToDate, dateOf, daysBetween, earliest, latest } from '@caseledger/kernel';
import { LRUCache } from 'lru-cache';
import type { Protocol, ScheduledVisit } from '../protocol/protocol.js';
import { zoneOfSite, type StudyState } from '../study/study.state.js';
import type { ParticipantState, VisitState } from './participant.state.js';

/** A scheduled visit with its target date and window, all `YYYY-MM-DD`, for one participant. */
export interface PlannedVisit {
  readonly code: string;
  readonly title: string;
  readonly target: string;
  readonly opens: string;
  readonly closes: string;
}

/** Where a visit lies against its window. */
export type VisitTiming = 'EARLY' | 'IN_WINDOW' | 'LATE';

/** Where a date lies against a window, whose first and last day belong to it. */
export function timingOf(date: string, { opens, closes }: Pick<PlannedVisit, 'opens' | 'closes'>): VisitTiming {
  if (date < opens) return 'EARLY';
  return date > closes ? 'LATE' : 'IN_WINDOW';
}

/** The visits of a protocol, planned from the administration's date in the site's zone. */
export function plan(protocol: Protocol, administeredAt: string, zone: string): readonly PlannedVisit[] {
  return planFrom(protocol, dateOf(administeredAt, zone));
}

/** Plans by anchor: they are asked for at every visit. */
const plans = new WeakMap<Protocol, LRUCache<string, readonly PlannedVisit[]>>();
const mostPlans = 10_000;

function planFrom(protocol: Protocol, anchor: string): readonly PlannedVisit[] {
  let known = plans.get(protocol);
  if (known === undefined) plans.set(protocol, (known = new LRUCache({ max: mostPlans })));
  let planned = known.get(anchor);
  if (planned === undefined) known.set(anchor, (planned = planAnew(protocol, anchor)));
  return planned;
}

function planAnew(protocol: Protocol, anchor: string): readonly PlannedVisit[] {
  return protocol.visits.map((visit) => {
    const target = addToDate(anchor, { months: visit.month });
    return {
      code: visit.code,
      title: visit.title,
      target,
      opens: addToDate(target, { days: -visit.window.before }),
      closes: addToDate(target, { days: visit.window.after }),
    };
  });
}

/**
 * The scheduled visit a moment (an instant, or a date) belongs to by its window, or `null`: unscheduled. Never the
 * nearest one outside a window (R-INS-05). Before the administration there is only the baseline, whenever it is entered;
 * on the day of the administration, a date without a time is the baseline's.
 */
export function scheduledVisit(
  protocol: Protocol,
  moment: string,
  administeredAt: string | undefined,
  zone: string,
): ScheduledVisit | null {
  const baseline = protocol.visits.find((visit) => visit.month === 0) ?? null;
  if (administeredAt === undefined) return baseline;
  const anchor = dateOf(administeredAt, zone);
  const date = dateOf(moment, zone);
  if (earliest(moment, zone) < Date.parse(administeredAt)) {
    return daysBetween(date, anchor) <= (baseline?.window.before ?? 0) ? baseline : null;
  }
  const planned = planFrom(protocol, anchor).find(
    (visit) => timingOf(date, visit) === 'IN_WINDOW' && visit.code !== baseline?.code,
  );
  return protocol.visits.find((visit) => visit.code === planned?.code) ?? null;
}

/** How far a scheduled visit has come. */
export type VisitProgress = 'RECORDED' | 'MISSED' | 'UPCOMING' | 'DUE' | 'OVERDUE';

/** The instants (milliseconds since 1970) from and until which something is due. */
export interface Due {
  readonly opensAt: number;
  readonly closesAt: number;
}

/** A scheduled visit of a participant, and what became of it. */
export interface FollowedVisit extends Due {
  readonly code: string;
  readonly title: string;
  /** Absent before the administration, which anchors every window. */
  readonly window?: PlannedVisit;
  readonly recorded?: VisitState;
  readonly missed: boolean;
}

/**
 * The scheduled visits of a participant; of one who failed screening those only of which something is known, as no other is
 * to come. Windows count from the administration's day at the site; without one only the
 * baseline can be made, at any time.
 */
export function followedVisits(
  study: Pick<StudyState, 'protocol' | 'sites'>,
  participant: ParticipantState,
): readonly FollowedVisit[] {
  const { protocol } = study;
  if (protocol === undefined) return [];
  const zone = zoneOfSite(study, participant.site);
  const planned = participant.injection && plan(protocol, participant.injection.at, zone);
  const made = Object.values(participant.visits);
  const visits = protocol.visits.map(({ code, title, month }) => {
    const window = planned?.find((visit) => visit.code === code);
    const recorded = made.find(({ scheduled }) => scheduled === code);
    return {
      code,
      title,
      ...(window && { window }),
      ...(recorded && { recorded }),
      missed: participant.missedVisits.includes(code),
      opensAt: window !== undefined ? earliest(window.opens, zone) : month === 0 ? -Infinity : Infinity,
      closesAt: window === undefined ? Infinity : latest(window.closes, zone),
    };
  });
  return participant.screenFailed ? visits.filter(({ recorded, missed }) => recorded !== undefined || missed) : visits;
}

/** How far something has come, by the time alone. @param at milliseconds since 1970 */
export function progressBy({ opensAt, closesAt }: Due, at: number): 'UPCOMING' | 'DUE' | 'OVERDUE' {
  if (at < opensAt) return 'UPCOMING';
  return at > closesAt ? 'OVERDUE' : 'DUE';
}

/** How far a visit has come at an instant (milliseconds since 1970). */
export function progressOf(visit: FollowedVisit, at: number): VisitProgress {
  if (visit.recorded !== undefined) return 'RECORDED';
  return visit.missed ? 'MISSED' : progressBy(visit, at);
}
