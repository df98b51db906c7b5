import { normalTwoSided } from './normal.js';

/** Normal approximation of a rank test, two-sided, or the reason why there is none. */
export type RankAsymptotic =
  | {
      readonly z: number;
      readonly p: number;
      readonly method: 'normal-approximation';
      readonly tieCorrection: true;
      readonly continuityCorrection: true;
    }
  | { readonly z: undefined; readonly p: undefined; readonly omitted: string };

/**
 * @param distance of the statistic from its expectation
 * @param variance corrected for ties; 0 when no order is left
 */
export const asymptotic = (distance: number, variance: number): RankAsymptotic => {
  if (variance === 0)
    return { z: undefined, p: undefined, omitted: 'All values are equal, so their ranks do not vary.' };
  const z = (distance - Math.sign(distance) / 2) / Math.sqrt(variance);
  return { z, p: normalTwoSided(z), method: 'normal-approximation', tieCorrection: true, continuityCorrection: true };
};
