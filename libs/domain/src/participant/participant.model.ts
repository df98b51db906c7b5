import type { Stratum } from '../allocation/permuted-blocks.js';
import type { MissingReason } from '../protocol/protocol.js';

export const sides = ['LEFT', 'RIGHT', 'NOT_APPLICABLE'] as const;
export type Side = (typeof sides)[number];

/** A structure of a participant's body that is treated (FHIR R5, BodyStructure). */
export interface TreatedSite {
  /** Of the protocol's treated sites. */
  readonly code: string;
  readonly side: Side;
}

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
  /** What changed, such as `PAIN-SPORT/score`. */
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

/** A deposit of anything: its cells are absent where nobody counts them. */
export type AnyDeposit = Omit<Deposit, 'cells'> & Partial<Pick<Deposit, 'cells'>>;

/** A medicine that is bought, as its package says. */
export interface LicensedLot {
  /** Brand, or whatever names the medicine on its package. */
  readonly name: string;
  readonly lot: string;
  /** The last date on which it may be given. */
  readonly expiresOn?: string;
}
/** How somebody gets to their arm. */
export const assignmentMethods = ['BY_CLINICIAN', 'PERMUTED_BLOCKS', 'MINIMISATION', 'COHORT'] as const;

/** The arm of a participant, and how it came about. */
export interface ArmAssignment {
  /** Code of the arm: it stands here, and in nothing else that is recorded of the participant. */
  readonly arm: string;
  readonly method: (typeof assignmentMethods)[number];
  /** The allocation list, and the number in it. */
  readonly list?: number;
  readonly number?: number;
  /** What of the participant decided where in the list they are, by factor. */
  readonly stratum?: Stratum;
  /** The place in the list of the stratum, from 1. */
  readonly place?: number;
  /** Why, where the clinician decided. */
  readonly explanation?: string;
  readonly protocolVersion: string;
}

/** What an assessment of dose-limiting toxicity may come to. */
export const toxicityOutcomes = ['LIMITING', 'NONE', 'NOT_EVALUABLE'] as const;
export type ToxicityOutcome = (typeof toxicityOutcomes)[number];
