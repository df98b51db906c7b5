import { roundHalfAwayFromZero } from './round-half-away-from-zero.js';

/** One subject's values by visit; a visit without a value is null or left out. */
export type Visits<Visit extends string> = Readonly<Partial<Record<Visit, number | null>>>;

/** The change of every subject over one pair of visits, in the order given. */
export interface ChangeFromBaseline<Visit extends string> {
  readonly baseline: Visit;
  readonly visit: Visit;
  /** Value at the visit minus value at baseline; null where either is missing. */
  readonly changes: readonly (number | null)[];
}

/** Instruments have one decimal; ten keep every real digit and drop the noise of binary subtraction. */
const DECIMALS = 10;

/**
 * Change from baseline with the same pair of visits for all subjects; a missing value is never
 * replaced by that of another visit.
 *
 * @throws RangeError when a value is not finite
 */
export const changeFromBaseline = <Visit extends string>(
  subjects: readonly Visits<Visit>[],
  baseline: Visit,
  visit: Visit,
): ChangeFromBaseline<Visit> => ({
  baseline,
  visit,
  changes: subjects.map((subject) => {
    const before = subject[baseline] ?? null;
    const after = subject[visit] ?? null;
    return before === null || after === null ? null : roundHalfAwayFromZero(after - before, DECIMALS);
  }),
});
