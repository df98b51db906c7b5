/** The code lists of E2B(R3), by the names of their meanings. The report carries the codes. */
type CodeOf<List> = List[keyof List];

/** C.1.3 */
export const ReportType = { spontaneous: '1', study: '2', other: '3', unknown: '4' } as const;
export type ReportType = CodeOf<typeof ReportType>;

/** C.1.8.2 */
export const FirstSender = { regulator: '1', other: '2' } as const;
export type FirstSender = CodeOf<typeof FirstSender>;

/** C.1.11.1 */
export const ReportAmendment = { nullification: '1', amendment: '2' } as const;
export type ReportAmendment = CodeOf<typeof ReportAmendment>;

/** C.2.r.4 */
export const Qualification = {
  physician: '1',
  pharmacist: '2',
  otherHealthProfessional: '3',
  lawyer: '4',
  consumer: '5',
} as const;
export type Qualification = CodeOf<typeof Qualification>;

/** C.3.1 */
export const SenderType = {
  pharmaceuticalCompany: '1',
  regulatoryAuthority: '2',
  healthProfessional: '3',
  regionalPharmacovigilanceCentre: '4',
  whoCollaboratingCentre: '5',
  other: '6',
  patient: '7',
} as const;
export type SenderType = CodeOf<typeof SenderType>;

/** C.5.4: compassionate and named-patient use is 2 (R-ICS-07). */
export const StudyType = { clinicalTrial: '1', individualPatientUse: '2', other: '3' } as const;
export type StudyType = CodeOf<typeof StudyType>;

/** D.2.3 */
export const AgeGroup = {
  foetus: '0',
  neonate: '1',
  infant: '2',
  child: '3',
  adolescent: '4',
  adult: '5',
  elderly: '6',
} as const;
export type AgeGroup = CodeOf<typeof AgeGroup>;

/** D.5 */
export const Sex = { male: '1', female: '2' } as const;
export type Sex = CodeOf<typeof Sex>;

/** E.i.3.1: whether the reporter highlighted the term, and whether the reaction is serious. */
export const TermHighlighted = {
  highlightedNotSerious: '1',
  notHighlightedNotSerious: '2',
  highlightedSerious: '3',
  notHighlightedSerious: '4',
} as const;
export type TermHighlighted = CodeOf<typeof TermHighlighted>;

/** E.i.7 */
export const ReactionOutcome = {
  unknown: '0',
  recovered: '1',
  recovering: '2',
  notRecovered: '3',
  recoveredWithSequelae: '4',
  fatal: '5',
} as const;
export type ReactionOutcome = CodeOf<typeof ReactionOutcome>;

/** F.r.3.1 */
export const TestResultCode = { positive: '1', negative: '2', borderline: '3', inconclusive: '4' } as const;
export type TestResultCode = CodeOf<typeof TestResultCode>;

/** G.k.1: an event before any dose, such as one of the marrow harvest, is `notAdministered` (R-ICS-09). */
export const DrugRole = { suspect: '1', concomitant: '2', interacting: '3', notAdministered: '4' } as const;
export type DrugRole = CodeOf<typeof DrugRole>;

/** G.k.8 */
export const ActionTaken = {
  unknown: '0',
  withdrawn: '1',
  doseReduced: '2',
  doseIncreased: '3',
  doseNotChanged: '4',
  notApplicable: '9',
} as const;
export type ActionTaken = CodeOf<typeof ActionTaken>;

/** G.k.9.i.4: was the drug given again, and did the reaction recur? */
export const Recurrence = { recurred: '1', didNotRecur: '2', outcomeUnknown: '3', notGivenAgain: '4' } as const;
export type Recurrence = CodeOf<typeof Recurrence>;

/** G.k.10.r */
export const AdditionalDrugInformation = {
  counterfeit: '1',
  overdose: '2',
  takenByFather: '3',
  beyondExpiryDate: '4',
  batchWithinSpecifications: '5',
  batchNotWithinSpecifications: '6',
  medicationError: '7',
  misuse: '8',
  abuse: '9',
  occupationalExposure: '10',
  offLabelUse: '11',
} as const;
export type AdditionalDrugInformation = CodeOf<typeof AdditionalDrugInformation>;

/** E.i.3.2a-f, each under its E2B element. */
export const seriousnessCriteria = [
  'death',
  'lifeThreatening',
  'hospitalisation',
  'disability',
  'congenitalAnomaly',
  'medicallyImportant',
] as const;
export type SeriousnessCriterion = (typeof seriousnessCriteria)[number];
