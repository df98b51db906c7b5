import type { Personal, Reason } from '@caseledger/kernel';
import type { ConsentScope, LegalBasis, MissingReason } from '../protocol.js';

interface Event<Type extends string, Data extends object> {
  readonly type: Type;
  readonly data: Data;
  readonly reason?: Reason;
}

export const sides = ['LEFT', 'RIGHT', 'NOT_APPLICABLE'] as const;
export type Side = (typeof sides)[number];

/** An answer to an item: a value, or the reason why there is none (R-AUD-19). */
export interface Answer {
  readonly item: string;
  readonly value?: number | string;
  readonly missing?: MissingReason;
  readonly note?: string;
}

/** Answers to one instrument. Derived values are computed when decided and kept with the rule's version. */
export interface Reading {
  readonly instrument: string;
  /** Form of the instrument, such as the lesion type that decides the imaging score's components. */
  readonly form?: string;
  readonly answers: readonly Answer[];
  readonly derived: readonly { readonly item: string; readonly value?: number; readonly missing?: MissingReason }[];
  /** The instrument was not validated for this participant (R-INS-01). */
  readonly outsideValidation?: true;
}

export interface Change {
  /** What changed, such as `VAS-SPORT/score`. */
  readonly field: string;
  readonly from: string | number | null;
  readonly to: string | number | null;
}

export interface SerologyResult {
  readonly marker: string;
  readonly result: 'NEGATIVE' | 'POSITIVE' | 'INDETERMINATE';
  readonly assay: string;
}

export interface Deposit {
  readonly code: string;
  readonly container: string;
  /** mL. */
  readonly volume: number;
  /** 10⁶ cells. */
  readonly cells: number;
}

export type ParticipantEvent =
  | Event<
      'ParticipantScreened',
      {
        readonly site: string;
        readonly side: Side;
        readonly diagnosis: string;
        readonly indication: 'ESTABLISHED_INJURY';
        readonly characteristics: readonly Answer[];
        readonly treatingPhysician: string;
        /** Name, birth date, hospital record number: whatever the site keeps here. */
        readonly identity?: Personal<Readonly<Record<string, string>>>;
        readonly protocolVersion: string;
      }
    >
  | Event<
      'ConsentSigned' | 'Reconsented',
      {
        readonly form: string;
        readonly formVersion: string;
        readonly language: string;
        readonly scopes: readonly ConsentScope[];
        readonly signedBy: 'PARTICIPANT' | 'LEGAL_REPRESENTATIVE';
        readonly informedBy: string;
        readonly side: Side;
      }
    >
  | Event<'ConsentWithdrawn', { readonly scopes: readonly ConsentScope[] }>
  | Event<
      'EligibilityConfirmed',
      {
        readonly criteria: readonly { readonly code: string; readonly met: boolean; readonly evidence: string }[];
        readonly protocolVersion: string;
      }
    >
  | Event<'ScreenFailed', { readonly criteria: readonly string[]; readonly explanation: string }>
  | Event<
      'TreatmentAuthorised',
      { readonly legalBasis: LegalBasis; readonly reference: string; readonly documents: readonly string[] }
    >
  | Event<
      'SerologyRecorded',
      { readonly sampledAt: string; readonly laboratory: string; readonly results: readonly SerologyResult[] }
    >
  | Event<'SerologyCleared', { readonly sampledAt: string; readonly markers: readonly string[] }>
  | Event<
      'SerologyRestricted',
      { readonly sampledAt: string; readonly positive: readonly string[]; readonly riskAssessment: string }
    >
  | Event<
      'CellsInjected',
      {
        readonly product: string;
        readonly side: Side;
        readonly deposits: readonly Deposit[];
        /** 10⁶ cells over all deposits. */
        readonly cells: number;
        readonly guidance: string;
        readonly secondCheckBy: string;
        readonly protocolVersion: string;
        readonly legalBasis: LegalBasis;
      }
    >
  | Event<
      'VisitRecorded',
      {
        readonly visit: string;
        /** The scheduled visit that the window gives, or `null`: unscheduled (R-INS-05). */
        readonly scheduled: string | null;
        readonly date: string;
        readonly readings: readonly Reading[];
        readonly adverseEvents: 'NONE_SINCE_LAST_VISIT' | 'REPORTED' | 'NOT_ASKED';
        readonly protocolVersion: string;
      }
    >
  | Event<'VisitMissed', { readonly scheduled: string; readonly explanation: string }>
  | Event<
      'VisitCorrected',
      { readonly visit: string; readonly changes: readonly Change[]; readonly readings: readonly Reading[] }
    >
  | Event<
      'ImagingScored',
      {
        readonly visit: string;
        readonly scheduled: string | null;
        readonly date: string;
        readonly reading: Reading;
        readonly reader: string;
        readonly protocolVersion: string;
      }
    >
  | Event<'ReturnedToSport', { readonly activity: string; readonly months: number }>
  | Event<'TerminalEventRecorded', { readonly code: string; readonly endsFollowUp: boolean; readonly side: Side }>
  | Event<
      'ConcomitantCareRecorded',
      { readonly kind: string; readonly description: string; readonly from: string; readonly until?: string }
    >
  | Event<'WithdrawnFromTreatment' | 'WithdrawnFromFollowUp' | 'LostToFollowUp', { readonly explanation: string }>
  | Event<'Died', { readonly cause: string }>
  | Event<'FollowUpCompleted', object>;
