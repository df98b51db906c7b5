import type { Unmet } from '@caseledger/kernel';
import { unnamed } from '../protocol/first-protocol.js';
import type { LegalBasis } from '../protocol/protocol.js';
import {
  event as eventKind,
  events,
  own,
  whole,
  type EventsOf,
  type Material,
  type SpecificationOf,
} from '../vocabulary/event.js';
import { words } from '../vocabulary/words.js';

export interface Container {
  readonly code: string;
  /** Code of the container in the plan, where it is another one: of those of which there may be several. */
  readonly plan?: string;
  /** 10⁶ cells; absent where nobody counts them. */
  readonly cells?: number;
  /** mL. */
  readonly volume: number;
}

interface Release {
  readonly meaning: string;
  /** Absent where nothing is specified. */
  readonly specificationVersion?: string;
  readonly pending: readonly string[];
}

/** An event kind of a product, which has to say whether release relies on what it tells. */
const event = <Data extends object>(
  specification: SpecificationOf<Data> & { readonly traits: { readonly entersBatchRecord: boolean } },
) => eventKind<Data>(specification);

export const productEvents = events('product', {
  MarrowHarvested: event<{
    readonly participant: string;
    /** Code of the product of the protocol that is made of it. */
    readonly administrableProduct: string;
    readonly site: string;
    /** ISBT 128 donation identification number, 13 characters (R-CEL-17). */
    readonly donationNumber: string;
    readonly sites: string;
    readonly volume: number;
    readonly sedation: string;
    readonly startedAt: string;
    readonly materials: readonly Material[];
  }>({
    version: 2,
    upcasts: { 1: (data) => ({ ...data, administrableProduct: unnamed.product }) },
    says: {
      en: ({ id, data }) =>
        `harvested ${data.volume} mL of marrow from ${data.participant} for product ${id} (donation ${data.donationNumber})`,
    },
    reads: own,
    about: ({ data: { participant, site } }) => ({ participant, site }),
    uses: ({ materials }) => materials,
    traits: { entersBatchRecord: true },
  }),
  /** Whatever a product is made of but marrow: blood, tissue. */
  StartingMaterialCollected: event<{
    readonly participant: string;
    /** Code of the product of the protocol that is made of it. */
    readonly administrableProduct: string;
    readonly site: string;
    /** In words, such as `whole blood`. */
    readonly material: string;
    /** Absent where it never leaves the room. */
    readonly donationNumber?: string;
    /** mL. */
    readonly volume: number;
    readonly startedAt: string;
    readonly materials: readonly Material[];
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `collected ${data.volume} mL of ${data.material} from ${data.participant} for product ${id}`,
    },
    reads: own,
    about: ({ data: { participant, site } }) => ({ participant, site }),
    uses: ({ materials }) => materials,
    traits: { entersBatchRecord: true },
  }),
  StartingMaterialReceived: event<{ readonly donationNumber: string; readonly hoursInTransit: number }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `received donation ${data.donationNumber} for product ${id} after ${data.hoursInTransit} h in transit`,
    },
    reads: own,
    traits: { entersBatchRecord: true },
  }),
  Concentrated: event<{
    /** mL. */
    readonly volume: number;
    /** 10⁶ cells; absent where nobody counts them. */
    readonly cells?: number;
    readonly materials: readonly Material[];
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `concentrated product ${id} to ${data.volume} mL${data.cells === undefined ? '' : ` with ${data.cells} million cells`}`,
    },
    reads: own,
    uses: ({ materials }) => materials,
    traits: { entersBatchRecord: true },
  }),
  CulturePassaged: event<{
    readonly passage: number;
    readonly confluence: number;
    readonly flasks: number;
    readonly materials: readonly Material[];
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `made passage ${data.passage} of product ${id} at ${data.confluence} % confluence into ${data.flasks} flasks`,
    },
    reads: own,
    uses: ({ materials }) => materials,
    traits: { entersBatchRecord: true },
  }),
  CellsHarvested: event<{ readonly cells: number; readonly daysInCulture: number }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `harvested ${data.cells} million cells of product ${id} after ${data.daysInCulture} days in culture`,
    },
    reads: own,
    traits: { entersBatchRecord: true },
  }),
  Cryopreserved: event<{
    /** 10⁶ cells. */
    readonly cells: number;
    readonly location: string;
    readonly materials: readonly Material[];
  }>({
    version: 1,
    says: {
      en: ({ id, data }) => `cryopreserved ${data.cells} million cells of product ${id} at ${data.location}`,
    },
    reads: own,
    uses: ({ materials }) => materials,
    traits: { entersBatchRecord: true },
  }),
  /** Of cells in the process, or of containers that were kept frozen. */
  Thawed: event<{
    /** 10⁶ cells; of cells in the process. */
    readonly cells?: number;
    /** Codes of the containers; none: of cells in the process. */
    readonly containers: readonly string[];
    /** Until when the containers may be given. */
    readonly expiresAt?: string;
    readonly materials: readonly Material[];
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        data.containers.length === 0
          ? `thawed ${data.cells ?? 'uncounted'} million cells of product ${id}`
          : `thawed ${data.containers.join(', ')} of product ${id}, usable until ${data.expiresAt ?? 'its expiry'}`,
    },
    reads: own,
    uses: ({ materials }) => materials,
    traits: { entersBatchRecord: false },
  }),
  DeviationRecorded: event<{ readonly rule: string; readonly description: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded a deviation of product ${id} from ${data.rule}: ${data.description}`,
    },
    reads: own,
    traits: { entersBatchRecord: true, incident: true },
  }),
  QualityTested: event<{
    readonly test: string;
    readonly result: number | string;
    readonly method: string;
    readonly verdict: 'PASS' | 'FAIL';
    readonly specificationVersion: string;
    readonly laboratory: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded ${data.test} of product ${id}: ${data.result}, ${words(data.verdict)} by specification ${data.specificationVersion}`,
    },
    reads: whole(({ test }) => `test/${test}`),
    traits: { entersBatchRecord: true, incident: ({ verdict }) => verdict === 'FAIL' },
  }),
  ProductFormulated: event<{
    readonly containers: readonly Container[];
    readonly expiresAt: string;
    readonly materials: readonly Material[];
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `formulated product ${id} into ${data.containers.map(({ code }) => code).join(', ')}, usable until ${data.expiresAt}`,
    },
    reads: own,
    uses: ({ materials }) => materials,
    traits: { entersBatchRecord: true },
  }),
  BatchRecordReviewed: event<{ readonly findings: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `reviewed the batch record of product ${id}: ${data.findings}`,
    },
    reads: own,
    traits: { entersBatchRecord: false },
  }),
  BatchReleased: event<Release>({
    version: 1,
    says: {
      en: ({ id, data }) => `released product ${id}: ${data.meaning}`,
    },
    reads: own,
    traits: { entersBatchRecord: false, disposition: 'RELEASED' },
  }),
  BatchConditionallyReleased: event<Release>({
    version: 1,
    says: {
      en: ({ id, data }) => `released product ${id} conditionally, pending ${data.pending.join(', ')}: ${data.meaning}`,
    },
    reads: own,
    traits: { entersBatchRecord: false, disposition: 'CONDITIONALLY_RELEASED' },
  }),
  BatchRejected: event<{ readonly explanation: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `rejected product ${id}: ${data.explanation}`,
    },
    reads: own,
    traits: { entersBatchRecord: false, disposition: 'REJECTED', incident: true },
  }),
  SurplusCryopreserved: event<{ readonly cells: number; readonly location: string; readonly isolated: boolean }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `cryopreserved ${data.cells} million surplus cells of product ${id} at ${data.location}${data.isolated ? ', isolated' : ''}`,
    },
    reads: own,
    traits: { entersBatchRecord: true },
  }),
  CustodyTransferred: event<{
    readonly from: string;
    readonly to: string;
    readonly place: string;
    readonly temperature: number;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded that product ${id} went from ${data.from} to ${data.to} at ${data.place}, ${data.temperature} °C`,
    },
    reads: own,
    traits: { entersBatchRecord: false },
  }),
  TemperatureExcursionRecorded: event<{ readonly temperature: number; readonly place: string }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded a temperature excursion of product ${id} to ${data.temperature} °C at ${data.place}`,
    },
    reads: own,
    traits: { entersBatchRecord: true, incident: true },
  }),
  ProductRecalled: event<{ readonly explanation: string; readonly afterUse: boolean; readonly test?: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `recalled product ${id}${data.afterUse ? ' after its use' : ''}: ${data.explanation}`,
    },
    reads: own,
    traits: { entersBatchRecord: false, disposition: 'RECALLED', incident: true },
  }),
  ContainerAdministered: event<{
    readonly container: string;
    readonly participant: string;
    /** Of the treatment, as the injection says it. Absent in events of 0.1. */
    readonly legalBasis?: LegalBasis;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded container ${data.container} of product ${id} as administered to ${data.participant}`,
    },
    reads: own,
    about: ({ data: { participant } }) => ({ participant }),
    traits: { entersBatchRecord: false },
  }),
  ContainerDestroyed: event<{ readonly container: string; readonly explanation: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `destroyed container ${data.container} of product ${id}: ${data.explanation}`,
    },
    reads: own,
    traits: { entersBatchRecord: false },
  }),
});

export type ProductEvent = EventsOf<typeof productEvents>;

/** A gate's verdict on one line of the release specification. */
export interface LineVerdict {
  readonly test: string;
  readonly verdict: 'PASS' | 'FAIL' | 'PENDING';
  readonly unmet?: Unmet;
}
