import type { SpecificationLine } from './protocol.js';
import type { ScheduleTimeline } from './timeline.js';

/** What kind of group an arm is (USDM 4.0, StudyArm.type). */
export const armTypes = ['INVESTIGATIONAL', 'ACTIVE_COMPARATOR', 'PLACEBO', 'SHAM', 'NO_INTERVENTION'] as const;
export type ArmType = (typeof armTypes)[number];

/** A group that is compared with others, or the only one (USDM 4.0, StudyArm). */
export interface StudyArm {
  readonly code: string;
  readonly title: string;
  readonly type: ArmType;
}

/** What a stretch of a participation is for (USDM 4.0, StudyEpoch.type). */
export const epochTypes = ['SCREENING', 'RUN_IN', 'TREATMENT', 'WASHOUT', 'FOLLOW_UP', 'OBSERVATION'] as const;
export type EpochType = (typeof epochTypes)[number];

/** A stretch of a participation; they follow each other as they are listed (USDM 4.0, StudyEpoch). */
export interface StudyEpoch {
  readonly code: string;
  readonly title: string;
  readonly type: EpochType;
}

/** What is done in an arm during an epoch: codes of interventions, none where nobody is treated (USDM 4.0, StudyElement). */
export interface StudyElement {
  readonly code: string;
  readonly title: string;
  readonly interventions: readonly string[];
}

/** Which elements an arm goes through in an epoch (USDM 4.0, StudyCell). */
export interface StudyCell {
  readonly arm: string;
  readonly epoch: string;
  readonly elements: readonly string[];
}

/** What an intervention is in the study (USDM 4.0, StudyIntervention.role). */
export const interventionRoles = ['INVESTIGATIONAL', 'COMPARATOR', 'SHAM', 'BACKGROUND', 'PROCEDURE'] as const;
export type InterventionRole = (typeof interventionRoles)[number];

/** Bounds of an amount, both within it. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Where a part of a dose goes, and from which container it comes. */
export interface DepositPlan {
  readonly code: string;
  readonly container: string;
  /** mL. */
  readonly volume: number;
}

/** How a product is given once (USDM 4.0, Administration). */
export interface Administration {
  readonly code: string;
  readonly title: string;
  /** Code of the product; absent: a procedure without one, such as a sham. */
  readonly product?: string;
  /** In `unit`; absent: nothing is measured. */
  readonly dose?: Bounds & {
    /** UCUM, such as `10*6{cells}` or `mg/kg`. */
    readonly unit: string;
  };
  /** Words for the route, such as `intratendinous`. */
  readonly route?: string;
  readonly deposits: readonly DepositPlan[];
}

/** Something that is done to participants (USDM 4.0, StudyIntervention). */
export interface StudyIntervention {
  readonly code: string;
  readonly title: string;
  readonly role: InterventionRole;
  readonly administrations: readonly Administration[];
}

/** Whom a product comes from: the participant, somebody else, or a manufacturer (extension). */
export const productOrigins = ['AUTOLOGOUS', 'ALLOGENEIC', 'LICENSED'] as const;
export type ProductOrigin = (typeof productOrigins)[number];

/** What a step of a process is, by the event that records it (extension). */
export const processStepKinds = ['COLLECTION', 'RECEIPT', 'PASSAGE', 'HARVEST', 'CONCENTRATION', 'THAW'] as const;
export type ProcessStepKind = (typeof processStepKinds)[number];

/** A step of a process, and what it is to keep within (extension). */
export interface ProcessStep {
  readonly kind: ProcessStepKind;
  /** Hours after the step before; beyond them the step is a deviation. */
  readonly hours?: Bounds;
  /** Days since the first step of the process; beyond them the step is a deviation. */
  readonly days?: Bounds;
  /** How often it is done. */
  readonly times?: number;
}

/** A vessel in which a product is given. */
export interface ContainerPlan {
  readonly code: string;
  /** 10⁶ cells; absent where nobody counts them. */
  readonly cells?: Bounds;
  /** mL. */
  readonly volume: number;
}

/** What participants get, and how it is made (USDM 4.0, AdministrableProduct; the rest is an extension for cell therapy). */
export interface AdministrableProduct {
  readonly code: string;
  /** As reports name it. */
  readonly title: string;
  readonly origin: ProductOrigin;
  /** Empty: it is bought, or made at once. */
  readonly process: readonly ProcessStep[];
  /** Absent: nothing is tested before it is given. */
  readonly specification?: { readonly version: string; readonly lines: readonly SpecificationLine[] };
  readonly containers: readonly ContainerPlan[];
  /** Hours after formulation. */
  readonly shelfLifeHours?: number;
  /** °C. */
  readonly storage?: Bounds;
}

/** An act that is recorded by an event of its own, so that what is reckoned from it has its moment (extension). */
export type Act =
  | { readonly kind: 'CONSENT' }
  | { readonly kind: 'SEROLOGY' }
  | { readonly kind: 'COLLECTION'; readonly product: string }
  | { readonly kind: 'ADMINISTRATION'; readonly administration: string };

/** What somebody performs: instruments that are answered, or an act (USDM 4.0, Activity). */
export interface Activity {
  readonly code: string;
  readonly title: string;
  readonly instruments: readonly string[];
  readonly act?: Act;
}

/** How participant and site meet (USDM 4.0, Encounter.contactModes). */
export const contactModes = ['IN_PERSON', 'TELEPHONE', 'REMOTE'] as const;
export type ContactMode = (typeof contactModes)[number];

/** A meeting at which something is done (USDM 4.0, Encounter). */
export interface Encounter {
  readonly code: string;
  readonly title: string;
  readonly contact: ContactMode;
}

/** What is compared, what is given, and when what is done: the part of a protocol that USDM calls its design. */
export interface StudyDesign {
  readonly arms: readonly StudyArm[];
  readonly epochs: readonly StudyEpoch[];
  readonly elements: readonly StudyElement[];
  readonly cells: readonly StudyCell[];
  readonly interventions: readonly StudyIntervention[];
  readonly products: readonly AdministrableProduct[];
  readonly activities: readonly Activity[];
  readonly encounters: readonly Encounter[];
  readonly timelines: readonly ScheduleTimeline[];
}
