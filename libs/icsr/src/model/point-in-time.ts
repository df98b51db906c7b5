import { isDate, Temporal } from '@caseledger/kernel';

declare const brand: unique symbol;

/**
 * HL7 point in time (TS) as it is transmitted: `CCYY`, `CCYYMM`, `CCYYMMDD`, or with hours, minutes, seconds and
 * fractions, then with the offset `+hhmm` where it is known. What is not known is cut off, never filled in (R-ICS-06).
 */
export type PointInTime = string & { readonly [brand]: 'PointInTime' };

export const precisions = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
export type Precision = (typeof precisions)[number];

const pattern = /^(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})?(\d{2})?(\.\d+)?([+-]\d{4})?)?$/;
const digits: Record<Precision, number> = { year: 4, month: 6, day: 8, hour: 10, minute: 12, second: 14 };

/** The text as a point in time; `undefined` when it has another shape or names a day or an hour that does not exist. */
export function parsePointInTime(text: string): PointInTime | undefined {
  const match = pattern.exec(text);
  if (match === null || (match[7] !== undefined && match[6] === undefined)) return undefined;
  return exists(match) ? (text as PointInTime) : undefined;
}

/** A literal; throws a RangeError when it is not a point in time. */
export function pointInTime(text: string): PointInTime {
  const parsed = parsePointInTime(text);
  if (parsed === undefined) throw new RangeError(`"${text}" is not a point in time of the form CCYYMMDDhhmmss+hhmm.`);
  return parsed;
}

/**
 * The point in time for a moment of the ledger. `moment` is an ISO 8601 instant, a date `YYYY-MM-DD`, a month `YYYY-MM`
 * or a year. An instant is told in the wall clock of `zone` (IANA), to the second, with its offset.
 */
export function pointInTimeOf(moment: string, zone: string): PointInTime {
  if (/^\d{4}(-\d{2})?$/.test(moment) || isDate(moment)) return pointInTime(moment.replaceAll('-', ''));
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(zone);
  const wallClock = local.toPlainDateTime().toString({ smallestUnit: 'second' });
  return pointInTime(`${wallClock.replace(/[-:T]/g, '')}${local.offset.slice(0, 6).replace(':', '')}`);
}

/** What the point in time is known to. */
export function precisionOf(point: PointInTime): Precision {
  const known = (/^\d+/.exec(point)?.[0] ?? '').length;
  return precisions.findLast((precision) => digits[precision] <= known) ?? 'year';
}

/**
 * The first instant (milliseconds since 1970) that the point can mean. Without an offset it is taken where the day
 * begins first, UTC+14: so nothing is called future that may be past somewhere.
 */
export function earliestInstant(point: PointInTime): number {
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', , offset = '+1400'] =
    pattern.exec(point) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset.slice(0, 3)}:${offset.slice(3)}`);
}

function exists([
  ,
  year,
  month = '01',
  day = '01',
  hour = '00',
  minute = '00',
  second = '00',
  ,
  offset,
]: RegExpExecArray) {
  const date = new Date(`${year ?? ''}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return false;
  return offset === undefined || (Number(offset.slice(1, 3)) <= 14 && Number(offset.slice(3)) < 60);
}
