/** Above these the exact distribution is not computed. */
export const EXACT_LIMITS = { conditions: 5, states: 5_000 } as const;

/** Every distinct order of the ranks; with ties all of them are still equally likely. */
const distinctOrders = (ranks: readonly number[]): readonly (readonly number[])[] =>
  ranks.length === 0
    ? [[]]
    : [...new Set(ranks)].flatMap((rank) =>
        distinctOrders(ranks.toSpliced(ranks.indexOf(rank), 1)).map((rest) => [rank, ...rest]),
      );

const sumOfSquares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);

interface State {
  readonly sums: readonly number[];
  readonly probability: number;
}

/**
 * Adds one subject. All conditions are alike under the hypothesis, so sums that differ only in their
 * order are one state.
 */
const addSubject = (states: readonly State[], ranks: readonly number[]): readonly State[] => {
  const orders = distinctOrders(ranks);
  const next = new Map<string, State>();
  for (const { sums, probability } of states) {
    for (const order of orders) {
      const added = sums.map((sum, index) => sum + (order[index] ?? 0)).sort((a, b) => a - b);
      const key = added.join();
      next.set(key, { sums: added, probability: (next.get(key)?.probability ?? 0) + probability / orders.length });
    }
  }
  return [...next.values()];
};

/**
 * Probability that the rank sums, under every permutation of the ranks within each subject, spread at
 * least as far (by their sum of squares) as the observed ones.
 *
 * Goes subject by subject over the distribution of the vector of rank sums instead of listing all
 * (k!)^n permutations.
 *
 * @param ranks subjects × conditions, whole numbers
 * @returns the probability, or undefined when the table is beyond EXACT_LIMITS
 */
export const permutationTail = (ranks: readonly (readonly number[])[]): number | undefined => {
  const conditions = ranks[0]?.length ?? 0;
  if (conditions > EXACT_LIMITS.conditions) return undefined;
  const zero = Array.from({ length: conditions }, () => 0);
  let states: readonly State[] = [{ sums: zero, probability: 1 }];
  for (const row of ranks) {
    states = addSubject(states, row);
    if (states.length > EXACT_LIMITS.states) return undefined;
  }
  const observed = sumOfSquares(ranks.reduce((sums, row) => sums.map((sum, index) => sum + (row[index] ?? 0)), zero));
  const tail = states.filter(({ sums }) => sumOfSquares(sums) >= observed);
  return Math.min(
    1,
    tail.reduce((sum, { probability }) => sum + probability, 0),
  );
};
