import {
  dateAfter,
  dateOf,
  durationOf,
  earliest,
  instantAfter,
  isDate,
  isOfDays,
  latest,
  times,
  type Duration,
} from '@caseledger/kernel';
import type { ScheduledInstance, ScheduleTimeline } from './timeline.js';

/** When something was done: moments are instants, or dates when only the day is known. */
export interface Occurrence {
  readonly start: string;
  /** Absent: it was over when it began. */
  readonly end?: string;
}

/** When an instance was done, the first time it is 1; nothing when it was not. */
export type Occurrences = (instance: string, occurrence: number) => Occurrence | undefined;

/** How far what repeats without an end is planned. */
export interface Horizon {
  /** The last time of an instance of which anything is known, that it was missed included; 0 when nothing is. */
  readonly last: (instance: string) => number;
  /** Milliseconds since 1970: all that open until then are planned. */
  readonly until?: number;
}

/** What repeats and has no number of times. */
export const isEndless = ({ repeats }: ScheduledInstance): boolean =>
  repeats !== undefined && repeats.times === undefined;

/** How many of what has no end are planned after the last one of which anything is known. */
export const plannedAhead = 12;

/** The most that is planned of it whatever the horizon: every day of a century. */
const mostPlannedAhead = 36_600;

/** One of the times at which an instance is due. */
interface Slot {
  readonly instance: ScheduledInstance;
  /** 1 for the first, and for one that does not repeat. */
  readonly occurrence: number;
}

/** An instance that is due at a time. */
export interface PlannedInstance extends Slot {
  /** A date in the zone of the participant's site; an instant where the protocol counts hours and the time is known. */
  readonly due: string;
  /** Dates in that zone on which the window begins and ends. */
  readonly opens: string;
  readonly closes: string;
  /** Instants (milliseconds since 1970) from and until which it is in its window. */
  readonly opensAt: number;
  readonly closesAt: number;
  /** It is reckoned from something that is only planned itself, so that it may move. */
  readonly provisional: boolean;
}

/** An instance that cannot be reckoned yet. */
export interface WaitingInstance extends Slot {
  /** Code of the instance that has to happen before. */
  readonly waitsFor: string;
}

export type Planned = PlannedInstance | WaitingInstance;

export const isPlanned = (one: Planned): one is PlannedInstance => 'due' in one;

/** When an instance was, or would be. */
interface Reference extends Occurrence {
  readonly provisional: boolean;
}

/**
 * What a participant is to go through, in the order of the timeline: a pure function of what was done and of the zone of the
 * site, and of a horizon where something has no end.
 */
export function planTimeline(
  timeline: ScheduleTimeline,
  occurred: Occurrences,
  zone: string,
  { last, until = -Infinity }: Horizon = { last: () => 0 },
): readonly Planned[] {
  const instances = new Map(timeline.instances.map((instance) => [instance.code, instance]));
  const found = new Map<string, Planned>();
  /** Instances on the way to the one that is asked for: a protocol in which they go round in a circle is not approved. */
  const open = new Set<string>();

  const planned = (instance: ScheduledInstance, occurrence: number): Planned => {
    const key = `${instance.code} ${occurrence}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    if (open.has(key)) return { instance, occurrence, waitsFor: instance.code };
    open.add(key);
    const one = reckoned(instance, occurrence);
    open.delete(key);
    found.set(key, one);
    return one;
  };

  const referenceOf = (instance: ScheduledInstance, occurrence: number): Reference | string => {
    const done = occurred(instance.code, occurrence);
    if (done !== undefined) return { ...done, provisional: false };
    const one = planned(instance, occurrence);
    return isPlanned(one) ? { start: one.due, provisional: true } : one.waitsFor;
  };

  const reckoned = (instance: ScheduledInstance, occurrence: number): Planned => {
    const { timing, repeats } = instance;
    const again = repeats !== undefined && occurrence > 1 ? durationOf(repeats.every) : undefined;
    if (again !== undefined && repeats?.from === 'PREVIOUS') {
      return from(instance, occurrence, referenceOf(instance, occurrence - 1), again, 1);
    }
    if (timing.type === 'FIXED_REFERENCE') {
      if (again === undefined) return { instance, occurrence, waitsFor: instance.code };
      return from(instance, occurrence, referenceOf(instance, 1), times(again, occurrence - 1), 1);
    }
    const relative = instances.get(timing.relativeTo ?? '');
    if (relative === undefined) return { instance, occurrence, waitsFor: timing.relativeTo ?? instance.code };
    const value = durationOf(timing.value);
    const reference = referenceOf(relative, 1);
    if (again === undefined) return from(instance, occurrence, reference, value, timing.type === 'AFTER' ? 1 : -1);
    const first = planned(instance, 1);
    if (!isPlanned(first)) return { instance, occurrence, waitsFor: first.waitsFor };
    const start = { start: first.due, provisional: first.provisional };
    return from(instance, occurrence, start, times(again, occurrence - 1), 1);
  };

  const from = (
    instance: ScheduledInstance,
    occurrence: number,
    reference: Reference | string,
    value: Duration,
    sign: 1 | -1,
  ): Planned => {
    if (typeof reference === 'string') return { instance, occurrence, waitsFor: reference };
    const { timing } = instance;
    const base = (timing.from === 'END_TO_START' ? reference.end : undefined) ?? reference.start;
    const around = onItsSide(slot(base, value, sign, timing.window, zone), base, sign, zone);
    return { instance, occurrence, ...around, provisional: reference.provisional };
  };

  const timesOf = (instance: ScheduledInstance): readonly Planned[] => {
    const first = planned(instance, 1);
    // Of what cannot be reckoned yet there is one that waits.
    if (isEndless(instance) && !isPlanned(first) && last(instance.code) === 0) return [first];
    const most = isEndless(instance) ? last(instance.code) + plannedAhead : (instance.repeats?.times ?? 1);
    const all = Array.from({ length: most }, (_, index) => planned(instance, index + 1));
    if (!isEndless(instance)) return all;
    while (all.length < most + mostPlannedAhead) {
      const next = planned(instance, all.length + 1);
      if (!isPlanned(next) || next.opensAt > until) break;
      all.push(next);
    }
    return all;
  };

  return timeline.instances.flatMap(timesOf);
}

type Window = Pick<PlannedInstance, 'due' | 'opens' | 'closes' | 'opensAt' | 'closesAt'>;

/** What comes after something never comes before it, nor what comes before it after it, however wide the window. */
function onItsSide(window: Window, base: string, sign: 1 | -1, zone: string): Window {
  if (sign === 1) {
    const opensAt = Math.max(window.opensAt, earliest(base, zone));
    return { ...window, opensAt, opens: dateAt(opensAt, zone) };
  }
  const closesAt = Math.min(window.closesAt, isDate(base) ? latest(base, zone) : Date.parse(base) - 1);
  return { ...window, closesAt, closes: dateAt(closesAt, zone) };
}

/** When something is due a duration after a moment, and how long it may be early or late. */
function slot(
  base: string,
  value: Duration,
  sign: 1 | -1,
  window: { readonly lower: string; readonly upper: string } | undefined,
  zone: string,
): Window {
  const lower = durationOf(window?.lower ?? 'P0D');
  const upper = durationOf(window?.upper ?? 'P0D');
  const leadsToDay = value.timed !== true;
  if ((leadsToDay && isOfDays(lower) && isOfDays(upper)) || isDate(base)) {
    const due = leadsToDay
      ? dateAfter(base, value, zone, sign)
      : dateOf(new Date(instantAfter(base, value, zone, sign)).toISOString(), zone);
    return aroundDay(due, lower, upper, zone);
  }
  const due = new Date(instantAfter(base, value, zone, sign)).toISOString();
  if (isOfDays(lower) && isOfDays(upper)) return { ...aroundDay(dateOf(due, zone), lower, upper, zone), due };
  const opensAt = instantAfter(due, lower, zone, -1);
  const closesAt = instantAfter(due, upper, zone);
  return { due, opensAt, closesAt, opens: dateAt(opensAt, zone), closes: dateAt(closesAt, zone) };
}

const dateAt = (instant: number, zone: string): string => dateOf(new Date(instant).toISOString(), zone);

/** A window of whole days: hours before and after a day of which no time is known count as that day. */
function aroundDay(due: string, lower: Duration, upper: Duration, zone: string) {
  const opens = dateAfter(due, lower, zone, -1);
  const closes = dateAfter(due, upper, zone);
  return { due, opens, closes, opensAt: earliest(opens, zone), closesAt: latest(closes, zone) };
}
