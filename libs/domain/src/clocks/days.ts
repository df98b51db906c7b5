import { dayMs, isDate, latest } from '@caseledger/kernel';

/** Last milliseconds by day since 1970, for each zone. Few, and the calendar takes most of the time of a clock. */
const ends = new Map<string, Map<number, number>>();

const dateOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

function endOf(day: number, zone: string): number {
  let known = ends.get(zone);
  if (known === undefined) ends.set(zone, (known = new Map<number, number>()));
  let end = known.get(day);
  if (end === undefined) known.set(day, (end = latest(dateOfDay(day), zone)));
  return end;
}

function dayOf(moment: string, zone: string): number {
  const instant = Date.parse(moment);
  const day = Math.floor(instant / dayMs);
  if (isDate(moment)) return day;
  // No zone is a whole day away from UTC.
  if (endOf(day - 1, zone) >= instant) return day - 1;
  return endOf(day, zone) >= instant ? day : day + 1;
}

/** The date of a moment (an instant in UTC, or a date) in a zone, and the last millisecond of the date so many days later. */
export function daysFrom(moment: string, days: number, zone: string): { readonly date: string; readonly end: number } {
  const day = dayOf(moment, zone);
  return { date: dateOfDay(day), end: endOf(day + days, zone) };
}

/** The last millisecond that a moment can mean in a zone. */
export function latestIn(moment: string, zone: string): number {
  return isDate(moment) ? endOf(dayOf(moment, zone), zone) : Date.parse(moment);
}
