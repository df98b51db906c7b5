import { followedFor } from './follow-up.js';
import type { KaplanMeier } from './kaplan-meier.js';

/** Survival at a time of interest, such as one year, or the reason why it is not known. */
export type SurvivalAt =
  | {
      readonly time: number;
      /** Still under observation at the time. */
      readonly atRisk: number;
      readonly survival: number;
      /** Undefined as in the curve. */
      readonly lower: number | undefined;
      readonly upper: number | undefined;
    }
  | { readonly time: number; readonly survival: undefined; readonly omitted: string };

/**
 * Reads a Kaplan–Meier curve at a time. Beyond the longest follow-up it is known only when nobody survived.
 *
 * @throws RangeError when the time is negative or not finite
 */
export const survivalAt = ({ n, curve, scale }: KaplanMeier, time: number): SurvivalAt => {
  followedFor(time);
  let [index, after] = [-1, curve.length];
  while (after - index > 1) {
    const middle = Math.floor((index + after) / 2);
    if ((curve.at(middle)?.time ?? 0) <= time) index = middle;
    else after = middle;
  }
  const point = index === -1 ? undefined : curve.at(index);
  if (point === undefined) {
    const limit = scale === 'log-log' ? undefined : 1;
    return { time, atRisk: n, survival: 1, lower: limit, upper: limit };
  }
  const { time: last, survival, lower, upper } = point;
  if (last < time && after === curve.length && survival > 0) {
    return { time, survival: undefined, omitted: `Nobody was followed beyond ${last}.` };
  }
  const atRisk = last === time ? point.atRisk : (curve.at(after)?.atRisk ?? 0);
  return { time, atRisk, survival, lower, upper };
};
