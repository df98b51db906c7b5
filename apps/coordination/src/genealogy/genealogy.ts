import { eventEntry, type EventEntry, type Subject } from '@caseledger/casebook';
import { hasTrait, idOf, materialsOf, streamOf } from '@caseledger/domain';
import type {
  Container,
  LegalBasis,
  Material,
  ParticipantEvent,
  ProductEvent,
  RecordedFact,
  TreatedSite,
  AnyDeposit,
} from '@caseledger/domain';

type EventOf<Type extends ProductEvent['type']> = Extract<RecordedFact, { readonly type: Type }>;

const ofType = <Type extends ProductEvent['type']>(facts: readonly RecordedFact[], type: Type) =>
  facts.filter((fact): fact is EventOf<Type> => fact.type === type);

/** A material that touched the cells, and in which step. */
export interface UsedMaterial extends Material {
  readonly step: string;
  readonly at: string;
}

/** Every material that events use. */
function usedMaterials(facts: readonly RecordedFact[]): readonly UsedMaterial[] {
  return facts.flatMap((fact) =>
    materialsOf(fact).map((material) => ({ ...material, step: fact.type, at: fact.occurredAt })),
  );
}

/** What may say that something of a product was given. */
type Given = Extract<ParticipantEvent, { readonly type: 'CellsInjected' | 'InterventionAdministered' }>;

const administrationsOf = (product: string, facts: readonly RecordedFact[]) =>
  facts.filter(
    (fact): fact is RecordedFact & Given =>
      (fact.type === 'CellsInjected' || fact.type === 'InterventionAdministered') && fact.data.product === product,
  );

/** A container, what became of it, and where its cells went. */
export interface ContainerView extends Container {
  readonly status: 'FILLED' | 'ADMINISTERED' | 'DESTROYED';
  /** After a thaw: until when it may be given. */
  readonly thawedUntil?: string;
  /** Who got it, and under which legal basis. */
  readonly participant?: string;
  readonly givenUnder?: LegalBasis;
  readonly deposits: readonly AnyDeposit[];
}

/** The containers of a product with the deposits made from them. */
function containersOf({ id, state }: Subject<'product'>, facts: readonly RecordedFact[]): readonly ContainerView[] {
  const deposits = administrationsOf(id, facts).flatMap(({ data }): readonly AnyDeposit[] => data.deposits);
  return Object.values(state.containers).map((container) => ({
    ...container,
    deposits: deposits.filter((deposit) => deposit.container === container.code),
  }));
}

/** How the cells were taken. */
export interface Donation {
  readonly participant: string;
  /** Code of the product of the protocol that is made of it. */
  readonly administrableProduct: string;
  readonly site: string;
  /** ISBT 128 donation identification number; absent where nothing left the room. */
  readonly donationNumber?: string;
  /** In words; absent: marrow. */
  readonly material?: string;
  /** Of marrow: where on the body. */
  readonly sites?: string;
  /** mL. */
  readonly volume: number;
  /** Of marrow. */
  readonly sedation?: string;
  readonly startedAt: string;
  readonly materials: readonly Material[];
  readonly at: string;
}

/** A step between donation and product; which members there are depends on the step. */
export interface Intermediate {
  readonly step: IntermediateType;
  readonly at: string;
  readonly donationNumber?: string;
  readonly hoursInTransit?: number;
  readonly passage?: number;
  /** Per cent. */
  readonly confluence?: number;
  readonly flasks?: number;
  readonly materials?: readonly Material[];
  /** 10⁶ cells. */
  readonly cells?: number;
  readonly daysInCulture?: number;
  /** mL. */
  readonly volume?: number;
  readonly location?: string;
  readonly containers?: readonly string[];
  readonly expiresAt?: string;
}

/** Which events of a product are a step between donation and product. */
const intermediate = {
  MarrowHarvested: false,
  StartingMaterialCollected: false,
  StartingMaterialReceived: true,
  Concentrated: true,
  CulturePassaged: true,
  CellsHarvested: true,
  Cryopreserved: true,
  Thawed: true,
  DeviationRecorded: false,
  QualityTested: false,
  ProductFormulated: false,
  BatchRecordReviewed: false,
  BatchReleased: false,
  BatchConditionallyReleased: false,
  BatchRejected: false,
  SurplusCryopreserved: false,
  CustodyTransferred: false,
  TemperatureExcursionRecorded: false,
  ProductRecalled: false,
  ContainerAdministered: false,
  ContainerDestroyed: false,
} as const satisfies Readonly<Record<ProductEvent['type'], boolean>>;

type IntermediateType = {
  [Type in keyof typeof intermediate]: (typeof intermediate)[Type] extends true ? Type : never;
}[keyof typeof intermediate];

const isIntermediate = (fact: RecordedFact): fact is EventOf<IntermediateType> =>
  Object.hasOwn(intermediate, fact.type) && intermediate[fact.type as keyof typeof intermediate];

/** Cells that were left over and kept frozen. */
export interface Surplus {
  readonly at: string;
  /** 10⁶ cells. */
  readonly cells: number;
  readonly location: string;
  readonly isolated: boolean;
}

/** The product going from one hand into another. */
export interface CustodyTransfer {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  /** °C. */
  readonly temperature: number;
}

/** The chain of one product, from the participant's donation to the participants who got cells of it (R-CEL-14). */
export interface Genealogy {
  readonly product: string;
  /** The participant who gave the cells. */
  readonly donor: string | null;
  readonly donation: Donation | null;
  readonly intermediates: readonly Intermediate[];
  readonly containers: readonly ContainerView[];
  readonly surplus: readonly Surplus[];
  readonly custody: readonly CustodyTransfer[];
  readonly administrations: readonly Administration[];
  readonly recipients: readonly string[];
  readonly materials: readonly UsedMaterial[];
}

/** Cells of a product that somebody got. */
export interface Administration {
  readonly participant: string;
  readonly at: string;
  /** Absent: the whole body. */
  readonly treatedSite?: TreatedSite;
  /** 10⁶ cells over all deposits; absent where nobody counts them. */
  readonly cells?: number;
  readonly deposits: readonly AnyDeposit[];
}

/** Every product that a participant gave or got, with its chain. */
export interface ParticipantGenealogy {
  readonly participant: string;
  readonly products: readonly Genealogy[];
}

/** Where the participants and products are that a lot of a material reached. */
export interface LotReach {
  readonly lot: string;
  /** Other lots of the study that are the same but for case, blanks and signs: they may be meant, too. */
  readonly alike: readonly string[];
  readonly products: readonly {
    readonly product: string;
    readonly donor: string | null;
    readonly recipients: readonly string[];
    readonly materials: readonly { readonly name: string; readonly step: string; readonly at: string }[];
  }[];
  /** Everyone who gave or got cells that the lot touched. */
  readonly participants: readonly string[];
}

/** The chain of one product. @param facts its own events and its administrations, in order */
export function genealogyOf(product: Subject<'product'>, facts: readonly RecordedFact[]): Genealogy {
  const [donation] = [...ofType(facts, 'MarrowHarvested'), ...ofType(facts, 'StartingMaterialCollected')];
  const administrations = administrationsOf(product.id, facts);
  return {
    product: product.id,
    donor: product.state.participant ?? null,
    donation: donation === undefined ? null : { ...donation.data, at: donation.occurredAt },
    intermediates: facts
      .filter(isIntermediate)
      .map(({ type, occurredAt, data }): Intermediate => ({ step: type, at: occurredAt, ...data })),
    containers: containersOf(product, facts),
    surplus: ofType(facts, 'SurplusCryopreserved').map(({ occurredAt, data }) => ({ at: occurredAt, ...data })),
    custody: ofType(facts, 'CustodyTransferred').map(({ occurredAt, data }) => ({ at: occurredAt, ...data })),
    administrations: administrations.map(({ stream, occurredAt, ...given }) => ({
      participant: idOf(stream),
      at: occurredAt,
      ...(given.data.treatedSite && { treatedSite: given.data.treatedSite }),
      ...(given.type === 'CellsInjected' && { cells: given.data.cells }),
      deposits: given.data.deposits,
    })),
    recipients: [...new Set(administrations.map(({ stream }) => idOf(stream)))],
    materials: usedMaterials(facts),
  };
}

/** Whom a lot reached, by the chains of the products that it touched. */
export function lotReach(lot: string, alike: readonly string[], chains: readonly Genealogy[]): LotReach {
  const people = chains.flatMap(({ donor, recipients }) => (donor === null ? recipients : [donor, ...recipients]));
  return {
    lot,
    alike,
    products: chains.map(({ product, donor, recipients, materials }) => ({
      product,
      donor,
      recipients,
      materials: materials.filter((material) => material.lot === lot).map(({ name, step, at }) => ({ name, step, at })),
    })),
    participants: [...new Set(people)].sort(),
  };
}

/** A step of a batch as its event says it. */
export interface BatchStep extends EventEntry {
  readonly at: string;
}

/** A result of quality control. */
export interface TestResult {
  readonly at: string;
  readonly by: string;
  readonly test: string;
  readonly result: number | string;
  readonly method: string;
  readonly verdict: 'PASS' | 'FAIL';
  readonly specificationVersion: string;
  readonly laboratory: string;
}

/** A deviation from the process. */
export interface Deviation {
  readonly at: string;
  readonly rule: string;
  readonly description: string;
}

/** A temperature out of its limits. */
export interface Excursion {
  readonly at: string;
  /** °C. */
  readonly temperature: number;
  readonly place: string;
}

/** A review of the batch record. */
export interface Review {
  readonly at: string;
  readonly by: string;
  readonly findings: string;
}

/** The batch record as a reviewer reads it: steps in order, tests with verdicts, containers, release. */
export interface BatchRecord {
  readonly product: string;
  readonly participant: string | null;
  readonly site: string | null;
  readonly donationNumber: string | null;
  /**
   * Version of the product's stream: what `If-Match` takes.
   * @asType integer
   */
  readonly version: number;
  readonly expiresAt: string | null;
  readonly steps: readonly BatchStep[];
  readonly tests: readonly TestResult[];
  readonly deviations: readonly Deviation[];
  readonly excursions: readonly Excursion[];
  readonly containers: readonly ContainerView[];
  readonly reviews: readonly Review[];
  readonly decisions: readonly BatchStep[];
}

/** The record of a product. @param facts its own events and its administrations, in order */
export function batchRecord(product: Subject<'product'>, facts: readonly RecordedFact[]): BatchRecord {
  const { id, version, state } = product;
  const own = facts.filter(({ stream }) => stream === streamOf('product', id));
  const decisions = own.filter((fact) => hasTrait('disposition', fact));
  return {
    product: id,
    participant: state.participant ?? null,
    site: state.site ?? null,
    donationNumber: state.donationNumber ?? null,
    version,
    expiresAt: state.expiresAt ?? null,
    steps: own.map(step),
    tests: ofType(own, 'QualityTested').map(({ occurredAt, actor, data }) => ({
      at: occurredAt,
      by: actor.id,
      ...data,
    })),
    deviations: ofType(own, 'DeviationRecorded').map(({ occurredAt, data }) => ({ at: occurredAt, ...data })),
    excursions: ofType(own, 'TemperatureExcursionRecorded').map(({ occurredAt, data }) => ({
      at: occurredAt,
      ...data,
    })),
    containers: containersOf(product, facts),
    reviews: ofType(own, 'BatchRecordReviewed').map(({ occurredAt, actor, data }) => ({
      at: occurredAt,
      by: actor.id,
      ...data,
    })),
    decisions: decisions.map(step),
  };
}

const step = (fact: RecordedFact): BatchStep => ({ ...eventEntry(fact), at: fact.occurredAt });
