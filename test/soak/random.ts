import { createHash } from 'node:crypto';

/** Numbers from 0 to 1, exclusive, that follow from the seed: the same ones at every run. */
export function seededRandom(seed: number): () => number {
  let drawn = 0;
  return () => {
    const hash = createHash('sha256')
      .update(`${seed}/${(drawn += 1)}`)
      .digest();
    return hash.readUInt32BE() / 2 ** 32;
  };
}

/** The choices in an order of chance. */
export function shuffled<T>(choices: readonly T[], random: () => number): T[] {
  return choices
    .map((choice) => ({ choice, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ choice }) => choice);
}
