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

/** Midnights that were asked for before: the calendar of a zone costs more than all the rest of a plan. */
const midnights = new Map<string, number>();
const mostMidnights = 50_000;

function midnight(date: string, zone: string): number {
  const key = `${date} ${zone}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  const instant = Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
  if (midnights.size >= mostMidnights) midnights.clear();
  midnights.set(key, instant);
  return instant;
}

/** The first instant (milliseconds since 1970) that a moment can mean: a date starts at midnight in the zone. */
export function earliest(moment: string, zone: string): number {
  return isDate(moment) ? midnight(moment, zone) : Date.parse(moment);
}

/** The last instant (milliseconds since 1970) that a moment can mean: a date ends with its day in the zone. */
export function latest(moment: string, zone: string): number {
  return isDate(moment) ? midnight(addToDate(moment, { days: 1 }), zone) - 1 : Date.parse(moment);
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
  if (isDate(moment)) return moment;
  const instant = Date.parse(moment);
  // No zone is a whole day away from UTC.
  const date = new Date(instant).toISOString().slice(0, 10);
  if (instant < midnight(date, zone)) return addToDate(date, { days: -1 });
  const tomorrow = addToDate(date, { days: 1 });
  return instant < midnight(tomorrow, zone) ? date : tomorrow;
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
