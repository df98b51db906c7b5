const BITS = 11;
const DIGITS = 1 << BITS;
const MASK = DIGITS - 1;
/** Where the digits of half a double begin: two of 11 bits and one of 10. */
const SHIFTS = [0, BITS, 2 * BITS];
/** Below this the tables of the digits cost more than they save. */
const FEW = 1024;
/** Which half of a double the processor keeps first. */
const [LOW, HIGH] = new Uint32Array(Float64Array.of(1).buffer)[0] === 0 ? [0, 1] : [1, 0];

/** Times in ascending order, and what happened at each. */
export interface SortedTimes {
  readonly times: Float64Array<ArrayBuffer>;
  /** Codes of a caller's choice. */
  readonly kinds: Uint8Array | Uint32Array;
}

const fewSorted = ({ times, kinds }: SortedTimes): SortedTimes => {
  const order = Uint32Array.from(times.keys()).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  return {
    times: Float64Array.from(order, (index) => times[index] ?? 0),
    kinds: order.map((index) => kinds[index] ?? 0),
  };
};

/** For each digit how many times have a lesser one; undefined when all have the same. */
const placesOf = (times: Float64Array<ArrayBuffer>, half: number, shift: number): Uint32Array | undefined => {
  const halves = new Uint32Array(times.buffer);
  const places = new Uint32Array(DIGITS);
  for (let i = half; i < halves.length; i += 2) {
    const digit = ((halves[i] ?? 0) >>> shift) & MASK;
    places[digit] = (places[digit] ?? 0) + 1;
  }
  let next = 0;
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const count = places[digit] ?? 0;
    if (count === times.length) return undefined;
    places[digit] = next;
    next += count;
  }
  return places;
};

/** Moves the times to where those with lesser digits leave place for them. */
const move = (from: SortedTimes, to: SortedTimes, half: number, shift: number, places: Uint32Array): void => {
  const halves = new Uint32Array(from.times.buffer);
  for (let i = 0; i < from.times.length; i += 1) {
    const digit = ((halves[2 * i + half] ?? 0) >>> shift) & MASK;
    const place = places[digit] ?? 0;
    to.times[place] = from.times[i] ?? 0;
    to.kinds[place] = from.kinds[i] ?? 0;
    places[digit] = place + 1;
  }
};

/**
 * Sorts what is nearly sorted by moving each time before those that it precedes.
 *
 * @returns false when that would take too many steps; the arrays are then as little sorted as they are
 */
const inserted = ({ times, kinds }: SortedTimes): boolean => {
  let steps = 2 * times.length;
  for (let i = 1; i < times.length; i += 1) {
    const time = times[i] ?? 0;
    if ((times[i - 1] ?? 0) <= time) continue;
    const kind = kinds[i] ?? 0;
    let place = i;
    for (; place > 0 && (times[place - 1] ?? 0) > time; place -= 1) {
      times[place] = times[place - 1] ?? 0;
      kinds[place] = kinds[place - 1] ?? 0;
    }
    times[place] = time;
    kinds[place] = kind;
    steps -= i - place;
    if (steps < 0) return false;
  }
  return true;
};

/**
 * Sorts times with their kinds. The bits of doubles from 0 are in the order of the numbers, so they can be sorted digit by
 * digit without comparisons; digits that are alike in all, as in whole numbers of days, cost nothing. The higher half of the
 * digits mostly leaves little to do.
 *
 * @param unsorted times finite, from 0 and none of them -0; the arrays may be overwritten
 */
export const sortTimes = (unsorted: SortedTimes): SortedTimes => {
  const { length } = unsorted.times;
  if (length < FEW) return fewSorted(unsorted);
  let from = unsorted;
  let to: SortedTimes = { times: new Float64Array(length), kinds: unsorted.kinds.slice() };
  const sortBy = (half: number): void => {
    for (const shift of SHIFTS) {
      const places = placesOf(from.times, half, shift);
      if (places === undefined) continue;
      move(from, to, half, shift, places);
      [from, to] = [to, from];
    }
  };
  sortBy(HIGH);
  if (inserted(from)) return from;
  sortBy(LOW);
  sortBy(HIGH);
  return from;
};
