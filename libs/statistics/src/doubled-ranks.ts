/**
 * Ranks of the values from the smallest, ties averaged, times two: an average rank may end in a half,
 * and whole numbers keep sums of ranks exact and comparable.
 */
export const doubledRanks = (values: readonly number[]): readonly number[] => {
  const sorted = Float64Array.from(values).sort();
  const rankOf = new Map<number, number>();
  for (let first = 0; first < sorted.length;) {
    const value = sorted[first] ?? 0;
    let next = first + 1;
    while (sorted[next] === value) next += 1;
    // The ranks from first + 1 to next have the average (first + 1 + next) / 2.
    rankOf.set(value, first + 1 + next);
    first = next;
  }
  return values.map((value) => rankOf.get(value) ?? 0);
};

/** Sum of t³ − t over the groups of t equal values: how much ties narrow the variance of ranks. */
export const tieTerm = (values: readonly number[]): number => {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times.values()].reduce((sum, t) => sum + (t ** 3 - t), 0);
};
