import { canonicalJson, own } from '@caseledger/kernel';
import type { Share, Stratum } from './permuted-blocks.js';
import { RandomStream } from './random-stream.js';

/**
 * How participants are allocated so that the arms stay alike in every factor: S. J. Pocock, R. Simon, Biometrics 31 (1975)
 * 103-115, with the range of the shares as the measure of a factor's imbalance.
 */
export interface Minimisation {
  readonly shares: readonly Share[];
  /** Factors, and how much each counts. */
  readonly factors: readonly { readonly factor: string; readonly weight: number }[];
  /** How likely, in per cent, one of the arms is taken that keep the imbalance least; the others share the rest. */
  readonly percent: number;
}

/** Somebody who was allocated before. */
export interface Allocated {
  readonly arm: string;
  readonly factors: Stratum;
}

const hundred = 100;

/** The arm of the next participant: a pure function of the seed, and of who was allocated before, in their order. */
export function minimised(
  { shares, factors, percent }: Minimisation,
  seed: Uint8Array,
  before: readonly Allocated[],
  participant: Stratum,
): string {
  const imbalances = shares.map(({ arm }) => imbalanceWith(arm, shares, factors, before, participant));
  const least = Math.min(...imbalances);
  const best = shares.filter((_, index) => imbalances[index] === least);
  const others = shares.filter((_, index) => imbalances[index] !== least);
  const stream = new RandomStream(seed, canonicalJson({ minimisation: before.length }));
  const fromBest = others.length === 0 || stream.wholeBelow(hundred) < percent;
  return drawn(fromBest ? best : others, stream);
}

/** One of the arms, each as likely as its ratio says. */
function drawn(shares: readonly Share[], stream: RandomStream): string {
  const tickets = shares.flatMap(({ arm, ratio }) => Array.from({ length: ratio }, () => arm));
  return stream.oneOf(tickets);
}

/** How unlike the arms would be if the participant got this one. */
function imbalanceWith(
  arm: string,
  shares: readonly Share[],
  factors: Minimisation['factors'],
  before: readonly Allocated[],
  participant: Stratum,
): number {
  return factors.reduce((imbalance, { factor, weight }) => {
    const alike = before.filter((one) => own(one.factors, factor) === own(participant, factor));
    const filled = shares.map((share) => {
      const count = alike.filter((one) => one.arm === share.arm).length + (share.arm === arm ? 1 : 0);
      return count / share.ratio;
    });
    return imbalance + weight * (Math.max(...filled) - Math.min(...filled));
  }, 0);
}
