export const hl7Namespace = 'urn:hl7-org:v3';
export const xsiNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

const ich = '2.16.840.1.113883.3.989.2.1';

/** Namespaces of identifiers (the `root` of an HL7 id). */
export const root = {
  interaction: '2.16.840.1.113883.1.6',
  safetyReport: `${ich}.3.1`,
  worldwideCase: `${ich}.3.2`,
  otherCase: `${ich}.3.3`,
  authorisation: `${ich}.3.4`,
  sponsorStudy: `${ich}.3.5`,
  studyRegistration: `${ich}.3.6`,
  generalPractitionerRecord: `${ich}.3.7`,
  specialistRecord: `${ich}.3.8`,
  hospitalRecord: `${ich}.3.9`,
  investigationNumber: `${ich}.3.10`,
  messageSender: `${ich}.3.11`,
  messageReceiver: `${ich}.3.12`,
  batchSender: `${ich}.3.13`,
  batchReceiver: `${ich}.3.14`,
  acknowledgementSender: `${ich}.3.15`,
  acknowledgementReceiver: `${ich}.3.16`,
  acknowledgementBatchSender: `${ich}.3.17`,
  acknowledgementBatchReceiver: `${ich}.3.18`,
  localReport: `${ich}.3.19`,
  acknowledgementBatch: `${ich}.3.20`,
  localMessage: `${ich}.3.21`,
  batch: `${ich}.3.22`,
} as const;

/** Code systems. */
export const system = {
  messageType: `${ich}.1.1`,
  reportType: `${ich}.1.2`,
  firstSender: `${ich}.1.3`,
  medicalRecord: `${ich}.1.4`,
  amendment: `${ich}.1.5`,
  qualification: `${ich}.1.6`,
  senderType: `${ich}.1.7`,
  studyType: `${ich}.1.8`,
  ageGroup: `${ich}.1.9`,
  termHighlighted: `${ich}.1.10`,
  outcome: `${ich}.1.11`,
  testResult: `${ich}.1.12`,
  drugRole: `${ich}.1.13`,
  actionTaken: `${ich}.1.15`,
  recurrence: `${ich}.1.16`,
  additionalDrugInformation: `${ich}.1.17`,
  productEvent: `${ich}.1.18`,
  observation: `${ich}.1.19`,
  category: `${ich}.1.20`,
  author: `${ich}.1.21`,
  relatedReport: `${ich}.1.22`,
  characteristic: `${ich}.1.23`,
  attention: `${ich}.1.24`,
  document: `${ich}.1.27`,
  actCode: '2.16.840.1.113883.5.4',
  interpretation: '2.16.840.1.113883.5.83',
  triggerEvent: '2.16.840.1.113883.1.18',
  country: '1.0.3166.1.2.2',
  sex: '1.0.5218',
  meddra: '2.16.840.1.113883.6.163',
} as const;

/** What an observation is about (`system.observation`). */
export const observation = {
  documentsAvailable: '1',
  additionalInformation: '2',
  age: '3',
  ageGroup: '4',
  autopsy: '5',
  blinded: '6',
  weight: '7',
  causeOfDeath: '8',
  codedDrugInformation: '9',
  comment: '10',
  concomitantTherapies: '11',
  congenitalAnomaly: '12',
  continuing: '13',
  cumulativeDose: '14',
  diagnosis: '15',
  gestation: '16',
  height: '17',
  historyText: '18',
  indication: '19',
  drugRole: '20',
  lifeThreatening: '21',
  lastMenstrualPeriod: '22',
  expedited: '23',
  medicallyConfirmed: '24',
  moreInformation: '25',
  medicallyImportant: '26',
  outcome: '27',
  reaction: '29',
  translation: '30',
  recurrence: '31',
  reportedCauseOfDeath: '32',
  hospitalisation: '33',
  death: '34',
  disability: '35',
  nativeSummary: '36',
  termHighlighted: '37',
  familyHistory: '38',
  causality: '39',
} as const;

/** What an organizer gathers (`system.category`). */
export const category = { medicalHistory: '1', drugHistory: '2', tests: '3', drugs: '4' } as const;

/** Who speaks (`system.author`). */
export const author = { sender: '1', reporter: '2', sourceReporter: '3' } as const;
