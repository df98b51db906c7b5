import { distinctTimes, sortedTimes, sweep, type FollowUp } from './follow-up.js';
import { normalDeviate } from './normal.js';
import { pointsOf, type Points } from './points.js';

/** Scale on which the limits lie symmetrically: the survival itself, its logarithm, or the logarithm of minus that. */
export type SurvivalScale = 'plain' | 'log' | 'log-log';

/** A distinct time of an event or a censoring on a survival curve. */
export interface SurvivalPoint {
  readonly time: number;
  /** Just before the time; who is censored at the time of an event is still at risk of it. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  /** Probability of no event up to the time and at it. */
  readonly survival: number;
  /** Greenwood's variance of the survival; undefined where nobody survives and it has no meaning. */
  readonly variance: number | undefined;
  /** Undefined where survival is 0, and on the scale log-log also before the first event. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** The time at which half have had the event, and where the limits of the curve cross one half. */
export interface MedianSurvival {
  readonly value: number | 'not-reached';
  readonly lower: number | 'not-reached';
  readonly upper: number | 'not-reached';
}

/** Result of a Kaplan–Meier estimate. */
export interface KaplanMeier {
  readonly n: number;
  readonly events: number;
  readonly censored: number;
  readonly curve: Points<SurvivalPoint>;
  readonly median: MedianSurvival;
  readonly level: number;
  readonly scale: SurvivalScale;
  readonly method: 'kaplan-meier';
  readonly varianceMethod: 'greenwood';
}

/** What happened at a time. */
const [EVENT, CENSORED] = [0, 1];

/**
 * A limit of a survival above 0, by how many standard errors of its logarithm it lies below: the upper limit by as many less
 * than none.
 */
const limitOn = {
  plain: (survival, below) => survival - survival * below,
  log: (survival, below) => survival * Math.exp(-below),
  'log-log': (survival, below) => {
    const log = Math.log(survival);
    return Math.exp(log * Math.exp(-below / log));
  },
} satisfies Record<SurvivalScale, (survival: number, below: number) => number>;

/** Values of the curve this near to each other are one, as in R. */
const SAME = Math.sqrt(Number.EPSILON);

/** Where a value falls to one half; in the middle of the step when it stays at one half for some time. */
const crossing = (times: Float64Array, valueAt: (index: number) => number | undefined): number | 'not-reached' => {
  let half: { time: number; value: number } | undefined;
  for (let index = 0; index < times.length; index += 1) {
    const value = valueAt(index);
    if (value === undefined || value >= 0.5 + SAME) continue;
    const time = times[index] ?? 0;
    if (half === undefined) {
      half = { time, value };
      if (value <= 0.5 - SAME) return time;
    } else if (value < half.value) return (half.time + time) / 2;
  }
  return half?.time ?? 'not-reached';
};

/**
 * Survival by the product-limit method. Sources: E. L. Kaplan and P. Meier, Journal of the American Statistical Association
 * 53 (1958) 457-481; variance: M. Greenwood, Reports on Public Health and Medical Subjects 33 (1926); limits on the scale
 * log-log: J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data (1980). As R's survfit with
 * times compared as they are (timefix = FALSE); an event comes before a censoring at the same time.
 *
 * @throws RangeError when there is nobody, a time is negative or not finite, or the level outside 0 to 1
 */
export const kaplanMeier = (rows: readonly FollowUp[], scale: SurvivalScale = 'log', level = 0.95): KaplanMeier => {
  const z = normalDeviate(level);
  const sorted = sortedTimes(rows, 2, ({ event }) => (event ? EVENT : CENSORED));
  const length = distinctTimes(sorted);
  const times = new Float64Array(length);
  const atRisk = new Uint32Array(length);
  const events = new Uint32Array(length);
  const survival = new Float64Array(length);
  /** Of the logarithm of survival. */
  const variances = new Float64Array(length);
  let place = 0;
  let left = rows.length;
  let happened = 0;
  sweep(sorted, 2, (first, counts) => {
    const failed = counts[EVENT] ?? 0;
    const remaining = left - failed;
    times[place] = sorted.times[first] ?? 0;
    atRisk[place] = left;
    events[place] = failed;
    survival[place] = remaining === 0 ? 0 : (place === 0 ? 1 : (survival[place - 1] ?? 0)) * (remaining / left);
    variances[place] =
      (place === 0 ? 0 : (variances[place - 1] ?? 0)) + (failed === 0 ? 0 : failed / (left * remaining));
    place += 1;
    happened += failed;
    left = remaining - (counts[CENSORED] ?? 0);
  });
  const limitAt = (i: number, below: number): number | undefined => {
    const survived = survival[i] ?? 0;
    if (survived === 0 || (survived === 1 && scale === 'log-log')) return undefined;
    return Math.max(0, Math.min(1, limitOn[scale](survived, below * Math.sqrt(variances[i] ?? 0))));
  };
  const curve = pointsOf(length, (i): SurvivalPoint => {
    const survived = survival[i] ?? 0;
    return {
      time: times[i] ?? 0,
      atRisk: atRisk[i] ?? 0,
      events: events[i] ?? 0,
      censored: (atRisk[i] ?? 0) - (events[i] ?? 0) - (atRisk[i + 1] ?? 0),
      survival: survived,
      variance: survived === 0 ? undefined : survived * survived * (variances[i] ?? 0),
      lower: limitAt(i, z),
      upper: limitAt(i, -z),
    };
  });
  return {
    n: rows.length,
    events: happened,
    censored: rows.length - happened,
    curve,
    median: {
      value: crossing(times, (i) => survival[i]),
      lower: crossing(times, (i) => limitAt(i, z)),
      // It lies above the survival.
      upper: crossing(times, (i) => ((survival[i] ?? 0) >= 0.5 + SAME ? undefined : limitAt(i, -z))),
    },
    level,
    scale,
    method: 'kaplan-meier',
    varianceMethod: 'greenwood',
  };
};
