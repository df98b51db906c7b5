import type { AdministrableProduct, Bounds } from './products.js';
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
  /** Words for the route, such as `intramuscular`. */
  readonly route?: string;
  /** Codes of the treated sites that it goes to, none where the whole body gets it; absent: any that is treated (extension). */
  readonly treatedSites?: readonly string[];
  /** None: what the containers hold goes in whole. */
  readonly deposits: readonly DepositPlan[];
}

/** Something that is done to participants (USDM 4.0, StudyIntervention). */
export interface StudyIntervention {
  readonly code: string;
  readonly title: string;
  readonly role: InterventionRole;
  readonly administrations: readonly Administration[];
}

/** What an act is, by the event that records it (extension). */
export const actKinds = ['SCREENING', 'CONSENT', 'SEROLOGY', 'COLLECTION', 'ADMINISTRATION'] as const;
export type ActKind = (typeof actKinds)[number];

/** An act that is recorded by an event of its own, so that what is reckoned from it has its moment (extension). */
export interface Act {
  readonly kind: ActKind;
  /** Of an administration: its code, or one of several by arm. */
  readonly administrations?: readonly string[];
}

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
