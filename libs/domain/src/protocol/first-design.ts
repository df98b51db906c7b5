import type { Activity, Administration, AdministrableProduct, Encounter, StudyDesign } from './design.js';
import type { Protocol, ScheduledVisit } from './protocol.js';
import type { ScheduledInstance, ScheduleTimeline } from './timeline.js';

/** Codes of what a protocol of the first version has without a name. */
const unnamed = {
  arm: 'TREATMENT',
  product: 'CELLS',
  intervention: 'CELLS',
  administration: 'INJECTION',
  timeline: 'MAIN',
  epochs: { before: 'SCREENING', on: 'TREATMENT', after: 'FOLLOW-UP' },
} as const;

/**
 * What a protocol of the first version always meant: one arm, one autologous product that is cultured and given once, and visits
 * in months around that administration.
 */
export function firstDesign(protocol: Protocol): StudyDesign {
  const { arm, epochs, intervention } = unnamed;
  return {
    arms: [{ code: arm, title: protocol.title, type: 'INVESTIGATIONAL' }],
    epochs: [
      { code: epochs.before, title: 'Screening', type: 'SCREENING' },
      { code: epochs.on, title: 'Treatment', type: 'TREATMENT' },
      { code: epochs.after, title: 'Follow-up', type: 'FOLLOW_UP' },
    ],
    elements: [
      { code: epochs.before, title: 'Screening', interventions: [] },
      { code: epochs.on, title: 'Treatment', interventions: [intervention] },
      { code: epochs.after, title: 'Follow-up', interventions: [] },
    ],
    cells: Object.values(epochs).map((epoch) => ({ arm, epoch, elements: [epoch] })),
    interventions: [
      {
        code: intervention,
        title: protocol.manufacture.product,
        role: 'INVESTIGATIONAL',
        administrations: [administrationOf(protocol)],
      },
    ],
    products: [productOf(protocol)],
    activities: activitiesOf(protocol),
    encounters: encountersOf(protocol),
    timelines: [timelineOf(protocol)],
  };
}

function administrationOf({ administration: { dose, deposits } }: Protocol): Administration {
  const { administration: code, product } = unnamed;
  return { code, title: 'Administration', product, dose: { ...dose, unit: '10*6{cells}' }, deposits };
}

function productOf({ manufacture }: Protocol): AdministrableProduct {
  const { product, transportHours, passages, days, specification, containers, shelfLifeHours, storage } = manufacture;
  return {
    code: unnamed.product,
    title: product,
    origin: 'AUTOLOGOUS',
    process: [
      { kind: 'COLLECTION' },
      { kind: 'RECEIPT', hours: { least: 0, most: transportHours } },
      { kind: 'PASSAGE', times: passages },
      { kind: 'HARVEST', days },
    ],
    specification,
    containers,
    shelfLifeHours,
    storage,
  };
}

/** Each instrument is an activity of its name, and the administration is one. */
function activitiesOf({ instruments }: Protocol): readonly Activity[] {
  const { administration } = unnamed;
  return [
    { code: administration, title: 'Administration', instruments: [], act: { kind: 'ADMINISTRATION', administration } },
    ...instruments.map(({ code, title }) => ({ code, title, instruments: [code] })),
  ];
}

const encountersOf = ({ visits }: Protocol): readonly Encounter[] =>
  visits.map(({ code, title }) => ({ code, title, contact: 'IN_PERSON' }));

function timelineOf({ visits }: Protocol): ScheduleTimeline {
  const { timeline, administration, epochs } = unnamed;
  const anchor: ScheduledInstance = {
    code: administration,
    title: 'Administration',
    timing: { type: 'FIXED_REFERENCE', value: 'P1D' },
    epoch: epochs.on,
    activities: [administration],
  };
  const [before, after] = [0, 1].map((side) =>
    visits.filter(({ month }) => (month === 0 ? 0 : 1) === side).map(instanceOf),
  );
  return {
    code: timeline,
    title: 'Main timeline',
    main: true,
    entryCondition: 'A participant is screened.',
    instances: [...(before ?? []), anchor, ...(after ?? [])],
  };
}

/** The baseline comes before the administration, every other visit months after it. */
function instanceOf({ code, title, month, window, instruments }: ScheduledVisit): ScheduledInstance {
  const { administration, epochs } = unnamed;
  return {
    code,
    title,
    timing: {
      type: month === 0 ? 'BEFORE' : 'AFTER',
      value: `P${month}M`,
      relativeTo: administration,
      window: { lower: `P${window.before}D`, upper: `P${window.after}D` },
    },
    encounter: code,
    epoch: month === 0 ? epochs.before : epochs.after,
    activities: instruments,
  };
}
