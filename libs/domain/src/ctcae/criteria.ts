import type { CtcaeTerm } from './terms.js';

/** Amounts of one bound by UCUM unit, as the text gives them. */
type Amounts = Readonly<Record<string, number>>;

/** Where a grade begins. A value has to be past it, or `including` it. */
export type Bound =
  /** So many times the limit of normal on the side of the term. */
  | { readonly limit: number }
  | { readonly baseline: number; readonly including?: true }
  /** So much above the upper limit of normal. */
  | { readonly aboveLimit: Amounts }
  | { readonly amount: Amounts; readonly including?: true };

/** Past this bound it is this grade, or one of these: the text decides between them by clinical signs. */
export type Step = readonly [Bound, number | readonly number[]];

export interface Criteria {
  /** Which side is worse. */
  readonly side: 'HIGH' | 'LOW';
  readonly steps: readonly Step[];
  /** For a participant whose baseline was abnormal, or, for INR, who is on anticoagulation, and so has a baseline. */
  readonly instead?: { readonly when: 'BASELINE_ABNORMAL' | 'BASELINE_GIVEN'; readonly steps: readonly Step[] };
  /** Grades that the text also gives for a clinical finding, whatever the number. */
  readonly clinical: readonly number[];
}

const limits = (...bounds: readonly [number, number | readonly number[]][]): readonly Step[] =>
  bounds.map(([limit, grade]) => [{ limit }, grade]);
const baselines = (...bounds: readonly [number, number][]): readonly Step[] =>
  bounds.map(([baseline, grade]) => [{ baseline }, grade]);
const amounts = (...bounds: readonly [Amounts, number | readonly number[]][]): readonly Step[] =>
  bounds.map(([amount, grade]) => [{ amount }, grade]);
const cells = (...bounds: readonly [number, number][]): readonly Step[] =>
  bounds.map(([count, grade]) => [{ amount: { '10*9/L': count } }, grade]);
const beyond = limits([1, 1]);

const high = (steps: readonly Step[], clinical: readonly number[] = []): Criteria => ({
  side: 'HIGH',
  steps,
  clinical,
});
const low = (steps: readonly Step[], clinical: readonly number[] = []): Criteria => ({ side: 'LOW', steps, clinical });

/** Multiples of the upper limit when the baseline was normal, else of the baseline, where grade 1 begins at `first`. */
const enzyme = (first: number, [second, third, fourth]: readonly [number, number, number]): Criteria => ({
  ...high(limits([1, 1], [second, 2], [third, 3], [fourth, 4])),
  instead: {
    when: 'BASELINE_ABNORMAL',
    steps: [[{ baseline: first, including: true }, 1], ...baselines([second, 2], [third, 3], [fourth, 4])],
  },
});

const pancreas = high(limits([1, 1], [1.5, 2], [2, [2, 3]], [5, [3, 4]]));
const noFibrinogen = amounts([{ 'mg/dL': 50 }, 4]);
const ionised = (...bounds: readonly [number, number][]): readonly Step[] =>
  bounds.map(([amount, grade]) => [{ amount: { 'mmol/L': amount } }, grade]);

/**
 * The texts of the terms as bounds, mildest first. Semicolons of the texts mean “or” (CTCAE 5.0, introduction). Bands of
 * whole numbers, as of sodium, are read as touching each other.
 */
export const ctcaeCriteria: Readonly<Record<CtcaeTerm, Criteria>> = {
  Anemia: low(
    [
      ...beyond,
      ...amounts([{ 'g/dL': 10, 'mmol/L': 6.2, 'g/L': 100 }, 2], [{ 'g/dL': 8, 'mmol/L': 4.9, 'g/L': 80 }, 3]),
    ],
    [3, 4, 5],
  ),
  Leukocytosis: high(cells([100, 3]), [4, 5]),
  'Activated partial thromboplastin time prolonged': high(limits([1, 1], [1.5, 2], [2.5, 3]), [3]),
  'Alanine aminotransferase increased': enzyme(1.5, [3, 5, 20]),
  'Alkaline phosphatase increased': enzyme(2, [2.5, 5, 20]),
  'Aspartate aminotransferase increased': enzyme(1.5, [3, 5, 20]),
  'Blood bilirubin increased': {
    ...high(limits([1, 1], [1.5, 2], [3, 3], [10, 4])),
    instead: { when: 'BASELINE_ABNORMAL', steps: baselines([1, 1], [1.5, 2], [3, 3], [10, 4]) },
  },
  'Blood lactate dehydrogenase increased': high(beyond),
  'CD4 lymphocytes decreased': low([...beyond, ...cells([0.5, 2], [0.2, 3], [0.05, 4])]),
  'Cholesterol high': high([
    ...beyond,
    ...amounts(
      [{ 'mg/dL': 300, 'mmol/L': 7.75 }, 2],
      [{ 'mg/dL': 400, 'mmol/L': 10.34 }, 3],
      [{ 'mg/dL': 500, 'mmol/L': 12.92 }, 4],
    ),
  ]),
  'CPK increased': high(limits([1, 1], [2.5, 2], [5, 3], [10, 4])),
  'Creatinine increased': high([...limits([1, 1], [1.5, 2], [3, 3], [6, 4]), ...baselines([1.5, 2], [3, 3])]),
  'Fibrinogen decreased': {
    ...low([...limits([1, 1], [0.75, 2], [0.5, 3], [0.25, 4]), ...noFibrinogen]),
    instead: {
      when: 'BASELINE_ABNORMAL',
      steps: [
        [{ baseline: 1 }, 1],
        [{ baseline: 0.75, including: true }, 2],
        [{ baseline: 0.5, including: true }, 3],
        [{ baseline: 0.25, including: true }, 4],
        ...noFibrinogen,
      ],
    },
  },
  'GGT increased': enzyme(2, [2.5, 5, 20]),
  'Haptoglobin decreased': low(beyond),
  'Hemoglobin increased': high([...beyond, [{ aboveLimit: { 'g/dL': 2 } }, 2], [{ aboveLimit: { 'g/dL': 4 } }, 3]]),
  'INR increased': {
    ...high(amounts([{ '{INR}': 1.2 }, 1], [{ '{INR}': 1.5 }, 2], [{ '{INR}': 2.5 }, 3]), [1, 2]),
    instead: { when: 'BASELINE_GIVEN', steps: baselines([1, 1], [1.5, 2], [2.5, 3]) },
  },
  'Lipase increased': pancreas,
  'Lymphocyte count decreased': low([...beyond, ...cells([0.8, 2], [0.5, 3], [0.2, 4])]),
  'Lymphocyte count increased': high(cells([4, 2], [20, 3])),
  'Neutrophil count decreased': low([...beyond, ...cells([1.5, 2], [1, 3], [0.5, 4])]),
  'Platelet count decreased': low([...beyond, ...cells([75, 2], [50, 3], [25, 4])]),
  'Serum amylase increased': pancreas,
  'White blood cell decreased': low([...beyond, ...cells([3, 2], [2, 3], [1, 4])]),
  Acidosis: low([...beyond, ...amounts([{ '[pH]': 7.3 }, 3])], [4, 5]),
  Alkalosis: high([...beyond, ...amounts([{ '[pH]': 7.5 }, 3])], [4, 5]),
  Hypercalcemia: high(
    [
      ...beyond,
      ...amounts(
        [{ 'mg/dL': 11.5, 'mmol/L': 2.9 }, 2],
        [{ 'mg/dL': 12.5, 'mmol/L': 3.1 }, 3],
        [{ 'mg/dL': 13.5, 'mmol/L': 3.4 }, 4],
      ),
    ],
    [2, 3, 4, 5],
  ),
  'Hypercalcemia (Ionized)': high([...beyond, ...ionised([1.5, 2], [1.6, 3], [1.8, 4])], [2, 3, 4, 5]),
  Hyperkalemia: high(
    [...beyond, ...amounts([{ 'mmol/L': 5.5 }, 2], [{ 'mmol/L': 6 }, 3], [{ 'mmol/L': 7 }, 4])],
    [2, 3, 4, 5],
  ),
  Hypermagnesemia: high(
    [...beyond, ...amounts([{ 'mg/dL': 3, 'mmol/L': 1.23 }, 3], [{ 'mg/dL': 8, 'mmol/L': 3.3 }, 4])],
    [4, 5],
  ),
  Hypernatremia: high(
    [...beyond, ...amounts([{ 'mmol/L': 150 }, 2], [{ 'mmol/L': 155 }, 3], [{ 'mmol/L': 160 }, 4])],
    [2, 3, 4, 5],
  ),
  Hypertriglyceridemia: high(
    [
      [{ amount: { 'mg/dL': 150, 'mmol/L': 1.71 }, including: true }, 1],
      ...amounts(
        [{ 'mg/dL': 300, 'mmol/L': 3.42 }, 2],
        [{ 'mg/dL': 500, 'mmol/L': 5.7 }, 3],
        [{ 'mg/dL': 1000, 'mmol/L': 11.4 }, 4],
      ),
    ],
    [4, 5],
  ),
  Hyperuricemia: high(limits([1, [1, 3]]), [4, 5]),
  Hypoalbuminemia: low([...beyond, ...amounts([{ 'g/dL': 3, 'g/L': 30 }, 2], [{ 'g/dL': 2, 'g/L': 20 }, 3])], [4, 5]),
  Hypocalcemia: low(
    [
      ...beyond,
      ...amounts(
        [{ 'mg/dL': 8, 'mmol/L': 2 }, 2],
        [{ 'mg/dL': 7, 'mmol/L': 1.75 }, 3],
        [{ 'mg/dL': 6, 'mmol/L': 1.5 }, 4],
      ),
    ],
    [2, 3, 4, 5],
  ),
  'Hypocalcemia (Ionized)': low([...beyond, ...ionised([1, 2], [0.9, 3], [0.8, 4])], [2, 3, 4, 5]),
  Hypoglycemia: low(
    [
      ...beyond,
      ...amounts(
        [{ 'mg/dL': 55, 'mmol/L': 3 }, 2],
        [{ 'mg/dL': 40, 'mmol/L': 2.2 }, 3],
        [{ 'mg/dL': 30, 'mmol/L': 1.7 }, 4],
      ),
    ],
    [4, 5],
  ),
  Hypokalemia: low([...limits([1, [1, 2]]), ...amounts([{ 'mmol/L': 3 }, 3], [{ 'mmol/L': 2.5 }, 4])], [2, 3, 4, 5]),
  Hypomagnesemia: low(
    [
      ...beyond,
      ...amounts(
        [{ 'mg/dL': 1.2, 'mmol/L': 0.5 }, 2],
        [{ 'mg/dL': 0.9, 'mmol/L': 0.4 }, 3],
        [{ 'mg/dL': 0.7, 'mmol/L': 0.3 }, 4],
      ),
    ],
    [4, 5],
  ),
  Hyponatremia: low(
    [...beyond, ...amounts([{ 'mmol/L': 130 }, [2, 3]], [{ 'mmol/L': 125 }, 3], [{ 'mmol/L': 120 }, 4])],
    [4, 5],
  ),
};
