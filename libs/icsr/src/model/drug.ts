import type { ActionTaken, AdditionalDrugInformation, DrugRole, Recurrence } from './codes.js';
import type { PointInTime } from './point-in-time.js';
import type { CodedTerm, MeddraTerm, Quantity, Value } from './values.js';

/** G.k: one product. A report has at least one that is suspect, interacting or not administered. */
export interface Drug {
  /** UUID by which assessments refer to the drug; the same in every version of the report. */
  readonly id: string;
  /** G.k.1 */
  readonly role: DrugRole;
  /** G.k.2.1 Product identifier (MPID). */
  readonly identifier?: CodedTerm;
  /** G.k.2.2 Name as reported. */
  readonly name: string;
  /** G.k.2.3.r */
  readonly substances?: readonly Substance[];
  /** G.k.2.4 Where the drug was obtained, ISO 3166-1 alpha-2, or EU. */
  readonly countryObtained?: string;
  /** G.k.2.5 The product is still blinded. */
  readonly blinded?: true;
  /** G.k.3 */
  readonly authorisation?: DrugAuthorisation;
  /** G.k.4.r */
  readonly dosages?: readonly Dosage[];
  /** G.k.5 Cumulative dose to the first reaction. */
  readonly cumulativeDose?: Quantity;
  /** G.k.6 Gestation period at the time of exposure. */
  readonly gestation?: Quantity;
  /** G.k.7.r */
  readonly indications?: readonly Indication[];
  /** G.k.8 */
  readonly action?: ActionTaken;
  /** G.k.9.i.3, G.k.9.i.4 */
  readonly reactions?: readonly DrugReaction[];
  /** G.k.10.r */
  readonly additionalInformation?: readonly AdditionalDrugInformation[];
  /** G.k.11 */
  readonly additionalText?: string;
}

/** G.k.2.3.r */
export interface Substance {
  /** G.k.2.3.r.1 */
  readonly name?: string;
  /** G.k.2.3.r.2 */
  readonly term?: CodedTerm;
  /** G.k.2.3.r.3 */
  readonly strength?: Quantity;
}

/** G.k.3 */
export interface DrugAuthorisation {
  /** G.k.3.1 */
  readonly number?: string;
  /** G.k.3.2 ISO 3166-1 alpha-2, or EU. */
  readonly country?: string;
  /** G.k.3.3 */
  readonly holder?: string;
}

/** G.k.4.r */
export interface Dosage {
  /** G.k.4.r.1 */
  readonly dose?: Quantity;
  /** G.k.4.r.2, G.k.4.r.3: one dose every `count` units; the unit alone may be `{cyclical}`, `{asnecessary}`, `{total}`. */
  readonly interval?: { readonly count?: number; readonly unit: string };
  /** G.k.4.r.4 */
  readonly start?: Value<PointInTime>;
  /** G.k.4.r.5 Last administration. */
  readonly end?: Value<PointInTime>;
  /** G.k.4.r.6 */
  readonly duration?: Quantity;
  /** G.k.4.r.7 Batch or lot number: needed for a biological product (R-ICS-09). */
  readonly batchNumber?: Value<string>;
  /** G.k.4.r.8 */
  readonly text?: string;
  /** G.k.4.r.9 */
  readonly form?: DescribedTerm;
  /** G.k.4.r.10 */
  readonly route?: DescribedTerm;
}

/** What was said, and its term (EDQM). */
export interface DescribedTerm {
  readonly text?: Value<string>;
  readonly term?: CodedTerm;
}

/** G.k.7.r */
export interface Indication {
  /** G.k.7.r.1 */
  readonly text?: Value<string>;
  /** G.k.7.r.2 */
  readonly term?: MeddraTerm;
}

/** G.k.9.i.3, G.k.9.i.4: how one reaction lies to the doses of the drug. */
export interface DrugReaction {
  /** `id` of the reaction. */
  readonly reaction: string;
  /** G.k.9.i.3.1 From the beginning of administration to the start of the reaction. */
  readonly sinceFirstDose?: Quantity;
  /** G.k.9.i.3.2 From the last dose to the start of the reaction. */
  readonly sinceLastDose?: Quantity;
  /** G.k.9.i.4 */
  readonly recurrence?: Recurrence;
}

/** G.k.9.i.2.r: one opinion whether a drug caused a reaction. Disagreement is two entries, both sent (R-ICS-09). */
export interface AssessmentOfRelatedness {
  /** `id` of the reaction, G.k.9.i.1. */
  readonly reaction: string;
  /** `id` of the drug. */
  readonly drug: string;
  /** G.k.9.i.2.r.1 Who judged: in words, or coded (`euCausalitySystem.source`). */
  readonly source?: string | CodedTerm;
  /** G.k.9.i.2.r.2 */
  readonly method?: string | CodedTerm;
  /** G.k.9.i.2.r.3 */
  readonly result?: string | CodedTerm;
}
