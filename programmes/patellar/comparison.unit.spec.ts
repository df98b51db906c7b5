import { compare, type Computed } from './comparison.js';
import { arms, changed, readInvented, readPublished, type Arm, type Invented } from './plan.js';

const published = readPublished();
const invented = readInvented();

/** Codes of the outcomes, by what is measured. */
const outcomeOf: Readonly<Record<string, string>> = {
  'MRI/gap': 'gap',
  'VAS/daily': 'pain-daily',
  'VAS/sport': 'pain-sport',
  'UTC/mid-II': 'mid-ii',
  'UTC/mid-III': 'mid-iii',
  'UTC/proximal-I': 'proximal-i',
  'UTC/insertion-III': 'insertion-iii',
  'UTC/insertion-IV': 'insertion-iv',
};
const days = {
  CELLS: [
    ['DAY-0-MARROW', 'ASPIRATION'],
    ['DAY-0', 'SALINE'],
    ['DAY-23', 'CELLS'],
  ],
  PLASMA: [
    ['DAY-0-MARROW', 'SHAM-ASPIRATION'],
    ['DAY-0', 'PLASMA'],
    ['DAY-23', 'PLASMA'],
  ],
} as const;
const productsOf = {
  CELLS: [{ donation: { administrableProduct: 'CELLS' }, intermediates: [], administrations: [{ cells: 20 }] }],
  PLASMA: [1, 2].map(() => ({
    donation: { administrableProduct: 'PLASMA', volume: 36 },
    intermediates: [{ volume: 6 }],
    administrations: [{}],
  })),
};

/** As much of what a right product says as is compared, when the list gives these arms. */
function computedOf({ participants, changes }: Invented, armOf: (index: number) => Arm): Computed {
  const taken = { CELLS: 0, PLASMA: 0 };
  const people = participants.map(({ case: name, baseline, symptomMonths }, index) => {
    const arm = armOf(index);
    return { participant: `P-${name}`, baseline, symptomMonths, arm, by: changes[arm][taken[arm]++] ?? {} };
  });
  const outcomes = Object.entries(outcomeOf).map(([item, code]) => ({
    code,
    changes: ['M3', 'M6', 'M12'].map((visit) => ({
      visit,
      values: people.map(({ participant, baseline, by }) => {
        const [before = 0, change] = [baseline[item], by[visit]?.[item]];
        const after = change === undefined ? undefined : changed(before, change);
        return { participant, change: after === undefined ? null : Math.round((after - before) * 100) / 100 };
      }),
    })),
  }));
  const computed = {
    list: { places: people.map(({ participant, arm }) => ({ participant, arm })) },
    outcomes: { outcomes },
    files: people.map(({ participant, arm, symptomMonths, baseline }) => ({
      participant,
      characteristics: [
        { item: 'gap', value: baseline['MRI/gap'] },
        { item: 'symptom-months', value: symptomMonths },
      ],
      administrations: days[arm].map(([scheduled, administration]) => ({ scheduled, administration })),
      visits: [{ code: 'M12', progress: arm === 'CELLS' ? 'RECORDED' : 'MISSED' }],
    })),
    genealogies: people.map(({ participant, arm }) => ({ participant, products: productsOf[arm] })),
  };
  return computed as unknown as Computed;
}

const byTurns = (index: number): Arm => arms[index % 2]!;
const unexplained = (changedPlans: Invented, armOf = byTurns) =>
  compare(published, computedOf(changedPlans, armOf)).flatMap(({ name, verdict }) =>
    verdict === 'unexplained' ? [name] : [],
  );

describe('comparison with the publications of the trial', () => {
  it.each([
    ['by turns', byTurns],
    ['in one block', (index: number) => (index < 10 ? 'CELLS' : 'PLASMA') satisfies Arm],
    ['in blocks of four', (index: number) => (index % 4 === 0 || index % 4 === 3 ? 'PLASMA' : 'CELLS') satisfies Arm],
  ])('explains every figure, whoever gets into which arm: %s', (_, armOf) => {
    expect(unexplained(invented, armOf)).toEqual([]);
  });

  it('notices arms that are not ten and ten', () => {
    const uneven = unexplained(invented, (index) => (index < 11 ? 'CELLS' : 'PLASMA'));
    expect(uneven).toEqual(
      expect.arrayContaining(['allocated, CELLS', 'allocated, PLASMA', 'PLASMA: PLASMA at DAY-0']),
    );
  });

  it.each(arms.flatMap((arm) => invented.changes[arm].map((_, place) => [arm, place] as const)))(
    'notices another change of echo types in arm %s at place %i',
    (arm, place) => {
      const others = invented.changes[arm].map((by, at) =>
        at === place ? { ...by, M3: { ...by.M3, 'UTC/mid-III': (by.M3?.['UTC/mid-III'] ?? 0) + 2 } } : by,
      );
      expect(unexplained({ ...invented, changes: { ...invented.changes, [arm]: others } })).toContain(
        `mid-iii, M3, ${arm}, mean change`,
      );
    },
  );

  it('notices a gap that closes in the other arm, and marrow that was taken there', () => {
    const others = invented.changes.PLASMA.map((by, at) => ({ ...by, M6: { ...by.M6, 'MRI/gap': -1 - at / 10 } }));
    expect(unexplained({ ...invented, changes: { ...invented.changes, PLASMA: others } })).toEqual([
      'month 6, gap regenerates, PLASMA',
    ]);
    const computed = computedOf(invented, byTurns);
    const mixed = computed.genealogies.map((one) => ({ ...one, products: productsOf.CELLS }));
    const figures = compare(published, { ...computed, genealogies: mixed } as unknown as Computed);
    expect(figures.find(({ name }) => name === 'PLASMA: marrow taken')).toMatchObject({ verdict: 'unexplained' });
  });
});
