import { canonicalJson, sum } from '@caseledger/kernel';
import { RandomStream } from './random-stream.js';

/** An arm, and how many get it for how many of the others. */
export interface Share {
  readonly arm: string;
  /** A whole number from 1. */
  readonly ratio: number;
}

/** How participants are allocated by blocks: within each block every arm has its share (ICH E9, 2.3.2). */
export interface PermutedBlocks {
  readonly shares: readonly Share[];
  /** Sizes that a block may have, each a multiple of the sum of the ratios: several, so that its end cannot be told. */
  readonly sizes: readonly number[];
}

/** What of a participant decides which list they are allocated from, by factor: one list for each combination. */
export type Stratum = Readonly<Record<string, string>>;

/**
 * The arms of the first participants of a stratum, in the order in which they are allocated: a pure function of the seed.
 * A longer list begins with the shorter one.
 */
export function permutedBlocks(
  { shares, sizes }: PermutedBlocks,
  seed: Uint8Array,
  stratum: Stratum,
  count: number,
): readonly string[] {
  const unit = sum(shares.map(({ ratio }) => ratio));
  if (sizes.length === 0 || sizes.some((size) => size < unit || size % unit !== 0)) {
    throw new RangeError('Every block has to hold the ratio of the arms a whole number of times.');
  }
  const stream = new RandomStream(seed, canonicalJson({ blocks: stratum }));
  const list: string[] = [];
  while (list.length < count) {
    const size = stream.oneOf(sizes);
    const block = shares.flatMap(({ arm, ratio }) => Array.from({ length: (ratio * size) / unit }, () => arm));
    list.push(...stream.shuffled(block));
  }
  return list.slice(0, count);
}
