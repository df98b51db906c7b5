import type { Personal, Reason } from '@caseledger/kernel';
import type { ctcaeVersion, LaboratoryValue } from '../ctcae/index.js';
import type { Side } from '../participant/participant.events.js';
import type { LegalBasis } from '../protocol.js';
import type { Role } from '../study/roles.js';

interface Event<Type extends string, Data extends object> {
  readonly type: Type;
  readonly data: Data;
  readonly reason?: Reason;
}

/** Seriousness criteria (R-SAF-09): the five of the EU definition, and ICH E2A's sixth. */
export const seriousnessCriteria = [
  'DEATH',
  'LIFE_THREATENING',
  'HOSPITALISATION',
  'DISABILITY',
  'CONGENITAL_ANOMALY',
  'MEDICALLY_IMPORTANT',
] as const;
export type SeriousnessCriterion = (typeof seriousnessCriteria)[number];

export const attributions = ['PRODUCT', 'PROCUREMENT', 'ADMINISTRATION', 'CONCOMITANT', 'DISEASE'] as const;
export type Attribution = (typeof attributions)[number];

export const outcomes = [
  'RECOVERED',
  'RECOVERING',
  'NOT_RECOVERED',
  'RECOVERED_WITH_SEQUELAE',
  'FATAL',
  'UNKNOWN',
] as const;

/** Phase of the treatment in which it arose. */
export const phases = ['PROCUREMENT', 'PRODUCT', 'ADMINISTRATION', 'FOLLOW_UP'] as const;

/** What is reported like an adverse event without having to be one (R-SAF-11), and quality problems known after use. */
export const categories = [
  'ADVERSE_EVENT',
  'PREGNANCY',
  'MEDICATION_ERROR',
  'USE_OUTSIDE_PROTOCOL',
  'MISUSE',
  'ABUSE',
  'PRODUCT_QUALITY',
] as const;

/** A death as far as it is known. */
export interface Death {
  readonly date?: string;
  readonly cause?: string;
  readonly autopsy?: boolean;
}

export interface AdverseEventReport {
  /** Code of the participant as it was reported; `UNKNOWN` when none was. */
  readonly participant: string;
  /** The study knows no such participant: the case waits in triage until the person is identified. */
  readonly participantUnknown?: true;
  /** How the reporter described the person. */
  readonly person?: Personal<string>;
  /** Empty when neither the participant nor the reporter tells it. */
  readonly site: string;
  /** Absent: an adverse event. */
  readonly category?: (typeof categories)[number];
  /** Words of the reporter. */
  readonly term: string;
  readonly template?: string;
  readonly onset?: string;
  readonly end?: string;
  readonly outcome: (typeof outcomes)[number];
  readonly severity?: 'MILD' | 'MODERATE' | 'SEVERE';
  /** CTCAE grade 1–5, or 0 when the laboratory value meets no criterion. */
  readonly grade?: number;
  /** The grade follows from the laboratory value; absent: a person gave it. */
  readonly gradedBy?: typeof ctcaeVersion;
  readonly laboratory?: LaboratoryValue;
  readonly serious: boolean;
  readonly seriousness: readonly SeriousnessCriterion[];
  readonly death?: Death;
  readonly phase?: (typeof phases)[number];
  readonly side: Side;
  readonly analgesia?: string;
  /** Code of the protocol's list of events of special interest. */
  readonly specialInterest?: string;
  /** After the first administration; the observation window itself starts at the first procedure (R-SAF-18). */
  readonly treatmentEmergent: boolean;
  readonly product?: string;
  /** Of the treatment, which decides route and clocks (R-AUT-01). */
  readonly legalBasis?: LegalBasis;
  /** When the sponsor was told, if that was before the report was entered. */
  readonly sponsorInformedAt?: string;
  readonly narrative?: Personal<string>;
}

/** A code of a licensed dictionary, such as MedDRA, with the version it was taken from (R-SAF-20). */
export interface Coding {
  readonly dictionary: string;
  readonly version: string;
  readonly lowLevelTerm: DictionaryTerm;
  readonly preferredTerm: DictionaryTerm;
  readonly systemOrganClass: DictionaryTerm;
}

export interface DictionaryTerm {
  readonly code: string;
  readonly name: string;
}

/** `E2B_R3`: an individual case safety report; `NOTIFICATION`: any other form, letter or call. */
export const reportForms = ['E2B_R3', 'NOTIFICATION'] as const;

export const reportKinds = ['INITIAL', 'FOLLOW_UP', 'AMENDMENT', 'NULLIFICATION'] as const;

export type AdverseEventEvent =
  | Event<'AdverseEventReported', AdverseEventReport>
  | Event<
      'ParticipantIdentified',
      {
        readonly from: string;
        readonly participant: string;
        readonly site: string;
        readonly treatmentEmergent: boolean;
        readonly product?: string;
        readonly legalBasis?: LegalBasis;
      }
    >
  | Event<'AwarenessCorrected', { readonly from: string; readonly to: string }>
  | Event<
      'FollowUpReceived',
      {
        readonly outcome?: AdverseEventReport['outcome'];
        readonly onset?: string;
        readonly end?: string;
        readonly severity?: NonNullable<AdverseEventReport['severity']>;
        readonly grade?: number;
        readonly phase?: NonNullable<AdverseEventReport['phase']>;
        readonly death?: Death;
        readonly information: string;
        /** Whether it changes the assessment of a reported case and so starts a clock (R-SAF-04), and why. */
        readonly significance?: { readonly significant: boolean; readonly why: string };
        readonly sponsorInformedAt?: string;
      }
    >
  | Event<
      'SeriousnessAssessed',
      {
        readonly from: readonly SeriousnessCriterion[];
        readonly seriousness: readonly SeriousnessCriterion[];
        readonly serious: boolean;
        readonly death?: Death;
        readonly sponsorInformedAt?: string;
      }
    >
  | Event<
      'CausalityAssessed',
      {
        readonly by: 'INVESTIGATOR' | 'SPONSOR';
        readonly to: Attribution;
        readonly related: boolean;
        readonly method: string;
        readonly sponsorInformedAt?: string;
      }
    >
  | Event<
      'ExpectednessAssessed',
      {
        readonly expected: boolean;
        /** Version of the reference safety information that was in force at onset (R-SAF-07). */
        readonly referenceSafetyInformation: string;
        /** The listed term that covers it, when expected. */
        readonly term?: string;
      }
    >
  | Event<'Coded', Coding>
  | Event<
      'ReportPrepared',
      {
        /** Number of the report within the case, from 1. */
        readonly report: number;
        readonly kind: (typeof reportKinds)[number];
        readonly recipient: string;
        /** Position of the ledger that it says. */
        readonly asOf: number;
        /** SHA-256 of the message, hexadecimal. */
        readonly digest: string;
        /** What the sender says of the case beside the facts, without anything that identifies the person. */
        readonly comment?: string;
      }
    >
  | Event<
      'ReportSubmitted',
      {
        readonly report: number;
        readonly form: (typeof reportForms)[number];
        readonly recipient: string;
        readonly channel: string;
        readonly reference?: string;
      }
    >
  | Event<
      'ReportAcknowledged',
      { readonly report: number; readonly recipient: string; readonly reference: string; readonly digest?: string }
    >
  | Event<
      'ReportRejected',
      {
        readonly report: number;
        readonly recipient: string;
        readonly reference: string;
        readonly errors: readonly string[];
        readonly digest?: string;
      }
    >
  | Event<'LatenessExplained', { readonly clock: string; readonly explanation: string }>
  | Event<
      'DeadlineApproached' | 'DeadlineMissed',
      { readonly clock: string; readonly rule: string; readonly recipient: string; readonly due: string }
    >
  | Event<'NotificationAcknowledged', { readonly rule: string }>
  | Event<'NotificationEscalated', { readonly rule: string; readonly to: readonly Role[]; readonly due: string }>
  | Event<'CaseClosed', { readonly conclusion: string }>
  | Event<'CaseNullified', object>;
