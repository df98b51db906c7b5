import { tailOf } from './confidence-level.js';
import type { NotEstimable } from './estimate.js';
import type { KaplanMeier } from './kaplan-meier.js';
import { normalDeviate } from './normal.js';

/** Mean time without the event within a period. */
export type RestrictedMean =
  | {
      readonly value: number;
      readonly standardError: number;
      readonly lower: number;
      readonly upper: number;
      readonly level: number;
      /** End of the period. */
      readonly until: number;
      readonly method: 'area-under-kaplan-meier';
    }
  | NotEstimable;

/**
 * Restricted mean survival time: the area under a Kaplan–Meier curve up to a time, with the limits of the normal
 * approximation. Source: J. P. Klein and M. L. Moeschberger, Survival Analysis (2003), section 4.5; as R's
 * print(survfit, rmean = until). R draws a curve on beyond the longest follow-up; here nothing is said of it unless nobody
 * survived.
 *
 * @throws RangeError unless the end of the period is positive and finite and the level within 0 to 1
 */
export const restrictedMean = ({ curve }: KaplanMeier, until: number, level = 0.95): RestrictedMean => {
  tailOf(level);
  if (!(until > 0 && until < Infinity)) throw new RangeError('The end of a period is positive and finite.');
  const last = curve.at(-1);
  if (last !== undefined && until > last.time && last.survival > 0) {
    return { value: undefined, omitted: `Nobody was followed beyond ${last.time}, and some survived.` };
  }
  let value = 0;
  let variance = 0;
  let end = until;
  for (let index = curve.length - 1; index >= 0; index -= 1) {
    const point = curve.at(index);
    if (point === undefined || point.time > until) continue;
    const { time, atRisk, events, survival } = point;
    value += (end - time) * survival;
    if (events > 0 && atRisk > events) variance += (value * value * events) / (atRisk * (atRisk - events));
    end = time;
  }
  value += end;
  const standardError = Math.sqrt(variance);
  const width = normalDeviate(level) * standardError;
  return {
    value,
    standardError,
    lower: Math.max(0, value - width),
    upper: Math.min(until, value + width),
    level,
    until,
    method: 'area-under-kaplan-meier',
  };
};
