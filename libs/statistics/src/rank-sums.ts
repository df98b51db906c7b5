/** Steps that an exact distribution of rank sums may take; beyond them it is not computed. */
export const RANK_SUM_STEPS = 200_000_000;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Distribution of the sum of the ranks when each is included or not with equal chance.
 *
 * @param ranks whole numbers from 1
 * @returns probability by sum, from 0 to the sum of all ranks; undefined beyond RANK_SUM_STEPS
 */
export const signedSums = (ranks: readonly number[]): Float64Array | undefined => {
  const total = sumOf(ranks);
  if (ranks.length * total > RANK_SUM_STEPS) return undefined;
  const probabilities = new Float64Array(total + 1);
  probabilities[0] = 1;
  let reached = 0;
  for (const rank of ranks) {
    reached += rank;
    for (let sum = reached; sum >= 0; sum -= 1) {
      const without = probabilities[sum] ?? 0;
      const included = sum < rank ? 0 : (probabilities[sum - rank] ?? 0);
      probabilities[sum] = (without + included) / 2;
    }
  }
  return probabilities;
};

/**
 * Distribution of the sum of `size` ranks drawn at random without replacement. Source: B. Streitberg and J. Röhmel,
 * Statistical Software Newsletter 12 (1986) 10-17, the shift algorithm.
 *
 * @param ranks whole numbers from 1
 * @returns probability by sum, from 0; undefined beyond RANK_SUM_STEPS
 */
export const drawnSums = (ranks: readonly number[], size: number): Float64Array | undefined => {
  const largest = sumOf(ranks.toSorted((a, b) => b - a).slice(0, size));
  if (ranks.length * size * largest > RANK_SUM_STEPS) return undefined;
  /** By number of ranks drawn: the chance of that number and sum when i of n + 1 are seen. */
  const drawn = Array.from({ length: size + 1 }, () => new Float64Array(largest + 1));
  const [none] = drawn;
  if (none !== undefined) none[0] = 1;
  ranks.forEach((rank, seen) => {
    for (let count = Math.min(size, seen + 1); count > 0; count -= 1) {
      const [fewer, same] = [drawn[count - 1], drawn[count]];
      if (fewer === undefined || same === undefined) continue;
      for (let sum = largest; sum >= rank; sum -= 1) same[sum] = (same[sum] ?? 0) + (fewer[sum - rank] ?? 0);
    }
  });
  const counts = drawn[size] ?? new Float64Array();
  const combinations = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / combinations);
};
