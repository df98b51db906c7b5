import { compare, type Computed } from './comparison.js';
import { readPlans, readPublished, type CasePlan } from './plan.js';

const published = readPublished();
const treatedOn = '2015-01-07';
const replacedOn = '2015-08-05';

/** As much of what a right product says of the cases as is compared. */
function computedOf(plans: readonly CasePlan[]): Computed {
  const row = ({ case: name }: CasePlan, values: Readonly<Record<string, number>>) => ({
    participant: `P-${name}`,
    values: Object.entries(values).map(([visit, value]) => ({ visit, value })),
  });
  const progression = (plan: CasePlan): Readonly<Record<string, number>> => {
    const value = plan.course === 'progressed' ? 1 : 0;
    if (plan.replacedOnDay !== undefined) return {};
    if (plan.course === 'dropped-out') return { M60: value };
    return { M12: value, M24: value, ...(plan.notLocated !== true && { M60: value }) };
  };
  const computed = {
    outcomes: {
      treated: plans.length,
      outcomes: [
        { code: 'progression', values: plans.map((plan) => row(plan, progression(plan))) },
        { code: 'lesion-volume', values: plans.map((plan) => row(plan, plan.lesionVolume ?? {})) },
      ],
    },
    participants: plans.map(({ case: name, course }) => ({
      participant: `P-${name}`,
      administrations: [{ at: `${treatedOn}T10:00:00.000Z` }],
      visits: course === 'dropped-out' ? [{ code: 'M6', progress: 'MISSED' }] : [],
    })),
    replacements: new Map(
      plans.filter(({ replacedOnDay }) => replacedOnDay).map(({ case: name }) => [`P-${name}`, replacedOn]),
    ),
  };
  return computed as unknown as Computed;
}

const plans = readPlans();
const unexplained = (changed: readonly CasePlan[]) =>
  compare(published, computedOf(changed)).flatMap(({ name, verdict }) => (verdict === 'unexplained' ? [name] : []));

describe('comparison with the publications of ORTHO-2', () => {
  it('explains every figure', () => {
    expect(unexplained(plans)).toEqual([]);
  });

  it.each(plans.map((plan) => [plan.case, plan] as const))('notices when case %i went otherwise', (_, plan) => {
    const course = plan.course === 'healed' ? 'progressed' : 'healed';
    const { replacedOnDay, ...rest } = plan;
    const other = { ...rest, course, ...(replacedOnDay === undefined && { replacedOnDay: 200 }) } as const;
    expect(unexplained(plans.map((one) => (one === plan ? other : one)))).not.toEqual([]);
  });

  it('notices a case that is not there, and a volume of a case that is another', () => {
    expect(unexplained(plans.slice(1))).toContain('treated');
    const [first, ...others] = plans;
    const grown = { ...first!, lesionVolume: { ...first!.lesionVolume, M12: 40 } };
    expect(unexplained([grown, ...others])).toEqual([
      'lesion volume, M12, mean',
      'lesion volume, M12, standard deviation',
      'regeneration in healed, mean',
      'regeneration in healed, standard deviation',
    ]);
  });
});
