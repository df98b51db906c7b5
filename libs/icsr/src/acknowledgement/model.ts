import type { PointInTime } from '../model/point-in-time.js';

/** ACK.A.4: all reports loaded; some need further action; the batch could not be read. */
export const BatchAcknowledgementCode = { accepted: 'AA', error: 'AE', rejected: 'AR' } as const;
export type BatchAcknowledgementCode = (typeof BatchAcknowledgementCode)[keyof typeof BatchAcknowledgementCode];

/** ACK.B.r.6 */
export const ReportAcknowledgementCode = { accepted: 'CA', error: 'CE', rejected: 'CR' } as const;
export type ReportAcknowledgementCode = (typeof ReportAcknowledgementCode)[keyof typeof ReportAcknowledgementCode];

/** What a receiver answers to a batch (`MCCI_IN200101UV01`); members name their element. */
export interface IcsrAcknowledgement {
  /** ACK.M.1 Acknowledgement batch number. */
  readonly number: string;
  /** ACK.M.2 Who acknowledges. */
  readonly sender: string;
  /** ACK.M.3 */
  readonly receiver: string;
  /** ACK.M.4 */
  readonly transmittedAt: PointInTime;
  readonly batch: BatchAcknowledgement;
  /** ACK.B.r: none, when the batch could not be read. */
  readonly reports: readonly ReportAcknowledgement[];
}

/** ACK.A: the verdict on the batch. */
export interface BatchAcknowledgement {
  /** ACK.A.1 The number of the batch that was received (N.1.2). */
  readonly number: string;
  /** ACK.A.2 The receiver's own number for it. */
  readonly localNumber?: string;
  /** ACK.A.3 When that batch was transmitted (N.1.5). */
  readonly transmittedAt?: PointInTime;
  /** ACK.A.4 */
  readonly code: BatchAcknowledgementCode;
  /** ACK.A.5 */
  readonly errors: readonly string[];
}

/** ACK.B.r: the verdict on one report. */
export interface ReportAcknowledgement {
  /** ACK.B.r.1 The message that was received (N.2.r.1). */
  readonly identifier: string;
  /** ACK.B.r.2 The receiver's own number for the report. */
  readonly localNumber?: string;
  /** ACK.B.r.3 Who receives the acknowledgement: the sender of the message. */
  readonly receiver: string;
  /** ACK.B.r.4 */
  readonly sender: string;
  /** ACK.B.r.5 When that message was created (N.2.r.4). */
  readonly messageCreatedAt?: PointInTime;
  /** ACK.B.r.6 */
  readonly code: ReportAcknowledgementCode;
  /** ACK.B.r.7 Errors, warnings or comments. */
  readonly errors: readonly string[];
}
