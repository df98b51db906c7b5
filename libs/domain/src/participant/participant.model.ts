import type { MissingReason } from '../protocol/protocol.js';

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
