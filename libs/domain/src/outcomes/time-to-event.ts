import { dateAfter, durationOf } from '@caseledger/kernel';
import type { TimeToEvent } from '../protocol/outcomes.js';
import type { Course } from './course.js';
import { happenedOn, type Values } from './derive.js';

/** How long somebody was followed for an event, and how it ended; both days `YYYY-MM-DD`. */
export interface FollowedTime {
  readonly from: string;
  readonly until: string;
  readonly end: 'EVENT' | 'COMPETING' | 'CENSORED';
}

/**
 * The time to an event, of a participant; nothing where it has not started. Of an event and a competing one on the same day the event
 * counts. What happened before the start is none of it.
 */
export function followedTime(
  { start, events, competing = [], until }: TimeToEvent,
  course: Course,
  values: Values,
): FollowedTime | undefined {
  const from =
    start.instance === undefined
      ? happenedOn(course, values, start.events ?? [])[0]
      : course.starts.get(start.instance);
  if (from === undefined) return undefined;
  // The zone of days is that of their site already.
  const last = until === undefined ? undefined : dateAfter(from, durationOf(until), 'UTC');
  const first = (list: typeof events) =>
    happenedOn(course, values, list).find((on) => on >= from && (last === undefined || on <= last));
  const [event, other] = [first(events), first(competing)];
  if (event !== undefined && (other === undefined || event <= other)) return { from, until: event, end: 'EVENT' };
  if (other !== undefined) return { from, until: other, end: 'COMPETING' };
  const contact = course.lastContact === undefined || course.lastContact < from ? from : course.lastContact;
  return { from, until: last !== undefined && last < contact ? last : contact, end: 'CENSORED' };
}
