import { own } from '@caseledger/kernel';
import type { Unmet } from '@caseledger/kernel';
import { ctcaeCriteria, type Bound, type Criteria, type Step } from './criteria.js';
import { ctcaeTerms, ctcaeVersion, type CtcaeTerm } from './terms.js';
import { converted } from './units.js';
import { condition } from '../refusals.js';

/** A numeric laboratory result and what it is graded against. All amounts are in `unit`. */
export interface LaboratoryValue {
  /** Laboratory term of CTCAE 5.0. Calcium is corrected for albumin, unless the term says ionized. */
  readonly term: CtcaeTerm;
  readonly value: number;
  /** UCUM code, such as `g/L` or `10*9/L`. */
  readonly unit: string;
  /** Lower limit of normal (LLN) of the laboratory. */
  readonly lowerLimit?: number;
  /** Upper limit of normal (ULN) of the laboratory. */
  readonly upperLimit?: number;
  /** Before the treatment. For INR: given when the participant is on anticoagulation. */
  readonly baseline?: number;
}

/**
 * From 0 to 4.
 * @asType integer
 */
type Grade = number;

export interface CtcaeGrade {
  readonly version: typeof ctcaeVersion;
  readonly term: CtcaeTerm;
  /** 0: no criterion is met. Absent when the number alone does not decide it. Never 5: no number is a death. */
  readonly grade?: Grade;
  /** The grades that the number leaves open, ascending; one when it decides. */
  readonly possible: readonly Grade[];
  /** Text of the grade, word for word. */
  readonly criterion?: string;
  readonly why: string;
}

/** What an undecided grade needs to be known. */
type Lack = 'lowerLimit' | 'upperLimit' | 'baseline' | 'unit' | 'signs';

/** Whether a value is past a bound, or what has to be known to tell. */
type Verdict = boolean | Lack;

interface Judged {
  readonly possible: readonly number[];
  readonly lacks: readonly Lack[];
}

/** The grade of CTCAE 5.0 that a laboratory value has by the texts alone (R-SAF-10): nothing is assumed, nothing guessed. */
export function ctcaeGrade(laboratory: LaboratoryValue): CtcaeGrade {
  const { term } = laboratory;
  const { possible, lacks } = judge(laboratory, ctcaeCriteria[term]);
  const [grade = 0, ...others] = possible;
  const common = { version: ctcaeVersion, term, possible } as const;
  if (others.length > 0) return { ...common, why: `Grade ${possible.join(' or ')}: ${lacking(lacks)}` };
  const criterion = textOf(term, grade);
  if (criterion === undefined) return { ...common, grade, why: 'The value meets no criterion of the term.' };
  return { ...common, grade, criterion, why: `The value meets the criterion of grade ${grade}.` };
}

/** Whether a person may give this grade beside the value: one that it leaves open, or a higher one by clinical signs. */
export function mayBeGraded({ term, possible }: CtcaeGrade, grade: number): boolean {
  return (
    possible.includes(grade) || (ctcaeCriteria[term].clinical.includes(grade) && possible.some((one) => one < grade))
  );
}

/** Limits of normal that cannot be. */
export const limitsReversed = ({ lowerLimit = -Infinity, upperLimit = Infinity }: LaboratoryValue): readonly Unmet[] =>
  condition(lowerLimit <= upperLimit, 'limits-reversed', undefined, '/lowerLimit');

/** Text of a grade; `undefined` where the term has no such grade. */
function textOf(term: CtcaeTerm, grade: number): string | undefined {
  const texts: Readonly<Record<number, string>> = ctcaeTerms[term];
  return texts[grade];
}

const needed: Readonly<Record<Lack, string>> = {
  lowerLimit: 'the lower limit of normal is needed',
  upperLimit: 'the upper limit of normal is needed',
  baseline: 'the baseline is needed',
  unit: 'the unit cannot be converted into one of the criteria',
  signs: 'clinical signs decide between them',
};

const lacking = (lacks: readonly Lack[]): string => `${lacks.map((lack) => needed[lack]).join(', and ')}.`;

function judge(laboratory: LaboratoryValue, { side, steps, instead }: Criteria): Judged {
  const normal = climb(laboratory, side, steps);
  if (instead === undefined) return normal;
  const { baseline } = laboratory;
  if (instead.when === 'BASELINE_GIVEN') {
    return baseline === undefined ? normal : climb(laboratory, side, instead.steps);
  }
  const abnormal: Verdict =
    baseline === undefined ? 'baseline' : past({ ...laboratory, value: baseline }, side, { limit: 1 });
  if (abnormal === false) return normal;
  const other = climb(laboratory, side, instead.steps);
  if (abnormal === true) return other;
  // Multiples of an abnormal baseline lie beyond those of the limit: they never give a higher grade.
  const highest = Math.max(...normal.possible);
  return {
    possible: ascending([...normal.possible, ...other.possible.filter((grade) => grade <= highest)]),
    lacks: distinct([abnormal, ...normal.lacks]),
  };
}

/** The worst step that the value is past, and the worse ones of which that is not known. */
function climb(laboratory: LaboratoryValue, side: Criteria['side'], steps: readonly Step[]): Judged {
  const verdicts = steps.map(([bound, grade]) => ({ grades: [grade].flat(), verdict: past(laboratory, side, bound) }));
  const reached = verdicts
    .filter(({ verdict }) => verdict === true)
    .map(({ grades }) => grades)
    .reduce((worst, grades) => (least(grades) >= least(worst) ? grades : worst), [0]);
  const open = verdicts.flatMap(({ verdict, grades }) =>
    typeof verdict === 'string' && Math.max(...grades) > least(reached) ? [{ lack: verdict, grades }] : [],
  );
  const signs: readonly Lack[] = reached.length > 1 ? ['signs'] : [];
  return {
    possible: ascending([...reached, ...open.flatMap(({ grades }) => grades.filter((one) => one > least(reached)))]),
    lacks: distinct([...open.map(({ lack }) => lack), ...signs]),
  };
}

function past(laboratory: LaboratoryValue, side: Criteria['side'], bound: Bound): Verdict {
  const at = amountOf(laboratory, side, bound);
  if (typeof at === 'string') return at;
  const difference = decimal(laboratory.value) - decimal(at);
  if (difference === 0) return 'including' in bound;
  return difference > 0 === (side === 'HIGH');
}

/** The bound in the unit of the value. */
function amountOf(laboratory: LaboratoryValue, side: Criteria['side'], bound: Bound): number | Lack {
  const { unit, lowerLimit, upperLimit, baseline } = laboratory;
  if ('limit' in bound) {
    const limit = side === 'HIGH' ? upperLimit : lowerLimit;
    return limit === undefined ? (side === 'HIGH' ? 'upperLimit' : 'lowerLimit') : bound.limit * limit;
  }
  if ('baseline' in bound) return baseline === undefined ? 'baseline' : bound.baseline * baseline;
  const amounts = 'amount' in bound ? bound.amount : bound.aboveLimit;
  const [amount] = Object.entries(amounts).flatMap(([from, number]) => converted(number, from, unit) ?? []);
  if (amount === undefined) return 'unit';
  if ('amount' in bound) return own(amounts, unit) ?? amount;
  return upperLimit === undefined ? 'upperLimit' : upperLimit + amount;
}

/** Without what binary fractions add: 1.5 × 0.3 is 0.45. */
const decimal = (number: number): number => Number(number.toPrecision(12));

const least = (grades: readonly number[]): number => Math.min(...grades);
const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
const ascending = (grades: readonly number[]): readonly number[] => [...new Set(grades)].sort((a, b) => a - b);
