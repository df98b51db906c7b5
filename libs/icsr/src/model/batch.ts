import type { PointInTime } from './point-in-time.js';
import type { IndividualCaseSafetyReport } from './report.js';
import type { NonEmpty } from './values.js';

/** One file for one receiver (`MCCI_IN200100UV01`), N.1. */
export interface IcsrBatch {
  /** N.1.2 Batch number. */
  readonly number: string;
  /** N.1.3 Batch sender identifier, as agreed between the parties. */
  readonly sender: string;
  /** N.1.4 Batch receiver identifier. */
  readonly receiver: string;
  /** N.1.5 Date of batch transmission, to the second. */
  readonly transmittedAt: PointInTime;
  readonly messages: NonEmpty<IcsrMessage>;
}

/** One report with its message header (`PORR_IN049016UV`), N.2.r. */
export interface IcsrMessage {
  /** N.2.r.1 Message identifier: the same as C.1.1 (R-ICS-05). */
  readonly identifier: string;
  /** N.2.r.2 Message sender identifier. */
  readonly sender: string;
  /** N.2.r.3 Message receiver identifier. */
  readonly receiver: string;
  /** N.2.r.4 Date of message creation: the same as C.1.2 (R-ICS-05). */
  readonly createdAt: PointInTime;
  readonly report: IndividualCaseSafetyReport;
}

/** The report in a message whose header repeats its identity, as R-ICS-05 asks. */
export function messageOf(
  report: IndividualCaseSafetyReport,
  { sender, receiver }: { readonly sender: string; readonly receiver: string },
): IcsrMessage {
  return { identifier: report.safetyReportId, sender, receiver, createdAt: report.createdAt, report };
}
