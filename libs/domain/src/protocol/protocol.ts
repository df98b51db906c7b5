import type { Role } from '../vocabulary/roles.js';
import type { AllocationPlan, Blinding } from './allocation-plan.js';
import type { DeclaredAnalysis } from './analyses.js';
import type { CaseCriteria } from './case-criteria.js';
import type { MissingRule, ProtocolDerivation } from './derivations.js';
import type { StudyDesign } from './design.js';
import type { AnalysisPopulation, Estimand } from './estimands.js';
import type { Objective, OutcomeDefinition } from './outcomes.js';
import type { TotalRule } from './scoring.js';

/** Legal basis of one treatment: route and clock of every report follow from it (R-AUT-01). */
export const legalBases = [
  'CLINICAL_TRIAL',
  'COMPASSIONATE_INDIVIDUAL',
  'COMPASSIONATE_TEMPORARY_AUTH',
  'HOSPITAL_EXEMPTION',
  'RD477_ART14_EXCEPTIONAL',
] as const;
export type LegalBasis = (typeof legalBases)[number];

export const consentScopes = ['TREATMENT', 'FOLLOW_UP', 'DATA_REUSE', 'SURPLUS_CELLS', 'DONATION'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** Why an expected value is missing (R-AUD-19). */
export const missingReasons = ['NOT_DONE', 'NOT_APPLICABLE', 'UNKNOWN', 'REFUSED'] as const;
export type MissingReason = (typeof missingReasons)[number];

/** One item of an instrument: a number with range and decimals, or one of the listed codes or numbers. */
export interface Item {
  readonly code: string;
  readonly title: string;
  /** UCUM unit; `{score}` for points. */
  readonly unit?: string;
  readonly range?: { readonly low: number; readonly high: number; readonly decimals: number };
  readonly values?: readonly (number | string)[];
  /** The item belongs to these forms only (such as the insertional form of an imaging score). Absent: to all. */
  readonly forms?: readonly string[];
}

/** How a total weighs an item. */
export interface ItemWeight {
  readonly item: string;
  readonly weight: number;
}

/** Derived within one reading, never typed. */
export interface Derivation {
  readonly code: string;
  readonly title: string;
  readonly rule: TotalRule;
  /** Items of the instrument, or others of its totals. */
  readonly items: readonly string[];
  readonly unit: string;
  /** Of `WEIGHTED_SUM`; an item that is not named counts once. */
  readonly weights?: readonly ItemWeight[];
  /** Absent: with one missing value the total is missing. */
  readonly missing?: MissingRule;
}

export interface Instrument {
  readonly code: string;
  readonly title: string;
  /** Who records it: the site at the visit, or an independent imaging reader. */
  readonly recordedBy: 'SITE' | 'READER';
  readonly items: readonly Item[];
  readonly derived: readonly Derivation[];
  /** The instrument was not validated for these characteristic values: the flag follows the value (R-INS-01). */
  readonly outsideValidation?: { readonly characteristic: string; readonly values: readonly string[] };
}

/** A characteristic answered once at screening, such as age, rupture type or stage of a disease. */
export interface Characteristic {
  readonly code: string;
  readonly title: string;
  readonly unit?: string;
  readonly decimals?: number;
  readonly range?: { readonly low: number; readonly high: number };
  readonly values?: readonly string[];
  /** Versioned scheme of the values, such as stages and their edition (R-INS-10). */
  readonly scheme?: string;
  readonly required: boolean;
  /** Who answers it; absent: participants. */
  readonly of?: 'DONOR';
}

/** A structure of the body that is treated (extension; FHIR R5, BodyStructure). */
export interface TreatedSitePlan {
  readonly code: string;
  readonly title: string;
  /** There is one of it on each side, so that the side is part of what is consented to and checked (R-CEL-19). */
  readonly lateral: boolean;
}

/** When to stop and think: how many events, or participants with one, are too many at a number of treated participants. */
export interface StoppingRule {
  readonly code: string;
  readonly title: string;
  readonly unit: 'EVENTS' | 'PARTICIPANTS';
  /** Which cases count. */
  readonly counts: Omit<CaseCriteria, 'term'>;
  /** Up to so many treated, this count is reached; beyond the last one, the last one holds. */
  readonly limits: readonly { readonly treated: number; readonly count: number }[];
}

/** Who must know of which cases, and who else when nobody acknowledges it in time. */
export interface NotificationRule {
  readonly code: string;
  readonly title: string;
  /** On the content of the case, however it came to be so. */
  readonly on: CaseCriteria;
  readonly notify: readonly Role[];
  readonly acknowledgeWithinHours: number;
  readonly escalateTo: readonly Role[];
}

/** A rule by which a request for treatment is refused. */
export interface RequestRule {
  readonly code: string;
  /** As it is shown to who decides, and to who asked. */
  readonly text: string;
  /** Where it stands, such as an article of a law. */
  readonly source: string;
  readonly kind: 'LEGAL' | 'PROGRAMME';
}

/**
 * A programme as data, in the words of CDISC's Unified Study Definitions Model 4.0 where it has one: the study's ledger holds
 * it, versioned. No programme is a branch in code.
 */
export interface Protocol extends StudyDesign {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly purpose: 'TREATMENT' | 'PREVENTION';
  readonly legalBases: readonly LegalBasis[];
  readonly consentForms: readonly {
    readonly code: string;
    readonly version: string;
    readonly languages: readonly string[];
    readonly scopes: readonly ConsentScope[];
  }[];
  readonly characteristics: readonly Characteristic[];
  readonly eligibility: readonly {
    readonly code: string;
    readonly kind: 'INCLUSION' | 'EXCLUSION';
    readonly text: string;
    /** Who has to meet it; absent: participants. */
    readonly of?: 'DONOR';
  }[];
  /** Where participants are treated; more than one for one participant is possible (extension). */
  readonly treatedSites: readonly TreatedSitePlan[];
  /** How participants get to their arms; absent: there is one arm, and everybody is in it (extension). */
  readonly allocation?: AllocationPlan;
  /** Who does not know the arm; absent: everybody does (USDM 4.0, StudyDesign.blindingSchema). */
  readonly blinding?: Blinding;
  /** Whoever gives material is tested for these, and so long before. */
  readonly serology: { readonly markers: readonly string[]; readonly validityDays: number };
  readonly instruments: readonly Instrument[];
  /** What follows from readings and events across visits (extension). */
  readonly derivations?: readonly ProtocolDerivation[];
  readonly outcomes: readonly OutcomeDefinition[];
  readonly objectives?: readonly Objective[];
  readonly analysisPopulations?: readonly AnalysisPopulation[];
  readonly estimands?: readonly Estimand[];
  /** Which analyses are declared beforehand (extension). */
  readonly analyses?: readonly DeclaredAnalysis[];
  readonly terminalEvents: readonly { readonly code: string; readonly title: string; readonly endsFollowUp: boolean }[];
  readonly adverseEventTemplates: readonly {
    readonly code: string;
    readonly term: string;
    readonly phase: 'PROCUREMENT' | 'PRODUCT' | 'ADMINISTRATION' | 'FOLLOW_UP';
    readonly severity: 'MILD' | 'MODERATE' | 'SEVERE';
    /** Code in `specialInterest`. */
    readonly specialInterest?: string;
  }[];
  /** Adverse events of special interest (R-SAF-18). */
  readonly specialInterest?: readonly { readonly code: string; readonly title: string }[];
  readonly notificationRules?: readonly NotificationRule[];
  readonly stoppingRules?: readonly StoppingRule[];
  /** Rules by which requests for treatment are refused, before anybody is screened. */
  readonly requestRules?: readonly RequestRule[];
  /** Codes of templates that the investigator need not report to the sponsor at once (R-SAF-01). */
  readonly exemptFromImmediateReporting?: readonly string[];
}
