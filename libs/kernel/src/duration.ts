import { Temporal } from 'temporal-polyfill';
import { addToDate, dateOf, earliest, isDate } from './time.js';

/** A duration as calendars count it: months and days follow the calendar of a zone, hours and less do not. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  /** Of the part below a day. */
  readonly milliseconds: number;
  /** It is said in hours or less, if only in none of them (`PT0M`): it leads to a time of the day. */
  readonly timed?: true;
}

/** There are few in a protocol, and they are asked for at every visit. */
const known = new Map<string, Duration>();
const mostKnown = 1_000;

/** Whether a text is a duration that can be reckoned with: ISO 8601, not negative, in whole units. */
export function isDuration(text: string): boolean {
  try {
    return durationOf(text).months >= 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Reads a duration such as `P3M`, `P2W` or `PT4H`.
 * @throws RangeError for a text that is none, or a negative one
 */
export function durationOf(text: string): Duration {
  const found = known.get(text);
  if (found !== undefined) return found;
  const read = Temporal.Duration.from(text);
  if (read.sign < 0 || /^[+-]/.test(text)) throw new RangeError(`${text} has a sign: say before or after instead.`);
  const { years, months, weeks, days } = read;
  const below = read.with({ years: 0, months: 0, weeks: 0, days: 0 });
  const duration = {
    months: 12 * years + months,
    days: 7 * weeks + days,
    milliseconds: below.total({ unit: 'milliseconds' }),
    ...(/T/i.test(text) && { timed: true as const }),
  };
  if (known.size >= mostKnown) known.clear();
  known.set(text, duration);
  return duration;
}

/** A duration so many times over. */
export function times({ months, days, milliseconds, ...rest }: Duration, count: number): Duration {
  return { ...rest, months: months * count, days: days * count, milliseconds: milliseconds * count };
}

/** Whether a duration counts whole days or more, so that it leads from a date to a date. */
export function isOfDays({ milliseconds }: Duration): boolean {
  return milliseconds === 0;
}

/** The date that lies a duration after the date of a moment in a zone; `sign` −1: before it. The part below a day is left out. */
export function dateAfter(moment: string, { months, days }: Duration, zone: string, sign: 1 | -1 = 1): string {
  return addToDate(dateOf(moment, zone), { months: sign * months, days: sign * days });
}

/**
 * The instant (milliseconds since 1970) that lies a duration after a moment; `sign` −1: before it. Days keep the time on the
 * clock of the zone, also when they are changed to summer time; hours are hours. A date begins with its midnight.
 */
export function instantAfter(
  moment: string,
  { months, days, milliseconds }: Duration,
  zone: string,
  sign: 1 | -1 = 1,
): number {
  const start = earliest(moment, zone);
  if (months === 0 && days === 0) return start + sign * milliseconds;
  const date = addToDate(dateOf(moment, zone), { months: sign * months, days: sign * days });
  const plainTime = isDate(moment)
    ? undefined
    : Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).toPlainTime();
  const sameTime =
    plainTime === undefined
      ? earliest(date, zone)
      : Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
  return sameTime + sign * milliseconds;
}
