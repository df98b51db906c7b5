import {
  ActionTaken,
  DrugRole,
  FirstSender,
  known,
  messageOf,
  pointInTime,
  Qualification,
  ReactionOutcome,
  ReportAmendment,
  ReportType,
  SenderType,
  Sex,
  StudyType,
  TestResultCode,
  withheld,
  type Drug,
  type IcsrBatch,
  type IndividualCaseSafetyReport,
  type Reaction,
} from '../src/index.js';

/** The instant at which the journeys are sent. */
export const sentAt = '2026-11-21T12:00:00Z';

/** The object without these members. */
export function omit<T extends object, Key extends keyof T>(object: T, ...keys: readonly Key[]): Omit<T, Key> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key as Key))) as Omit<T, Key>;
}

/** Codes that no dictionary has. */
export const invented = (number: number) => ({ version: '27.1', code: `9900000${number}` });

const none = {
  death: false,
  lifeThreatening: false,
  hospitalisation: false,
  disability: false,
  congenitalAnomaly: false,
  medicallyImportant: false,
};

export const reaction: Reaction = {
  id: '11111111-aaaa-4aaa-8aaa-111111111111',
  verbatim: { text: 'Dolor torácico súbito', language: 'spa' },
  translation: 'Sudden chest pain',
  term: invented(1),
  seriousness: { ...none, hospitalisation: true },
  start: known(pointInTime('20261101')),
  outcome: ReactionOutcome.recovering,
  country: 'ES',
};

export const cells: Drug = {
  id: '22222222-bbbb-4bbb-8bbb-222222222222',
  role: DrugRole.suspect,
  name: 'aBM-MSC',
  substances: [{ name: 'Autologous bone-marrow mesenchymal stromal cells' }],
  countryObtained: 'ES',
  dosages: [
    {
      dose: { value: 20_000_000, unit: '{cells}' },
      start: known(pointInTime('202610301015+0100')),
      batchNumber: known('LOT-2026-014'),
      text: 'One local injection',
      route: { text: known('Intratendinous') },
    },
  ],
  indications: [{ text: known('Achilles tendinopathy'), term: invented(5) }],
  action: ActionTaken.notApplicable,
};

const opinion = { reaction: reaction.id, drug: cells.id, method: 'Global introspection' };

/** Not related to the product by either opinion; serious. */
export const notRelated: IndividualCaseSafetyReport = {
  safetyReportId: 'ES-HOSPITAL-2026-0007',
  createdAt: pointInTime('20261120103000+0100'),
  reportType: ReportType.study,
  firstReceived: pointInTime('20261110'),
  mostRecentInformation: pointInTime('20261118'),
  documentsHeldBySender: [],
  expedited: known(true),
  worldwideCaseId: 'ES-HOSPITAL-2026-0007',
  firstSender: FirstSender.other,
  otherCaseIds: [],
  reporters: [
    {
      primary: true,
      givenName: withheld('MSK'),
      familyName: withheld('MSK'),
      organisation: known('Hospital of the study'),
      country: known('ES'),
      qualification: known(Qualification.physician),
    },
  ],
  sender: { type: SenderType.pharmaceuticalCompany, organisation: 'Sponsor of the study', country: 'ES' },
  study: {
    type: StudyType.clinicalTrial,
    name: known('Cells for tendons'),
    sponsorStudyNumber: known('TENDON-01'),
    registrations: [{ number: known('2023-505123-12-00'), country: known('EU') }],
  },
  patient: {
    name: withheld('MSK'),
    investigationNumber: known('P-007'),
    age: { value: 41, unit: 'a' },
    sex: known(Sex.male),
    medicalHistoryText: known('None'),
  },
  reactions: [reaction],
  drugs: [cells],
  relatedness: [
    { ...opinion, source: 'Investigator', result: 'Not related' },
    { ...opinion, source: 'Sponsor', result: 'Not related' },
  ],
  narrative: 'A participant had chest pain two days after the injection.\nTroponin was normal; a rib was bruised.',
};

const embolism: Reaction = {
  ...reaction,
  seriousness: { ...none, death: true, lifeThreatening: true, hospitalisation: true },
  end: known(pointInTime('20261103')),
  duration: { value: 2, unit: 'd' },
  outcome: ReactionOutcome.fatal,
};

/** Investigator: related; sponsor: not. Both are sent (R-SAF-06). */
export const fatalSusar: IndividualCaseSafetyReport = {
  ...notRelated,
  documentsHeldBySender: [
    { title: 'Autopsy report', attachment: { mediaType: 'text/plain', base64: 'bm8gZmluZGluZ3M=' } },
  ],
  patient: {
    ...notRelated.patient,
    medicalHistory: [
      {
        term: invented(2),
        start: known(pointInTime('2019')),
        continuing: known(true),
        comments: 'Treated with heparin',
      },
    ],
    death: {
      date: known(pointInTime('20261103')),
      reportedCauses: [{ term: invented(1), text: 'Pulmonary embolism' }],
      autopsy: known(true),
      autopsyCauses: [{ term: invented(1), text: 'Massive embolism' }],
    },
  },
  reactions: [embolism],
  tests: [
    {
      date: known(pointInTime('20261102')),
      name: 'D-dimer',
      term: invented(3),
      result: { value: 20, unit: 'ug/mL', bound: '>' },
      normalHigh: { value: 0.5, unit: 'ug/mL' },
      comments: 'Beyond the range of the method',
    },
  ],
  drugs: [
    {
      ...cells,
      reactions: [
        { reaction: reaction.id, sinceFirstDose: { value: 2, unit: 'd' }, sinceLastDose: { value: 2, unit: 'd' } },
      ],
    },
  ],
  relatedness: [
    { ...opinion, source: 'Investigator', result: 'Related' },
    { ...opinion, source: 'Sponsor', result: 'Not related' },
  ],
  senderDiagnoses: [invented(1)],
  senderComments: 'The reference safety information does not list embolism.',
};

/** Bleeding at the marrow harvest: no dose was given yet. */
const procurementEvent: IndividualCaseSafetyReport = {
  ...notRelated,
  reactions: [
    { ...reaction, translation: 'Bleeding at the iliac crest', seriousness: { ...none, medicallyImportant: true } },
  ],
  drugs: [
    { id: cells.id, role: DrugRole.notAdministered, name: 'aBM-MSC', substances: cells.substances },
    {
      id: '33333333-cccc-4ccc-8ccc-333333333333',
      role: DrugRole.concomitant,
      name: 'Midazolam',
      dosages: [{ dose: { value: 2.5, unit: 'mg' }, duration: { value: 20, unit: 'min' } }],
    },
  ],
  relatedness: [{ ...opinion, source: 'Investigator', result: 'Related to the procurement' }],
};

/** Sterility fails after the injection: compassionate use, so not for the trial module. */
export const lateSterility: IndividualCaseSafetyReport = {
  ...notRelated,
  study: { type: StudyType.individualPatientUse, name: known('Compassionate use') },
  tests: [
    {
      date: known(pointInTime('202611')),
      name: 'Sterility of the lot, day 14',
      resultCode: TestResultCode.positive,
      resultText: 'Cutibacterium acnes',
      moreInformation: true,
    },
  ],
  drugs: [{ ...cells, additionalInformation: ['6'], additionalText: 'Result known 14 days after use' }],
  reporterComments: 'No fever.',
  nativeSummaries: [{ text: 'Cultivo positivo tras la inyección', language: 'spa' }],
};

/** The second version: the patient has recovered; the case is also known to the regulator. */
export const followUp: IndividualCaseSafetyReport = {
  ...notRelated,
  createdAt: pointInTime('20261121100000+0100'),
  mostRecentInformation: pointInTime('20261120'),
  otherCaseIds: [{ source: 'AEMPS', identifier: 'ES-AEMPS-2026-99' }],
  linkedReports: ['ES-HOSPITAL-2026-0003'],
  amendment: { kind: ReportAmendment.amendment, reason: 'Outcome known' },
  reactions: [{ ...reaction, outcome: ReactionOutcome.recovered, end: known(pointInTime('20261119')) }],
  literature: [{ citation: known('Doe J. Cells for tendons. J Tendon 2026;1:1-2.') }],
};

/** The event was another participant's. */
export const nullified: IndividualCaseSafetyReport = {
  ...notRelated,
  createdAt: pointInTime('20261121110000+0100'),
  mostRecentInformation: pointInTime('20261121'),
  amendment: { kind: ReportAmendment.nullification, reason: 'Entered for the wrong participant' },
};

export const journeys = { fatalSusar, notRelated, procurementEvent, lateSterility, nullified, followUp };

/** The reports in one batch for the trial module, unless another receiver is named. */
export function batchOf(
  reports: readonly [IndividualCaseSafetyReport, ...IndividualCaseSafetyReport[]],
  receiver = 'EVCTMPROD',
): IcsrBatch {
  const [first, ...others] = reports.map((report) => messageOf(report, { sender: 'SPONSOR', receiver }));
  if (first === undefined) throw new Error('A batch has a report.');
  return {
    number: 'B-2026-11-21-1',
    sender: 'SPONSOR',
    receiver,
    transmittedAt: pointInTime('20261121113000+0100'),
    messages: [first, ...others],
  };
}
