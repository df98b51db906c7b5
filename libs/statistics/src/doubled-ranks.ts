/**
 * Ranks of the values from the smallest, ties averaged, times two: an average rank may end in a half,
 * and whole numbers keep sums of ranks exact and comparable.
 */
export const doubledRanks = (values: readonly number[]): readonly number[] =>
  values.map((value) => {
    const smaller = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return 2 * smaller + equal + 1;
  });
