/** Draws whole numbers from 0 to less than the bound, each equally likely. */
export type DrawBelow = (bound: number) => number;

const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/**
 * xoshiro128**: 32 random bits at a time from a state of four words. Source: D. Blackman and S. Vigna, ACM Transactions on
 * Mathematical Software 47 (2021) 36.
 */
export const xoshiro128 = (state: readonly [number, number, number, number]): (() => number) => {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result;
  };
};

/** The four words that a seed stands for: the finaliser of MurmurHash3 over a Weyl sequence. */
const stateOf = (seed: number): [number, number, number, number] => {
  const word = (index: number): number => {
    let mixed = (seed + Math.imul(index, 0x9e3779b9)) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
  return [word(1), word(2), word(3), word(4)];
};

/**
 * The same numbers for the same seed, on every machine.
 *
 * @throws RangeError unless the seed is a whole number from 0 below 2³²
 */
export const seeded = (seed: number): DrawBelow => {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new RangeError('A seed is a whole number from 0 below 4294967296.');
  }
  const next = xoshiro128(stateOf(seed));
  return (bound) => {
    const fair = 2 ** 32 - (2 ** 32 % bound);
    let drawn = next();
    while (drawn >= fair) drawn = next();
    return drawn % bound;
  };
};
