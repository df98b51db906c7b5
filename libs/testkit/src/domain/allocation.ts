import type { AllocationPlan, Blinding, Protocol, Randomisation } from '@caseledger/domain';
import { achilles, given, sham } from './protocols.js';

const [arm] = achilles.arms as [Protocol['arms'][number]];
const [timeline] = achilles.timelines as [Protocol['timelines'][number]];
const cellOf = (of: string, epoch: string) => ({ arm: of, epoch, elements: [epoch] });

/** The arms of `twoArms`: cells are given to the one, and nothing to the other. */
export const cellsArm = arm.code;
export const controlArm = 'CONTROL';

/**
 * The reference programme beside a control group that nobody treats: its visit comes half a year after screening, and those
 * of the others are reckoned from the injection.
 */
const twoArms: Protocol = {
  ...achilles,
  arms: [arm, { code: controlArm, title: 'Usual care', type: 'NO_INTERVENTION' }],
  epochs: [...achilles.epochs, { code: 'OBSERVATION', title: 'Observation', type: 'OBSERVATION' }],
  elements: [...achilles.elements, { code: 'OBSERVATION', title: 'Observation', interventions: [] }],
  cells: [...achilles.cells, cellOf(controlArm, 'SCREENING'), cellOf(controlArm, 'OBSERVATION')],
  activities: [
    ...achilles.activities,
    { code: 'SCREENING', title: 'Screening', instruments: [], act: { kind: 'SCREENING' } },
  ],
  timelines: [
    {
      ...timeline,
      instances: [
        {
          code: 'SCREENED',
          title: 'Screening',
          timing: { type: 'FIXED_REFERENCE', value: 'P1D' },
          epoch: 'SCREENING',
          activities: ['SCREENING'],
        },
        ...timeline.instances.map((instance) =>
          instance.code === 'M0' ? { ...instance, epoch: 'TREATMENT' } : instance,
        ),
        {
          code: 'C6',
          title: 'Control, month 6',
          timing: { type: 'AFTER', value: 'P6M', relativeTo: 'SCREENED', window: { lower: 'P30D', upper: 'P30D' } },
          epoch: 'OBSERVATION',
          activities: timeline.instances[0]?.activities ?? [],
        },
      ],
    },
  ],
};

export const evenShares: Randomisation['shares'] = [
  { arm: cellsArm, ratio: 1 },
  { arm: controlArm, ratio: 1 },
];

/** Blocks of two or four, one list for each type of rupture. */
export const byBlocks: Randomisation = {
  shares: evenShares,
  participants: 8,
  blocks: { sizes: [2, 4], strata: ['rupture'], places: 4 },
};

export const byMinimisation: Randomisation = {
  shares: evenShares,
  participants: 6,
  minimisation: {
    factors: [
      { factor: 'SITE', weight: 1 },
      { factor: 'sex', weight: 2 },
    ],
    percent: 80,
  },
};

/** `twoArms`, with a way to get into them. */
export const allocatedBy = (allocation: AllocationPlan, blinding?: Blinding): Protocol => ({
  ...twoArms,
  allocation,
  ...(blinding && { blinding }),
});

export const randomisedTrial = allocatedBy({ method: 'RANDOMISED', randomisation: byBlocks });
export const byClinician = allocatedBy({ method: 'BY_CLINICIAN' });

/** Two dose levels, by 3+3: the second one gets the same administration, as nothing gives two yet. */
export const escalatedTrial: Protocol = {
  ...achilles,
  arms: ['LOW', 'HIGH'].map((code) => ({ code, title: code, type: 'INVESTIGATIONAL' as const })),
  cells: ['LOW', 'HIGH'].flatMap((code) => achilles.epochs.map((epoch) => cellOf(code, epoch.code))),
  interventions: achilles.interventions.map((one) => ({ ...one, administrations: [given(achilles)] })),
  allocation: {
    method: 'COHORTS',
    escalation: {
      levels: ['LOW', 'HIGH'],
      windowDays: 28,
      staggered: 1,
      steps: [
        { participants: 3, goOn: 0, expand: 1 },
        { participants: 6, goOn: 1 },
      ],
    },
  },
};

/**
 * The reference programme against a sham procedure in place of the injection, with the same visits in both arms, by blocks of
 * two: of the first two participants each arm gets one.
 */
export const shamTrial = (roles: Blinding['roles']): Protocol => ({
  ...achilles,
  arms: [arm, { code: sham.code, title: sham.title, type: 'SHAM' }],
  interventions: [
    ...achilles.interventions,
    { code: sham.code, title: sham.title, role: 'SHAM', administrations: [sham] },
  ],
  elements: [...achilles.elements, { code: sham.code, title: sham.title, interventions: [sham.code] }],
  cells: [
    ...achilles.cells,
    cellOf(sham.code, 'SCREENING'),
    { arm: sham.code, epoch: 'TREATMENT', elements: [sham.code] },
    cellOf(sham.code, 'FOLLOW-UP'),
  ],
  activities: achilles.activities.map((activity) =>
    activity.act?.kind === 'ADMINISTRATION'
      ? { ...activity, act: { kind: 'ADMINISTRATION', administrations: [given(achilles).code, sham.code] } }
      : activity,
  ),
  allocation: {
    method: 'RANDOMISED',
    randomisation: {
      shares: [
        { arm: cellsArm, ratio: 1 },
        { arm: sham.code, ratio: 1 },
      ],
      participants: 8,
      blocks: { sizes: [2], strata: [], places: 8 },
    },
  },
  blinding: { schema: 'DOUBLE', roles },
});
