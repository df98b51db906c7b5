import { distinctTimes, sortedTimes, sweep } from './follow-up.js';
import { normalDeviate } from './normal.js';
import { pointsOf, type Points } from './points.js';

/** One subject followed until the first event of any cause; without a cause the subject is censored. */
export interface CompetingFollowUp {
  /** From the start of observation, in any unit, from 0. */
  readonly time: number;
  readonly cause?: string;
}

/** A distinct time of an event or a censoring on the curve of one cause. */
export interface IncidencePoint {
  readonly time: number;
  /** Just before the time; who is censored at the time of an event is still at risk of it. */
  readonly atRisk: number;
  /** Of the cause. */
  readonly events: number;
  /** Of the other causes. */
  readonly competing: number;
  readonly censored: number;
  /** Probability of an event of the cause up to the time and at it. */
  readonly incidence: number;
  readonly variance: number;
  /** On the scale log-log; undefined where the incidence is 0 or 1. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** Result of an estimate of cumulative incidence among competing causes. */
export interface CumulativeIncidence {
  readonly n: number;
  readonly cause: string;
  readonly events: number;
  readonly competing: number;
  readonly censored: number;
  readonly curve: Points<IncidencePoint>;
  readonly level: number;
  readonly method: 'aalen-johansen';
  readonly varianceMethod: 'aalen-1978';
  readonly scale: 'log-log';
}

/** What happened at a time: an event of the cause, of another, or a censoring. */
const [OWN, OTHER, CENSORED] = [0, 1, 2];

/**
 * Cumulative incidence of one cause when others compete. One minus a Kaplan–Meier curve with the others censored would be too
 * high. Sources: O. O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5 (1978) 141-150; variance: O. O. Aalen,
 * Annals of Statistics 6 (1978) 534-545, as cuminc of R's cmprsk, while survfit of R's survival gives the infinitesimal
 * jackknife; limits on the scale log-log: J. B. Choudhury, Statistics in Medicine 21 (2002) 1129-1144. An
 * event comes before a censoring at the same time.
 *
 * @throws RangeError when there is nobody, a time is negative or not finite, or the level outside 0 to 1
 */
export const cumulativeIncidence = (
  rows: readonly CompetingFollowUp[],
  cause: string,
  level = 0.95,
): CumulativeIncidence => {
  const z = normalDeviate(level);
  const kindOf = (row: CompetingFollowUp): number =>
    row.cause === undefined ? CENSORED : row.cause === cause ? OWN : OTHER;
  const sorted = sortedTimes(rows, 3, kindOf);
  const length = distinctTimes(sorted);
  const times = new Float64Array(length);
  const atRisk = new Uint32Array(length);
  const events = new Uint32Array(length);
  const competing = new Uint32Array(length);
  const incidences = new Float64Array(length);
  const variances = new Float64Array(length);
  let place = 0;
  let left = rows.length;
  let free = 1;
  let incidence = 0;
  let variance = 0;
  let [happened, others] = [0, 0];
  // The variance is the sum of (a − bF)² s over events of size s, F the incidence reached: F² and F take these two sums.
  let [products, weights] = [0, 0];
  sweep(sorted, 3, (first, counts) => {
    const own = counts[OWN] ?? 0;
    const other = counts[OTHER] ?? 0;
    const before = free;
    free = left === own + other ? 0 : before * ((left - own - other) / left);
    const growth = (before * own) / left;
    incidence += growth;
    variance += growth * (growth * weights - 2 * products);
    products -= growth * weights;
    const add = (count: number, direct: 0 | 1): void => {
      if (count === 0) return;
      const correction = count > 1 ? 1 - (count - 1) / (left - 1) : 1;
      const size = (before * before * correction * count) / (left * left);
      const weight = free > 0 ? 1 / free : 0;
      variance += direct * size;
      products += direct * weight * size;
      weights += weight * weight * size;
    };
    add(other, 0);
    add(own, 1);
    times[place] = sorted.times[first] ?? 0;
    atRisk[place] = left;
    events[place] = own;
    competing[place] = other;
    incidences[place] = incidence;
    variances[place] = variance;
    place += 1;
    happened += own;
    others += other;
    left -= own + other + (counts[CENSORED] ?? 0);
  });
  const curve = pointsOf(length, (i): IncidencePoint => {
    const reached = incidences[i] ?? 0;
    const own = variances[i] ?? 0;
    const log = Math.log(reached);
    const width = (z * Math.sqrt(own)) / (reached * log);
    const known = reached > 0 && reached < 1;
    return {
      time: times[i] ?? 0,
      atRisk: atRisk[i] ?? 0,
      events: events[i] ?? 0,
      competing: competing[i] ?? 0,
      censored: (atRisk[i] ?? 0) - (events[i] ?? 0) - (competing[i] ?? 0) - (atRisk[i + 1] ?? 0),
      incidence: reached,
      variance: own,
      lower: known ? Math.exp(log * Math.exp(-width)) : undefined,
      upper: known ? Math.exp(log * Math.exp(width)) : undefined,
    };
  });
  return {
    n: rows.length,
    cause,
    events: happened,
    competing: others,
    censored: rows.length - happened - others,
    curve,
    level,
    method: 'aalen-johansen',
    varianceMethod: 'aalen-1978',
    scale: 'log-log',
  };
};
