import { sortTimes, type SortedTimes } from './sort-times.js';

/** One subject followed until an event or until nothing further is known (censored). */
export interface FollowUp {
  /** From the start of observation, in any unit, from 0. */
  readonly time: number;
  readonly event: boolean;
}

/**
 * Passes a time through.
 *
 * @throws RangeError unless it is finite and not negative
 */
export const followedFor = (time: number): number => {
  if (!(time >= 0 && time < Infinity)) throw new RangeError('A follow-up time is finite and not negative.');
  return time;
};

/**
 * Times of the rows in ascending order, with what happened to each.
 *
 * @param kindOf a code from 0 to less than the number of kinds
 * @throws RangeError when there is no row or a time is negative or not finite
 */
export const sortedTimes = <Row extends { readonly time: number }>(
  rows: readonly Row[],
  numberOfKinds: number,
  kindOf: (row: Row, index: number) => number,
): SortedTimes => {
  if (rows.length === 0) throw new RangeError('At least one subject is needed.');
  const times = new Float64Array(rows.length);
  const kinds = numberOfKinds <= 256 ? new Uint8Array(rows.length) : new Uint32Array(rows.length);
  rows.forEach((row, index) => {
    // Never -0, which has other bits than 0.
    times[index] = followedFor(row.time) + 0;
    kinds[index] = kindOf(row, index);
  });
  return sortTimes({ times, kinds });
};

/** How many distinct times there are. */
export const distinctTimes = ({ times }: SortedTimes): number => {
  let distinct = 0;
  let before = -1;
  for (const time of times) {
    if (time !== before) distinct += 1;
    before = time;
  }
  return distinct;
};

/**
 * Visits every distinct time once, from the earliest.
 *
 * @param visit gets the place of the first of the time and how many of each kind have it; the counts are overwritten at the
 *   next time
 */
export const sweep = (
  { times, kinds }: SortedTimes,
  numberOfKinds: number,
  visit: (first: number, counts: Uint32Array) => void,
): void => {
  const counts = new Uint32Array(numberOfKinds);
  for (let i = 0; i < times.length;) {
    const first = i;
    const time = times[first] ?? 0;
    for (let kind = 0; kind < numberOfKinds; kind += 1) counts[kind] = 0;
    for (; times[i] === time; i += 1) {
      const kind = kinds[i] ?? 0;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    visit(first, counts);
  }
};
