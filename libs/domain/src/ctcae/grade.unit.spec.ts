import fc from 'fast-check';
import { ctcaeCriteria } from './criteria.js';
import { ctcaeGrade, mayBeGraded, type LaboratoryValue } from './grade.js';
import { ctcaeTerms, type CtcaeTerm } from './terms.js';

const terms = Object.keys(ctcaeTerms) as CtcaeTerm[];
const possible = (laboratory: LaboratoryValue) => ctcaeGrade(laboratory).possible;

/** Values with the grade, or the grades that clinical signs decide between, from just before a bound to just past it. */
type Row = readonly [
  term: CtcaeTerm,
  unit: string,
  known: Omit<LaboratoryValue, 'term' | 'unit' | 'value'>,
  values: readonly (readonly [value: number, grade: number | readonly number[]])[],
];
const rows: readonly Row[] = [
  [
    'Anemia',
    'g/L',
    { lowerLimit: 120 },
    [
      [120.1, 0],
      [120, 0],
      [119.9, 1],
      [100, 1],
      [99.9, 2],
      [80, 2],
      [79.9, 3],
      [20, 3],
    ],
  ],
  [
    'Anemia',
    'g/dL',
    { lowerLimit: 12 },
    [
      [12, 0],
      [11.9, 1],
      [10, 1],
      [9.99, 2],
      [8, 2],
      [7.99, 3],
    ],
  ],
  [
    'Anemia',
    'mmol/L',
    { lowerLimit: 7.4 },
    [
      [7.4, 0],
      [7.3, 1],
      [6.2, 1],
      [6.1, 2],
      [4.9, 2],
      [4.8, 3],
    ],
  ],
  [
    'Leukocytosis',
    '10*9/L',
    {},
    [
      [99.9, 0],
      [100, 0],
      [100.1, 3],
    ],
  ],
  [
    'Activated partial thromboplastin time prolonged',
    's',
    { upperLimit: 36 },
    [
      [36, 0],
      [36.1, 1],
      [54, 1],
      [54.1, 2],
      [90, 2],
      [90.1, 3],
    ],
  ],
  [
    'Alanine aminotransferase increased',
    'U/L',
    { upperLimit: 41, baseline: 41 },
    [
      [41, 0],
      [41.1, 1],
      [123, 1],
      [123.1, 2],
      [205, 2],
      [205.1, 3],
      [820, 3],
      [820.1, 4],
    ],
  ],
  [
    'Alanine aminotransferase increased',
    'U/L',
    { upperLimit: 41, baseline: 60 },
    [
      [60, 0],
      [89.9, 0],
      [90, 1],
      [180, 1],
      [180.1, 2],
      [300, 2],
      [300.1, 3],
      [1200, 3],
      [1200.1, 4],
    ],
  ],
  [
    'Alkaline phosphatase increased',
    'U/L',
    { upperLimit: 100, baseline: 200 },
    [
      [399.9, 0],
      [400, 1],
      [500, 1],
      [500.1, 2],
      [1000, 2],
      [1000.1, 3],
      [4000, 3],
      [4000.1, 4],
    ],
  ],
  [
    'Blood bilirubin increased',
    'mg/dL',
    { upperLimit: 0.3, baseline: 0.2 },
    [
      [0.3, 0],
      [0.31, 1],
      [0.45, 1],
      [0.46, 2],
      [0.9, 2],
      [0.91, 3],
      [3, 3],
      [3.01, 4],
    ],
  ],
  [
    'Blood bilirubin increased',
    'mg/dL',
    { upperLimit: 1, baseline: 2 },
    [
      [2, 0],
      [2.01, 1],
      [3, 1],
      [3.01, 2],
    ],
  ],
  [
    'Blood lactate dehydrogenase increased',
    'U/L',
    { upperLimit: 250 },
    [
      [250, 0],
      [250.1, 1],
      [9000, 1],
    ],
  ],
  [
    'CD4 lymphocytes decreased',
    '/mm3',
    { lowerLimit: 600 },
    [
      [600, 0],
      [599, 1],
      [500, 1],
      [499, 2],
      [200, 2],
      [199, 3],
      [50, 3],
      [49, 4],
    ],
  ],
  [
    'Cholesterol high',
    'mmol/L',
    { upperLimit: 5.2 },
    [
      [5.2, 0],
      [5.21, 1],
      [7.75, 1],
      [7.76, 2],
      [10.34, 2],
      [10.35, 3],
      [12.92, 3],
      [12.93, 4],
    ],
  ],
  [
    'Creatinine increased',
    'mg/dL',
    { upperLimit: 1.2, baseline: 0.6 },
    [
      [0.9, 0],
      [0.91, 2],
      [1.8, 2],
      [1.81, 3],
      [7.2, 3],
      [7.21, 4],
    ],
  ],
  [
    'Fibrinogen decreased',
    'g/L',
    { lowerLimit: 2, baseline: 3 },
    [
      [2, 0],
      [1.99, 1],
      [1.5, 1],
      [1.49, 2],
      [1, 2],
      [0.99, 3],
      [0.5, 3],
      [0.49, 4],
    ],
  ],
  [
    'Fibrinogen decreased',
    'g/L',
    { lowerLimit: 4, baseline: 3.2 },
    [
      [3.2, 0],
      [3.19, 1],
      [2.41, 1],
      [2.4, 2],
      [1.61, 2],
      [1.6, 3],
      [0.81, 3],
      [0.8, 4],
    ],
  ],
  [
    'Hemoglobin increased',
    'g/L',
    { upperLimit: 165 },
    [
      [165, 0],
      [165.1, 1],
      [185, 1],
      [185.1, 2],
      [205, 2],
      [206, 3],
    ],
  ],
  [
    'INR increased',
    '{INR}',
    {},
    [
      [1.2, 0],
      [1.21, 1],
      [1.5, 1],
      [1.51, 2],
      [2.5, 2],
      [2.51, 3],
    ],
  ],
  [
    'INR increased',
    '{INR}',
    { baseline: 2 },
    [
      [2, 0],
      [2.01, 1],
      [3, 1],
      [3.01, 2],
      [5, 2],
      [5.01, 3],
    ],
  ],
  [
    'Lipase increased',
    'U/L',
    { upperLimit: 60 },
    [
      [60, 0],
      [60.1, 1],
      [90, 1],
      [90.1, 2],
      [120, 2],
      [120.1, [2, 3]],
      [300, [2, 3]],
      [300.1, [3, 4]],
    ],
  ],
  [
    'Lymphocyte count increased',
    '/mm3',
    {},
    [
      [4000, 0],
      [4001, 2],
      [20_000, 2],
      [20_001, 3],
    ],
  ],
  [
    'Neutrophil count decreased',
    '10*9/L',
    { lowerLimit: 2 },
    [
      [2, 0],
      [1.99, 1],
      [1.5, 1],
      [1.49, 2],
      [1, 2],
      [0.99, 3],
      [0.5, 3],
      [0.49, 4],
    ],
  ],
  [
    'Platelet count decreased',
    '10*3/uL',
    { lowerLimit: 150 },
    [
      [150, 0],
      [149, 1],
      [75, 1],
      [74.9, 2],
      [50, 2],
      [49.9, 3],
      [25, 3],
      [24.9, 4],
    ],
  ],
  [
    'Acidosis',
    '[pH]',
    { lowerLimit: 7.35 },
    [
      [7.35, 0],
      [7.34, 1],
      [7.3, 1],
      [7.29, 3],
    ],
  ],
  [
    'Alkalosis',
    '[pH]',
    { upperLimit: 7.45 },
    [
      [7.45, 0],
      [7.46, 1],
      [7.5, 1],
      [7.51, 3],
    ],
  ],
  [
    'Hyperkalemia',
    'mmol/L',
    { upperLimit: 5 },
    [
      [5, 0],
      [5.1, 1],
      [5.5, 1],
      [5.6, 2],
      [6, 2],
      [6.1, 3],
      [7, 3],
      [7.1, 4],
    ],
  ],
  [
    'Hypermagnesemia',
    'mmol/L',
    { upperLimit: 1 },
    [
      [1, 0],
      [1.01, 1],
      [1.23, 1],
      [1.24, 3],
      [3.3, 3],
      [3.31, 4],
    ],
  ],
  [
    'Hypertriglyceridemia',
    'mg/dL',
    {},
    [
      [149.9, 0],
      [150, 1],
      [300, 1],
      [300.1, 2],
      [500, 2],
      [500.1, 3],
      [1000, 3],
      [1000.1, 4],
    ],
  ],
  [
    'Hyperuricemia',
    'mg/dL',
    { upperLimit: 7 },
    [
      [7, 0],
      [7.1, [1, 3]],
    ],
  ],
  [
    'Hypokalemia',
    'mmol/L',
    { lowerLimit: 3.5 },
    [
      [3.5, 0],
      [3.4, [1, 2]],
      [3, [1, 2]],
      [2.9, 3],
      [2.5, 3],
      [2.4, 4],
    ],
  ],
  [
    'Hyponatremia',
    'mmol/L',
    { lowerLimit: 135 },
    [
      [135, 0],
      [134, 1],
      [130, 1],
      [129, [2, 3]],
      [125, [2, 3]],
      [124, 3],
      [120, 3],
      [119, 4],
    ],
  ],
  [
    'Hypoglycemia',
    'mg/dL',
    { lowerLimit: 70 },
    [
      [70, 0],
      [69, 1],
      [55, 1],
      [54, 2],
      [40, 2],
      [39, 3],
      [30, 3],
      [29, 4],
    ],
  ],
];
const cases = rows.flatMap(([term, unit, known, values]) =>
  values.map(([value, grade]) => [`${term}, ${value} ${unit}`, { term, unit, value, ...known }, grade] as const),
);

describe('the grade of a laboratory value', () => {
  it.each(cases)('R-SAF-10: %s', (_what, laboratory, grade) => {
    expect(possible(laboratory)).toEqual([grade].flat());
    expect(ctcaeGrade(laboratory).grade).toBe(typeof grade === 'number' ? grade : undefined);
  });

  it('R-SAF-10: comes with the text of the criterion', () => {
    expect(ctcaeGrade({ term: 'Anemia', value: 65, unit: 'g/L', lowerLimit: 120 })).toEqual({
      version: 'CTCAE 5.0',
      term: 'Anemia',
      grade: 3,
      possible: [3],
      criterion: 'Hgb <8.0 g/dL; <4.9 mmol/L; <80 g/L; transfusion indicated',
      why: 'The value meets the criterion of grade 3.',
    });
  });

  it.each<[string, LaboratoryValue, readonly number[], RegExp]>([
    ['the limit', { term: 'Anemia', value: 110, unit: 'g/L' }, [0, 1], /lower limit of normal/],
    ['the upper limit', { term: 'CPK increased', value: 9, unit: 'U/L' }, [0, 1, 2, 3, 4], /upper limit of normal/],
    [
      'the baseline',
      { term: 'Aspartate aminotransferase increased', value: 130, unit: 'U/L', upperLimit: 40 },
      [0, 1, 2],
      /the baseline is needed/,
    ],
    [
      'the unit',
      { term: 'Hypoglycemia', value: 2, unit: 'mg/mL', lowerLimit: 3.9 },
      [1, 2, 3, 4],
      /unit cannot be converted/,
    ],
    [
      'the substance behind a mass',
      { term: 'Hyperkalemia', value: 25, unit: 'mg/dL', upperLimit: 20 },
      [1, 2, 3, 4],
      /unit cannot be converted/,
    ],
    ['signs', { term: 'Hyperuricemia', value: 9, unit: 'mg/dL', upperLimit: 7 }, [1, 3], /clinical signs/],
  ])('R-SAF-10: is not guessed without %s', (_what, laboratory, grades, why) => {
    const answer = ctcaeGrade(laboratory);
    expect(answer).toMatchObject({ possible: grades, why: expect.stringMatching(why) as string });
    expect(answer).not.toHaveProperty('grade');
  });

  it('R-SAF-10: needs nothing that does not matter', () => {
    expect(ctcaeGrade({ term: 'Anemia', value: 79, unit: 'g/L' }).grade).toBe(3);
    expect(ctcaeGrade({ term: 'GGT increased', value: 40, unit: 'U/L', upperLimit: 60 }).grade).toBe(0);
    expect(ctcaeGrade({ term: 'Creatinine increased', value: 9, unit: 'mg/dL', upperLimit: 1.2 }).grade).toBe(4);
    expect(ctcaeGrade({ term: 'Fibrinogen decreased', value: 49, unit: 'mg/dL', lowerLimit: 200 }).grade).toBe(4);
  });

  it('R-SAF-10: a person may give what the value leaves open, or more by clinical signs, and nothing else', () => {
    const grades = (laboratory: LaboratoryValue) =>
      [1, 2, 3, 4, 5].filter((grade) => mayBeGraded(ctcaeGrade(laboratory), grade));
    expect(grades({ term: 'Hyperuricemia', value: 9, unit: 'mg/dL', upperLimit: 7 })).toEqual([1, 3, 4, 5]);
    expect(grades({ term: 'Anemia', value: 70, unit: 'g/L', lowerLimit: 120 })).toEqual([3, 4, 5]);
    expect(grades({ term: 'Platelet count decreased', value: 60, unit: '10*9/L' })).toEqual([2]);
  });

  const amount = fc.integer({ min: 1, max: 40_000 }).map((hundredths) => hundredths / 100);
  const maybe = fc.option(amount, { nil: undefined });
  const unit = fc.constantFrom('g/L', 'g/dL', 'mg/dL', 'mmol/L', '10*9/L', '/mm3', '[pH]', '{INR}', 'U/L');
  it('R-SAF-10: a worse value never has a lower grade, whatever else is known', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...terms),
        unit,
        fc.tuple(amount, amount),
        fc.tuple(maybe, maybe),
        maybe,
        (term, inUnit, values, limits, baseline) => {
          const [lowerLimit, upperLimit] = limits.every((limit) => limit !== undefined)
            ? [...limits].sort((a, b) => a - b)
            : limits;
          const grades = (value: number) => possible({ term, value, unit: inUnit, lowerLimit, upperLimit, baseline });
          const rising = [...values].sort((a, b) => a - b).map(grades);
          const [better, worse] = ctcaeCriteria[term].side === 'HIGH' ? rising : rising.reverse();
          expect(Math.min(...worse!)).toBeGreaterThanOrEqual(Math.min(...better!));
          expect(Math.max(...worse!)).toBeGreaterThanOrEqual(Math.max(...better!));
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe('the criteria', () => {
  it.each(terms)('R-SAF-10: %s: every grade is one of the term, and every bound stands in its texts', (term) => {
    const { steps, instead, clinical } = ctcaeCriteria[term];
    const texts: Readonly<Record<string, string>> = ctcaeTerms[term];
    const numbers = [
      ...Object.values(texts)
        .join(' ')
        .replaceAll(',', '')
        .matchAll(/\d+(\.\d+)?/g),
    ].map(([number]) => Number(number));
    const grades = Object.keys(texts).map(Number);
    const all = [...steps, ...(instead?.steps ?? [])];
    expect(grades).toEqual(expect.arrayContaining([...clinical, ...all.flatMap(([, grade]) => grade)]));
    expect(clinical.includes(5)).toBe(grades.includes(5));
    for (const [bound] of all) {
      if ('limit' in bound && bound.limit !== 1) expect(numbers).toContain(bound.limit);
      // Its text says by how many per cent the baseline decreased.
      if ('baseline' in bound && term !== 'Fibrinogen decreased') expect(numbers).toContain(bound.baseline);
      if ('aboveLimit' in bound) expect(numbers).toContain(bound.aboveLimit['g/dL']);
      if (!('amount' in bound)) continue;
      for (const [unit, amount] of Object.entries(bound.amount)) {
        // Some texts count cells per cubic millimetre only.
        expect(numbers.some((one) => one === amount || (unit === '10*9/L' && one === amount * 1000))).toBe(true);
      }
    }
  });
});
