import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';

export { Temporal };

/** Where the time comes from, so that tests can travel (R-INT-09). */
export interface Clock {
  /** The present instant, UTC, ISO 8601 with milliseconds. */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** Milliseconds of an hour. */
export const hourMs = 3_600_000;
/** Milliseconds of a day of 24 hours; a calendar day of a zone may have fewer or more. */
export const dayMs = 24 * hourMs;
const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a date without a time: known to the day only. */
export function isDate(moment: string): boolean {
  return dateOnly.test(moment);
}

const dateOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** Whether a text is the name of an IANA time zone, spelt as IANA spells it: what dates can be reckoned in, no offset. */
export function isZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId === name;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Midnights that were asked for before: the calendar of a zone costs more than all the rest of a plan, or of a clock. */
const midnights = new LRUCache<number, number>({ max: 50_000 });
/** Numbers of the zones that were asked about, some hundred at most, so that a key is a number: text is slower. */
const zones = new Map<string, number>();
/** More than there are between any two dates of four digits. */
const daysOfZone = 10_000_000;

/** The first millisecond of a day, by its number since 1970, in a zone. */
function midnight(day: number, zone: string): number {
  let known = zones.get(zone);
  if (known === undefined) zones.set(zone, (known = zones.size));
  const key = known * daysOfZone + day;
  let instant = midnights.get(key);
  if (instant === undefined) {
    instant = Temporal.PlainDate.from(dateOfDay(day)).toZonedDateTime(zone).epochMilliseconds;
    midnights.set(key, instant);
  }
  return instant;
}

function dayOf(moment: string, zone: string): number {
  const instant = Date.parse(moment);
  const day = Math.floor(instant / dayMs);
  if (isDate(moment)) return day;
  // No zone is a whole day away from UTC.
  if (instant < midnight(day, zone)) return day - 1;
  return instant < midnight(day + 1, zone) ? day : day + 1;
}

/** The first instant (milliseconds since 1970) that a moment can mean: a date starts at midnight in the zone. */
export function earliest(moment: string, zone: string): number {
  return isDate(moment) ? midnight(dayOf(moment, zone), zone) : Date.parse(moment);
}

/** The last instant (milliseconds since 1970) that a moment can mean: a date ends with its day in the zone. */
export function latest(moment: string, zone: string): number {
  return isDate(moment) ? midnight(dayOf(moment, zone) + 1, zone) - 1 : Date.parse(moment);
}

/**
 * Whether a range ends before it begins, whatever its moments can mean: a date is the whole of its day in the zone, so that
 * what begins at an instant may end with the date of that day.
 */
export function endsBefore(from: string, until: string, zone: string): boolean {
  return latest(until, zone) < earliest(from, zone);
}

/** The calendar date of a moment in a zone, `YYYY-MM-DD`. */
export function dateOf(moment: string, zone: string): string {
  return isDate(moment) ? moment : dateOfDay(dayOf(moment, zone));
}

/** The date of a moment in a zone, and the last instant (milliseconds since 1970) of the date so many days later. */
export function daysFrom(moment: string, days: number, zone: string): { readonly date: string; readonly end: number } {
  const day = dayOf(moment, zone);
  return { date: dateOfDay(day), end: midnight(day + days + 1, zone) - 1 };
}

/** A date plus calendar months and days; the day is clamped to the month's end (31 Jan + 1 month = 28 or 29 Feb). */
export function addToDate(date: string, { months = 0, days = 0 }: { months?: number; days?: number }): string {
  // Visits are planned again and again, and Date is much faster than the polyfill. In UTC every day has 24 hours.
  const sum = new Date(`${date}T00:00:00Z`);
  if (months !== 0) {
    const day = sum.getUTCDate();
    sum.setUTCMonth(sum.getUTCMonth() + months + 1, 0);
    sum.setUTCDate(Math.min(day, sum.getUTCDate()));
  }
  return new Date(sum.valueOf() + days * dayMs).toISOString().slice(0, 10);
}

/** An instant some hours after another. */
export function addHours(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * hourMs).toISOString();
}

/** Calendar days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}
