import { chiSquareUpperTail } from './chi-square.js';
import { tailOf } from './confidence-level.js';
import { followedFor, type FollowUp } from './follow-up.js';
import { normalDeviate } from './normal.js';

/** One subject with the value of the covariate, such as 1 for treated and 0 for control. */
export interface CovariateFollowUp extends FollowUp {
  readonly covariate: number;
}

/** How events at the same time share the subjects at risk. */
export type CoxTies = 'efron' | 'breslow';

/** Chi-square test with one degree of freedom that the covariate has no effect. */
export interface CoxTest {
  readonly chiSquare: number;
  readonly df: 1;
  readonly p: number;
}

/** The estimate, or the reason why there is none. */
export type CoxFit =
  | {
      /** Logarithm of the hazard ratio. */
      readonly coefficient: number;
      readonly standardError: number;
      /** For one unit more of the covariate. */
      readonly hazardRatio: number;
      /** Limits of the hazard ratio. */
      readonly lower: number;
      readonly upper: number;
      readonly level: number;
      readonly logLikelihood: number;
      readonly iterations: number;
      readonly wald: CoxTest;
      readonly likelihoodRatio: CoxTest;
    }
  | { readonly coefficient: undefined; readonly omitted: string };

/** Result of a proportional hazards regression on one covariate. */
export interface Cox {
  readonly n: number;
  readonly events: number;
  readonly ties: CoxTies;
  readonly method: 'cox-partial-likelihood';
  /** At a hazard ratio of 1. */
  readonly logLikelihoodAtOne: number;
  readonly fit: CoxFit;
  /** At a hazard ratio of 1: it needs no estimate. */
  readonly score: CoxTest | { readonly chiSquare: undefined; readonly p: undefined; readonly omitted: string };
}

/** Who was at risk, from the longest follow-up; the covariate lies within -1 to 1, so that one number bounds every effect. */
interface Sorted {
  readonly times: Float64Array;
  readonly events: Uint8Array;
  readonly covariates: Float64Array;
  readonly scale: number;
}

const sortedFrom = (rows: readonly CovariateFollowUp[]): Sorted => {
  if (rows.length === 0) throw new RangeError('At least one subject is needed.');
  const firstEvent = rows.reduce((first, { time, event }) => {
    followedFor(time);
    return event && time < first ? time : first;
  }, Infinity);
  if (!rows.every(({ covariate }) => Number.isFinite(covariate))) {
    throw new RangeError('Every covariate must be a finite number.');
  }
  // Who left before the first event was at risk of none.
  const atRisk = rows.filter(({ time }) => time >= firstEvent).sort((a, b) => b.time - a.time);
  const mean = atRisk.reduce((sum, { covariate }) => sum + covariate / atRisk.length, 0);
  const scale = atRisk.reduce((most, { covariate }) => Math.max(most, Math.abs(covariate - mean)), 0) || 1;
  return {
    times: Float64Array.from(atRisk, ({ time }) => time),
    events: Uint8Array.from(atRisk, ({ event }) => (event ? 1 : 0)),
    covariates: Float64Array.from(atRisk, ({ covariate }) => (covariate - mean) / scale),
    scale,
  };
};

/** Calls with the bounds of each run of equal times, the first included and the last not. */
const eachTime = ({ times }: Sorted, visit: (first: number, next: number) => void): void => {
  for (let first = 0, next = 0; first < times.length; first = next) {
    while (next < times.length && times[next] === times[first]) next += 1;
    visit(first, next);
  }
};

/** Whether the likelihood ends at some finite effect when the effect grows, and when it falls. */
const bounded = (sorted: Sorted): { above: boolean; below: boolean } => {
  const { events, covariates } = sorted;
  let [least, most, above, below] = [Infinity, -Infinity, false, false];
  eachTime(sorted, (first, next) => {
    for (let i = first; i < next; i += 1) {
      least = Math.min(least, covariates[i] ?? 0);
      most = Math.max(most, covariates[i] ?? 0);
    }
    for (let i = first; i < next; i += 1) {
      if (events[i] !== 1) continue;
      above ||= (covariates[i] ?? 0) < most;
      below ||= (covariates[i] ?? 0) > least;
    }
  });
  return { above, below };
};

interface Likelihood {
  readonly log: number;
  readonly score: number;
  readonly information: number;
}

const likelihoodAt = (sorted: Sorted, effect: number, ties: CoxTies): Likelihood => {
  const { events, covariates } = sorted;
  // Every weight is at most 1.
  const shift = Math.abs(effect);
  let [log, score, information] = [0, 0, 0];
  let [risk, riskX, riskXX] = [0, 0, 0];
  eachTime(sorted, (first, next) => {
    let [count, own, ownX, ownXX] = [0, 0, 0, 0];
    for (let i = first; i < next; i += 1) {
      const x = covariates[i] ?? 0;
      const exponent = effect * x - shift;
      const weight = Math.exp(exponent);
      risk += weight;
      riskX += weight * x;
      riskXX += weight * x * x;
      if (events[i] !== 1) continue;
      count += 1;
      own += weight;
      ownX += weight * x;
      ownXX += weight * x * x;
      log += exponent;
      score += x;
    }
    for (let event = 0; event < count; event += 1) {
      const without = ties === 'efron' ? event / count : 0;
      const total = risk - without * own;
      const mean = (riskX - without * ownX) / total;
      log -= Math.log(total);
      score -= mean;
      information += (riskXX - without * ownXX) / total - mean * mean;
    }
  });
  return { log, score, information };
};

const MOST_ITERATIONS = 100;
/** Information for each event, of a covariate within -1 to 1, below which it is mostly rounding. */
const LEAST_INFORMATION = 1e-9;
const TOLERANCE = 1e-12;

/**
 * Where the score is zero, by Newton's method between bounds that close in: the score falls as the effect grows.
 *
 * @returns undefined when it is not found
 */
const maximum = (sorted: Sorted, ties: CoxTies): { effect: number; iterations: number } | undefined => {
  let [effect, low, high] = [0, -Infinity, Infinity];
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations += 1) {
    const { score, information } = likelihoodAt(sorted, effect, ties);
    if (score > 0) low = effect;
    else high = effect;
    const longest = 1 + Math.abs(effect);
    const step = Math.max(-longest, Math.min(longest, score / information));
    if (!Number.isFinite(step)) return undefined;
    if (Math.abs(step) <= TOLERANCE * longest) return { effect: effect + step, iterations };
    const next = effect + step;
    effect = next > low && next < high ? next : (low + high) / 2;
  }
  return undefined;
};

const testOf = (chiSquare: number): CoxTest => ({ chiSquare, df: 1, p: chiSquareUpperTail(chiSquare, 1) });

const fitOf = (sorted: Sorted, ties: CoxTies, level: number, atOne: Likelihood, events: number): CoxFit => {
  const none = (omitted: string): CoxFit => ({ coefficient: undefined, omitted });
  const { above, below } = bounded(sorted);
  if (!above && !below) return none('The covariate does not vary among those at risk at any event.');
  if (!above)
    return none('The likelihood grows with the hazard ratio without end: every event has the highest covariate.');
  if (!below) return none('The likelihood grows towards a hazard ratio of 0: every event has the lowest covariate.');
  const found = maximum(sorted, ties);
  if (found === undefined) return none(`No maximum of the likelihood was found in ${MOST_ITERATIONS} iterations.`);
  const { effect, iterations } = found;
  const { log, information } = likelihoodAt(sorted, effect, ties);
  if (!(information > LEAST_INFORMATION * events)) {
    return none('At events the covariate varies too little, beside its range, for its effect to be estimated.');
  }
  const coefficient = effect / sorted.scale;
  const standardError = 1 / Math.sqrt(information) / sorted.scale;
  const width = normalDeviate(level) * standardError;
  if (!Number.isFinite(coefficient) || !Number.isFinite(width)) {
    return none('The unit of the covariate is too large for its effect to be a number.');
  }
  return {
    coefficient,
    standardError,
    hazardRatio: Math.exp(coefficient),
    lower: Math.exp(coefficient - width),
    upper: Math.exp(coefficient + width),
    level,
    logLikelihood: log,
    iterations,
    wald: testOf(effect * effect * information),
    likelihoodRatio: testOf(Math.max(0, 2 * (log - atOne.log))),
  };
};

/**
 * Cox's proportional hazards regression on one covariate. No estimate is given where the likelihood has no maximum, which is
 * found from the order of the data and not from numbers that grow. Sources: D. R. Cox, Journal of the Royal Statistical
 * Society B 34 (1972) 187-220; ties: B. Efron, Journal of the American Statistical Association 72 (1977) 557-565, and N. E.
 * Breslow, Biometrics 30 (1974) 89-99. As R's coxph with timefix = FALSE, which stops at 1e-9 of the likelihood; here the
 * coefficient is found to 1e-12.
 *
 * @throws RangeError when there is nobody, a time is negative or not finite, a covariate not finite, or the level outside 0
 *   to 1
 */
export const cox = (rows: readonly CovariateFollowUp[], ties: CoxTies = 'efron', level = 0.95): Cox => {
  tailOf(level);
  const sorted = sortedFrom(rows);
  const events = sorted.events.reduce((sum, event) => sum + event, 0);
  const atOne = likelihoodAt(sorted, 0, ties);
  const { above, below } = bounded(sorted);
  const omitted = 'The covariate does not vary among those at risk at any event.';
  return {
    n: rows.length,
    events,
    ties,
    method: 'cox-partial-likelihood',
    logLikelihoodAtOne: atOne.log,
    fit:
      events === 0
        ? { coefficient: undefined, omitted: 'There is no event.' }
        : fitOf(sorted, ties, level, atOne, events),
    score:
      above || below
        ? testOf((atOne.score * atOne.score) / atOne.information)
        : { chiSquare: undefined, p: undefined, omitted: events === 0 ? 'There is no event.' : omitted },
  };
};
