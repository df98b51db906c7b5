import type { Activity, Administration, Encounter, StudyDesign } from './design.js';
import type { AdministrableProduct, SpecificationLine } from './products.js';
import type { Protocol } from './protocol.js';
import type { ScheduledInstance, ScheduleTimeline } from './timeline.js';

/** A visit of a protocol of the first version. */
interface FirstVisit {
  readonly code: string;
  readonly title: string;
  /** Calendar months after the administration; 0 is the baseline before it. */
  readonly month: number;
  /** Days before and after the target date that still count as this visit. */
  readonly window: { readonly before: number; readonly after: number };
  readonly instruments: readonly string[];
}

/** A protocol as the first version of its events says it. */
export interface FirstProtocol extends Omit<Protocol, keyof StudyDesign | 'treatedSites'> {
  readonly laterality: boolean;
  readonly manufacture: {
    readonly product: string;
    readonly transportHours: number;
    readonly passages: number;
    readonly days: { readonly least: number; readonly most: number };
    readonly specification: { readonly version: string; readonly lines: readonly SpecificationLine[] };
    readonly containers: readonly {
      readonly code: string;
      readonly cells: { readonly least: number; readonly most: number };
      readonly volume: number;
    }[];
    readonly shelfLifeHours: number;
    readonly storage: { readonly least: number; readonly most: number };
  };
  readonly administration: {
    readonly dose: { readonly least: number; readonly most: number };
    readonly deposits: readonly { readonly code: string; readonly container: string; readonly volume: number }[];
  };
  readonly visits: readonly FirstVisit[];
}

/** Codes of what a protocol of the first version has without a name. */
export const unnamed = {
  treatedSite: 'TREATED-SITE',
  arm: 'TREATMENT',
  product: 'CELLS',
  intervention: 'CELLS',
  administration: 'INJECTION',
  timeline: 'MAIN',
  epochs: { before: 'SCREENING', on: 'TREATMENT', after: 'FOLLOW-UP' },
} as const;

/**
 * What a protocol of the first version always meant: one arm, one autologous product that is cultured and given once at one
 * place, and visits in months around that administration.
 */
export function asFirstMeant(first: FirstProtocol): Protocol {
  const { laterality, manufacture, administration, visits, ...rest } = first;
  const treatedSite = { code: unnamed.treatedSite, title: 'Treated site', lateral: laterality };
  return { ...rest, treatedSites: [treatedSite], ...designOf(first) };
}

function designOf(protocol: FirstProtocol): StudyDesign {
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

function administrationOf({ administration: { dose, deposits } }: FirstProtocol): Administration {
  const { administration: code, product } = unnamed;
  return { code, title: 'Administration', product, dose: { ...dose, unit: '10*6{cells}' }, deposits };
}

function productOf({ manufacture }: FirstProtocol): AdministrableProduct {
  const { product, transportHours, passages, days, ...rest } = manufacture;
  return {
    code: unnamed.product,
    title: product,
    origin: 'AUTOLOGOUS',
    manufacture: {
      process: [
        { kind: 'COLLECTION' },
        { kind: 'RECEIPT', within: { least: 0, most: transportHours, unit: 'HOURS', since: 'COLLECTION' } },
        ...(passages === 0 ? [] : [{ kind: 'PASSAGE', times: passages } as const]),
        { kind: 'HARVEST', within: { ...days, unit: 'DAYS', since: 'RECEIPT' } },
      ],
      ...rest,
    },
  };
}

/** Each instrument is an activity of its name, and the administration is one. */
function activitiesOf({ instruments }: FirstProtocol): readonly Activity[] {
  const { administration } = unnamed;
  return [
    {
      code: administration,
      title: 'Administration',
      instruments: [],
      act: { kind: 'ADMINISTRATION', administrations: [administration] },
    },
    ...instruments.map(({ code, title }) => ({ code, title, instruments: [code] })),
  ];
}

const encountersOf = ({ visits }: FirstProtocol): readonly Encounter[] =>
  visits.map(({ code, title }) => ({ code, title, contact: 'IN_PERSON' }));

function timelineOf({ visits }: FirstProtocol): ScheduleTimeline {
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
function instanceOf({ code, title, month, window, instruments }: FirstVisit): ScheduledInstance {
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
