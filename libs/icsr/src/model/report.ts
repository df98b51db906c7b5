import type { FirstSender, Qualification, ReportAmendment, ReportType, SenderType, StudyType } from './codes.js';
import type { AssessmentOfRelatedness, Drug } from './drug.js';
import type { Patient } from './patient.js';
import type { PointInTime } from './point-in-time.js';
import type { Reaction, Test } from './reaction.js';
import type { Attachment, MeddraTerm, NativeText, NonEmpty, Value } from './values.js';

/**
 * One version of an individual case safety report, ICH E2B(R3), sections C to H; members name their element.
 * Mandatory elements are required here (R-ICS-02). A section that may repeat is left out when it has no entry.
 */
export interface IndividualCaseSafetyReport {
  /** C.1.1 Sender's safety report identifier, `country-organisation-number`: the same in all versions (R-ICS-05). */
  readonly safetyReportId: string;
  /** C.1.2 Date of creation of this version, to the second. */
  readonly createdAt: PointInTime;
  /** C.1.3 Type of report. */
  readonly reportType: ReportType;
  /** C.1.4 Date the report was first received from the source, at least the day. */
  readonly firstReceived: PointInTime;
  /** C.1.5 Date of the most recent information, at least the day. */
  readonly mostRecentInformation: PointInTime;
  /** C.1.6.1 Additional documents: `true` is sent when there are some, else `false`. */
  readonly documentsHeldBySender: readonly HeldDocument[];
  /** C.1.7 Does the case fulfil the local criteria for an expedited report? */
  readonly expedited: Value<boolean>;
  /** C.1.8.1 Worldwide unique case identification: every later sender keeps it. */
  readonly worldwideCaseId: string;
  /** C.1.8.2 First sender of this case. */
  readonly firstSender: FirstSender;
  /** C.1.9.1 Other case identifiers in previous transmissions: `true` is sent when there are some, else NI. */
  readonly otherCaseIds: readonly OtherCaseId[];
  /** C.1.10.r Identification numbers of linked reports. */
  readonly linkedReports?: readonly string[];
  /** C.1.11 Nullification or amendment (R-ICS-10). */
  readonly amendment?: Amendment;
  /** C.2.r Primary sources of information; exactly one is primary for regulatory purposes. */
  readonly reporters: NonEmpty<Reporter>;
  /** C.3 */
  readonly sender: Sender;
  /** C.4.r */
  readonly literature?: readonly LiteratureReference[];
  /** C.5 */
  readonly study?: Study;
  /** D */
  readonly patient: Patient;
  /** E.i */
  readonly reactions: NonEmpty<Reaction>;
  /** F.r */
  readonly tests?: readonly Test[];
  /** G.k */
  readonly drugs: NonEmpty<Drug>;
  /** G.k.9.i.2.r: one entry for each opinion on one reaction and one drug. */
  readonly relatedness?: readonly AssessmentOfRelatedness[];
  /** H.1 Case narrative, without anything that identifies the patient (R-ICS-11). */
  readonly narrative: string;
  /** H.2 Reporter's comments. */
  readonly reporterComments?: string;
  /** H.3.r Sender's diagnosis, or reclassification of the reaction. */
  readonly senderDiagnoses?: readonly MeddraTerm[];
  /** H.4 Sender's comments. */
  readonly senderComments?: string;
  /** H.5.r Case summary and reporter's comments in the native language. */
  readonly nativeSummaries?: readonly NativeText[];
}

export interface HeldDocument {
  /** C.1.6.1.r.1 What the document is. */
  readonly title: string;
  /** C.1.6.1.r.2 The document itself. */
  readonly attachment?: Attachment;
}

export interface OtherCaseId {
  /** C.1.9.1.r.1 Who gave the identifier. */
  readonly source: string;
  /** C.1.9.1.r.2 */
  readonly identifier: string;
}

export interface Amendment {
  /** C.1.11.1 */
  readonly kind: ReportAmendment;
  /** C.1.11.2 */
  readonly reason: string;
}

/** C.2.r: a primary source. Names and addresses may be masked. */
export interface Reporter {
  /** C.2.r.1.1 */
  readonly title?: Value<string>;
  /** C.2.r.1.2 */
  readonly givenName?: Value<string>;
  /** C.2.r.1.3 */
  readonly middleName?: Value<string>;
  /** C.2.r.1.4 */
  readonly familyName?: Value<string>;
  /** C.2.r.2.1 */
  readonly organisation?: Value<string>;
  /** C.2.r.2.2 */
  readonly department?: Value<string>;
  /** C.2.r.2.3 */
  readonly street?: Value<string>;
  /** C.2.r.2.4 */
  readonly city?: Value<string>;
  /** C.2.r.2.5 */
  readonly state?: Value<string>;
  /** C.2.r.2.6 */
  readonly postcode?: Value<string>;
  /** C.2.r.2.7 */
  readonly telephone?: Value<string>;
  /** C.2.r.3 ISO 3166-1 alpha-2, or EU. */
  readonly country?: Value<string>;
  /** C.2.r.4 */
  readonly qualification?: Value<Qualification>;
  /** C.2.r.5 Primary source for regulatory purposes: one reporter, and one only. */
  readonly primary: boolean;
}

/** C.3: who sends the report, and the person responsible for it. */
export interface Sender {
  /** C.3.1 */
  readonly type: SenderType;
  /** C.3.2, required unless the sender is a patient. */
  readonly organisation?: string;
  /** C.3.3.1 */
  readonly department?: string;
  /** C.3.3.2 */
  readonly title?: string;
  /** C.3.3.3 */
  readonly givenName?: string;
  /** C.3.3.4 */
  readonly middleName?: string;
  /** C.3.3.5 */
  readonly familyName?: string;
  /** C.3.4.1 */
  readonly street?: string;
  /** C.3.4.2 */
  readonly city?: string;
  /** C.3.4.3 */
  readonly state?: string;
  /** C.3.4.4 */
  readonly postcode?: string;
  /** C.3.4.5 ISO 3166-1 alpha-2, or EU. */
  readonly country?: string;
  /** C.3.4.6 */
  readonly telephone?: string;
  /** C.3.4.7 */
  readonly fax?: string;
  /** C.3.4.8 */
  readonly email?: string;
}

export interface LiteratureReference {
  /** C.4.r.1, Vancouver style. */
  readonly citation?: Value<string>;
  /** C.4.r.2 */
  readonly attachment?: Attachment;
}

/** C.5: the study in which the reaction was observed. */
export interface Study {
  /** C.5.1.r, such as the EU trial number with country EU. */
  readonly registrations?: readonly StudyRegistration[];
  /** C.5.2 */
  readonly name?: Value<string>;
  /** C.5.3 */
  readonly sponsorStudyNumber?: Value<string>;
  /** C.5.4, required when the report comes from a study. */
  readonly type?: StudyType;
}

export interface StudyRegistration {
  /** C.5.1.r.1 */
  readonly number: Value<string>;
  /** C.5.1.r.2 ISO 3166-1 alpha-2, or EU. */
  readonly country?: Value<string>;
}
