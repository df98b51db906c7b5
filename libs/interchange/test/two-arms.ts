import type { Protocol, StudyEpoch } from '@caseledger/domain';

/** A protocol with what no shipped one has: a sham arm, a licensed product in mg/kg and one without a dose, a timeline that repeats, a window around an anchor, a criterion of donors. */
export const withTwoArms = (protocol: Protocol): Protocol => {
  const [{ code: epoch }] = protocol.epochs as [StudyEpoch];
  return {
    ...protocol,
    arms: [...protocol.arms, { code: 'CONTROL', title: 'Control', type: 'SHAM' }],
    elements: [...protocol.elements, { code: 'CONTROL', title: 'Control', interventions: ['SHAM', 'MEDICINE'] }],
    cells: [
      ...protocol.cells,
      ...protocol.epochs.map(({ code }) => ({ arm: 'CONTROL', epoch: code, elements: ['CONTROL'] })),
    ],
    interventions: [
      ...protocol.interventions,
      {
        code: 'SHAM',
        title: 'Sham procedure',
        role: 'SHAM',
        administrations: [{ code: 'SHAM', title: 'Sham procedure', deposits: [] }],
      },
      {
        code: 'MEDICINE',
        title: 'Medicine',
        role: 'BACKGROUND',
        administrations: [
          {
            code: 'WEIGHED',
            title: 'By weight',
            product: 'MEDICINE',
            dose: { least: 5, most: 5, unit: 'mg/kg' },
            route: 'oral',
            treatedSites: [],
            deposits: [],
          },
          { code: 'FREE', title: 'As needed', product: 'MEDICINE', deposits: [] },
        ],
      },
    ],
    eligibility: [...protocol.eligibility, { code: 'D1', kind: 'INCLUSION', text: 'A healthy donor.', of: 'DONOR' }],
    products: [...protocol.products, { code: 'MEDICINE', title: 'Medicine', origin: 'LICENSED' }],
    activities: [...protocol.activities, { code: 'ICF', title: 'Consent', instruments: [], act: { kind: 'CONSENT' } }],
    timelines: [
      ...protocol.timelines,
      {
        code: 'AGAIN',
        title: 'Consent again',
        main: false,
        entryCondition: 'The information changes.',
        instances: [
          {
            code: 'ASKED',
            title: 'Asked',
            timing: {
              type: 'FIXED_REFERENCE',
              value: 'P1D',
              from: 'START_TO_START',
              window: { lower: 'P0D', upper: 'P2D' },
            },
            epoch,
            activities: ['ICF'],
          },
          {
            code: 'REMINDED',
            title: 'Reminded',
            timing: { type: 'AFTER', value: 'PT12H', relativeTo: 'ASKED', from: 'END_TO_START' },
            epoch,
            activities: ['ICF'],
            repeats: { every: 'P1W', from: 'FIRST', times: 3 },
          },
        ],
      },
    ],
  };
};
