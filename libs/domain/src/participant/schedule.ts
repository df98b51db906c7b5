import { dateOf, earliest, latest } from '@caseledger/kernel';
import { LRUCache } from 'lru-cache';
import { scheduleOf, type InstanceContent, type MainSchedule } from '../protocol/instances.js';
import type { Act } from '../protocol/design.js';
import {
  isEndless,
  isPlanned,
  planTimeline,
  type Horizon,
  type Occurrence,
  type Occurrences,
  type Planned,
} from '../protocol/plan.js';
import type { Instrument, Protocol } from '../protocol/protocol.js';
import type { ScheduledInstance } from '../protocol/timeline.js';
import { zoneOfSite, type StudyState } from '../study/study.state.js';
import { occurrencesOf } from './occurrences.js';
import { protocolFor } from './own-protocol.js';
import { isMissed, lastKnown, visitOf, type ParticipantState } from './participant.state.js';

/** When a visit is due, and the first and last date that count as it, all `YYYY-MM-DD` at the participant's site. */
export interface VisitWindow {
  readonly target: string;
  readonly opens: string;
  readonly closes: string;
}

/** Where a visit lies against its window. */
export type VisitTiming = 'EARLY' | 'IN_WINDOW' | 'LATE';

/** Where a date lies against a window, whose first and last day belong to it. */
export function timingOf(date: string, { opens, closes }: Pick<VisitWindow, 'opens' | 'closes'>): VisitTiming {
  if (date < opens) return 'EARLY';
  return date > closes ? 'LATE' : 'IN_WINDOW';
}

/** How far a scheduled visit has come. */
export type VisitProgress = 'RECORDED' | 'MISSED' | 'UPCOMING' | 'DUE' | 'OVERDUE';

/** The instants (milliseconds since 1970) from and until which something is due. */
export interface Due {
  readonly opensAt: number;
  readonly closesAt: number;
}

/** What was recorded of something that was planned. */
interface Recorded {
  /** Its label; of a visit. */
  readonly visit?: string;
  readonly date: string;
}

/** A scheduled visit of a participant, or something to be given or collected at a time, and what became of it. */
export interface FollowedVisit extends Due {
  /** Something is given or collected, which is no visit. */
  readonly isAct: boolean;
  /** Code of the instance of the protocol's timeline. */
  readonly code: string;
  /** 1 for the first, and for one that does not repeat. */
  readonly occurrence: number;
  readonly title: string;
  /** Absent until what it is reckoned from has happened. */
  readonly window?: VisitWindow;
  readonly recorded?: Recorded;
  readonly missed: boolean;
}

/** What of its study the schedule of a participant rests on. */
type Terms = Pick<StudyState, 'protocol' | 'protocols' | 'sites'>;

/** Plans by what they are reckoned from: the same one is asked for at every visit of a participant. */
const plans = new WeakMap<MainSchedule, LRUCache<string, readonly Planned[]>>();
const mostPlans = 10_000;

/** When an instance was done, each time; what has a number of times also says which of them it was not. */
function momentsOf(instance: ScheduledInstance, occurred: Occurrences, { last }: Horizon): readonly string[] {
  const { code, repeats } = instance;
  const most = isEndless(instance) ? last(code) : (repeats?.times ?? 1);
  const moments = Array.from({ length: most }, (_, index) => spanOf(occurred(code, index + 1)));
  return isEndless(instance) ? [String(most), ...moments] : moments;
}

const spanOf = (done: Occurrence | undefined): string =>
  done === undefined ? '' : [done.start, done.end ?? []].flat().join('/');

/** How far a plan reaches that is asked for at an instant: whole years, so that one serves for many. */
const horizonAt = (instant: number): number => Date.UTC(new Date(instant).getUTCFullYear() + 1, 0);

/** All that the protocol plans for a participant, in its order. @param at milliseconds since 1970 */
function planned(
  schedule: MainSchedule,
  participant: ParticipantState,
  zone: string,
  at: number | undefined,
): readonly Planned[] {
  const occurred = occurrencesOf(schedule, participant);
  const ends = !schedule.references.some(isEndless);
  const horizon: Horizon = {
    last: (code) => lastKnown(participant, code),
    ...(at !== undefined && !ends && { until: horizonAt(at) }),
  };
  const moments = schedule.references.flatMap((instance) => momentsOf(instance, occurred, horizon));
  const key = [zone, String(horizon.until), ...moments].join();
  let known = plans.get(schedule);
  if (known === undefined) plans.set(schedule, (known = new LRUCache({ max: mostPlans })));
  let plan = known.get(key);
  if (plan === undefined) known.set(key, (plan = planTimeline(schedule.timeline, occurred, zone, horizon)));
  return plan;
}

const nothing: Pick<InstanceContent, 'isVisit' | 'acts'> = { isVisit: false, acts: [] };
const contentOf = ({ contents }: MainSchedule, code: string) => contents.get(code) ?? nothing;

/** Acts that are to be done at a time of their own. */
const isTimed = ({ kind }: Act): boolean => kind === 'ADMINISTRATION' || kind === 'COLLECTION';

const onItsDay = (done: Occurrence | undefined, zone: string): Recorded | undefined =>
  done && { date: dateOf(done.start, zone) };

/** The visits that the protocol plans for a participant, and what is to be given or collected at a time, in its order, and what became of them. */
function visitsOf({ sites, ...versions }: Terms, participant: ParticipantState, at?: number): readonly FollowedVisit[] {
  const protocol = protocolFor(versions, participant);
  if (protocol === undefined || participant.donor) return [];
  const schedule = scheduleOf(protocol, participant.arm);
  const zone = zoneOfSite({ sites }, participant.site);
  const occurred = occurrencesOf(schedule, participant);
  return planned(schedule, participant, zone, at).flatMap((one): FollowedVisit | readonly FollowedVisit[] => {
    const { instance, occurrence } = one;
    const { code, title, timing } = instance;
    const { isVisit, acts } = contentOf(schedule, code);
    const isAct = !isVisit && acts.some(isTimed) && isPlanned(one);
    if (!isVisit && !isAct) return [];
    const recorded = isAct ? onItsDay(occurred(code, occurrence), zone) : visitOf(participant, code, occurrence);
    return {
      ...{ code, occurrence, title, isAct },
      ...(isPlanned(one) && { window: { target: dateOf(one.due, zone), opens: one.opens, closes: one.closes } }),
      ...(recorded && { recorded }),
      missed: isMissed(participant, code, occurrence),
      // What comes before something that has not happened can be made at any time, and what comes after it not yet.
      ...(isPlanned(one)
        ? { opensAt: one.opensAt, closesAt: one.closesAt }
        : { opensAt: timing.type === 'BEFORE' ? -Infinity : Infinity, closesAt: Infinity }),
    };
  });
}

/**
 * The scheduled visit that a moment (an instant, or a date) belongs to by its window, or nothing: unscheduled. Never the
 * nearest one outside a window (R-INS-05). Of several it is the first one that was not recorded.
 */
export function scheduledVisit(terms: Terms, participant: ParticipantState, moment: string): FollowedVisit | undefined {
  const zone = zoneOfSite(terms, participant.site);
  const [from, to] = [earliest(moment, zone), latest(moment, zone)];
  const open = visitsOf(terms, participant, to).filter(
    ({ isAct, opensAt, closesAt }) => !isAct && opensAt <= to && from <= closesAt,
  );
  return open.find(({ recorded }) => recorded === undefined) ?? open[0];
}

/** The instruments that are answered at a scheduled visit of a participant, in the order of the protocol. */
export function instrumentsOf(
  protocol: Protocol,
  { code }: Pick<FollowedVisit, 'code'>,
  { arm }: Pick<ParticipantState, 'arm'>,
): readonly Instrument[] {
  return scheduleOf(protocol, arm).contents.get(code)?.instruments ?? [];
}

/** Which time a visit is, as events say it: nothing for the first. */
export function occurrenceOf(visit: FollowedVisit | undefined): { readonly occurrence?: number } {
  return visit === undefined || visit.occurrence === 1 ? {} : { occurrence: visit.occurrence };
}

/**
 * The scheduled visits of a participant; of one who failed screening those only of which something is known. Of what has no
 * end there are the next ones after the last of which anything is known, and all that came before an instant.
 *
 * @param at milliseconds since 1970
 */
export function followedVisits(terms: Terms, participant: ParticipantState, at?: number): readonly FollowedVisit[] {
  const visits = visitsOf(terms, participant, at);
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
