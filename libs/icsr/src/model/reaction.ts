import type { ReactionOutcome, SeriousnessCriterion, TermHighlighted, TestResultCode } from './codes.js';
import type { PointInTime } from './point-in-time.js';
import type { MeddraTerm, NativeText, Quantity, Value } from './values.js';

/** E.i: one reaction or event. */
export interface Reaction {
  /** UUID by which assessments refer to the reaction; the same in every version of the report. */
  readonly id: string;
  /** E.i.1.1 As reported by the primary source, in its language. */
  readonly verbatim?: NativeText;
  /** E.i.1.2 The same, translated. */
  readonly translation?: string;
  /** E.i.2.1 */
  readonly term: MeddraTerm;
  /** E.i.3.1 */
  readonly highlighted?: TermHighlighted;
  /** E.i.3.2a-f: what is not known to apply is `false`, and is sent as NI, never as false (R-ICS-04). */
  readonly seriousness: Readonly<Record<SeriousnessCriterion, boolean>>;
  /** E.i.4 */
  readonly start?: Value<PointInTime>;
  /** E.i.5 */
  readonly end?: Value<PointInTime>;
  /** E.i.6 */
  readonly duration?: Quantity;
  /** E.i.7 */
  readonly outcome: ReactionOutcome;
  /** E.i.8 Medical confirmation by a healthcare professional. */
  readonly medicallyConfirmed?: boolean;
  /** E.i.9 ISO 3166-1 alpha-2, or EU. */
  readonly country?: string;
}

/** F.r: a test or procedure that matters for the case. */
export interface Test {
  /** F.r.1 */
  readonly date?: Value<PointInTime>;
  /** F.r.2.1 Name in words. */
  readonly name?: string;
  /** F.r.2.2 */
  readonly term?: MeddraTerm;
  /** F.r.3.1 */
  readonly resultCode?: TestResultCode;
  /** F.r.3.2, F.r.3.3 */
  readonly result?: TestResult;
  /** F.r.3.4 */
  readonly resultText?: string;
  /** F.r.4 */
  readonly normalLow?: Quantity;
  /** F.r.5 */
  readonly normalHigh?: Quantity;
  /** F.r.6 */
  readonly comments?: string;
  /** F.r.7 */
  readonly moreInformation?: boolean;
}

/** A measured value, or the bound that it lies below or above. */
export interface TestResult extends Quantity {
  /** Absent: the value itself. */
  readonly bound?: '<' | '<=' | '>' | '>=';
}
