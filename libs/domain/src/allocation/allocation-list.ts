import { canonicalJson, sha256 } from '@caseledger/kernel';
import type { Randomisation } from '../protocol/allocation-plan.js';
import { minimised, type Allocated } from './minimisation.js';
import { permutedBlocks, type Stratum } from './permuted-blocks.js';

/** What an allocation list is of: with the seed, all that it follows from. */
export interface ListDescription {
  readonly study: string;
  /** 1 for the first list of the study. */
  readonly list: number;
  readonly randomisation: Randomisation;
}

/**
 * What is published when a list is made, so that another seed or another description cannot be put in its place later:
 * SHA-256 of the seed (32 bytes), a line feed and the description in canonical JSON (RFC 8785), hexadecimal.
 */
export function commitmentTo(description: ListDescription, seed: Uint8Array): string {
  return sha256(seed, Buffer.from(`\n${canonicalJson(description)}`)).toString('hex');
}

/** The factors that decide where in a list somebody is: those of the strata, or of the minimisation. */
export const factorsOf = ({ blocks, minimisation }: Randomisation): readonly string[] =>
  blocks?.strata ?? minimisation?.factors.map(({ factor }) => factor) ?? [];

/** The place of the next participant of a stratum in its list, from 1. @param earlier strata of all before, in their order */
export function placeIn(earlier: readonly Stratum[], stratum: Stratum): number {
  const key = canonicalJson(stratum);
  return earlier.filter((one) => canonicalJson(one) === key).length + 1;
}

/**
 * The arm of the next participant: a pure function of the seed and of the strata of those before, in their order. Their arms
 * follow from the same, so that no list of arms is kept anywhere.
 */
export function armFor(
  { shares, blocks, minimisation }: Randomisation,
  seed: Uint8Array,
  earlier: readonly Stratum[],
  stratum: Stratum,
): string {
  if (minimisation !== undefined) {
    const scheme = { shares, ...minimisation };
    const before: Allocated[] = [];
    for (const factors of earlier) before.push({ arm: minimised(scheme, seed, before, factors), factors });
    return minimised(scheme, seed, before, stratum);
  }
  if (blocks === undefined) throw new Error('a randomisation was approved without a scheme');
  const arm = permutedBlocks({ shares, sizes: blocks.sizes }, seed, stratum, placeIn(earlier, stratum)).at(-1);
  if (arm === undefined) throw new Error('a list has a place for everybody');
  return arm;
}
