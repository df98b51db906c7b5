import type { IcsrBatch, IcsrMessage } from '../model/batch.js';
import type { CauseOfDeath } from '../model/patient.js';
import type { IndividualCaseSafetyReport } from '../model/report.js';
import type { CodedTerm, MeddraTerm, Quantity, Value } from '../model/values.js';

/** The element number of each member of a type; `null` where a member is no element of its own. */
export type Elements<T> = [T] extends [string | number | boolean]
  ? string | null
  : [T] extends [readonly (infer Item)[]]
    ? { readonly each: Elements<Item>; readonly itself?: string }
    : string extends T
      ? string
      : [T] extends [Quantity]
        ? Members<T>
        : [T] extends [Value<infer Content>]
          ? Elements<Content>
          : Members<T>;

type Members<T> = { readonly [Key in keyof T]-?: Elements<Exclude<T[Key], undefined>> };

const meddra = (prefix: string): Elements<MeddraTerm> => ({ version: `${prefix}a`, code: `${prefix}b` });
const coded = (prefix: string): Elements<CodedTerm> => ({ version: `${prefix}a`, code: `${prefix}b`, system: null });
const quantity = (prefix: string): Elements<Quantity> => ({ value: `${prefix}a`, unit: `${prefix}b` });
const cause = (prefix: string): Elements<CauseOfDeath> => ({ term: meddra(`${prefix}.1`), text: `${prefix}.2` });
const attachment = (element: string) => ({ mediaType: null, base64: element, compression: null });

export const batchElements: Elements<Omit<IcsrBatch, 'messages'>> = {
  number: 'N.1.2',
  sender: 'N.1.3',
  receiver: 'N.1.4',
  transmittedAt: 'N.1.5',
};

export const messageElements: Elements<Omit<IcsrMessage, 'report'>> = {
  identifier: 'N.2.r.1',
  sender: 'N.2.r.2',
  receiver: 'N.2.r.3',
  createdAt: 'N.2.r.4',
};

export const reportElements: Elements<IndividualCaseSafetyReport> = {
  safetyReportId: 'C.1.1',
  createdAt: 'C.1.2',
  reportType: 'C.1.3',
  firstReceived: 'C.1.4',
  mostRecentInformation: 'C.1.5',
  documentsHeldBySender: { itself: 'C.1.6.1', each: { title: 'C.1.6.1.r.1', attachment: attachment('C.1.6.1.r.2') } },
  expedited: 'C.1.7',
  worldwideCaseId: 'C.1.8.1',
  firstSender: 'C.1.8.2',
  otherCaseIds: { itself: 'C.1.9.1', each: { source: 'C.1.9.1.r.1', identifier: 'C.1.9.1.r.2' } },
  linkedReports: { each: 'C.1.10.r' },
  amendment: { kind: 'C.1.11.1', reason: 'C.1.11.2' },
  reporters: {
    each: {
      title: 'C.2.r.1.1',
      givenName: 'C.2.r.1.2',
      middleName: 'C.2.r.1.3',
      familyName: 'C.2.r.1.4',
      organisation: 'C.2.r.2.1',
      department: 'C.2.r.2.2',
      street: 'C.2.r.2.3',
      city: 'C.2.r.2.4',
      state: 'C.2.r.2.5',
      postcode: 'C.2.r.2.6',
      telephone: 'C.2.r.2.7',
      country: 'C.2.r.3',
      qualification: 'C.2.r.4',
      primary: 'C.2.r.5',
    },
  },
  sender: {
    type: 'C.3.1',
    organisation: 'C.3.2',
    department: 'C.3.3.1',
    title: 'C.3.3.2',
    givenName: 'C.3.3.3',
    middleName: 'C.3.3.4',
    familyName: 'C.3.3.5',
    street: 'C.3.4.1',
    city: 'C.3.4.2',
    state: 'C.3.4.3',
    postcode: 'C.3.4.4',
    country: 'C.3.4.5',
    telephone: 'C.3.4.6',
    fax: 'C.3.4.7',
    email: 'C.3.4.8',
  },
  literature: { each: { citation: 'C.4.r.1', attachment: attachment('C.4.r.2') } },
  study: {
    registrations: { each: { number: 'C.5.1.r.1', country: 'C.5.1.r.2' } },
    name: 'C.5.2',
    sponsorStudyNumber: 'C.5.3',
    type: 'C.5.4',
  },
  patient: {
    name: 'D.1',
    generalPractitionerRecord: 'D.1.1.1',
    specialistRecord: 'D.1.1.2',
    hospitalRecord: 'D.1.1.3',
    investigationNumber: 'D.1.1.4',
    birthDate: 'D.2.1',
    age: quantity('D.2.2'),
    gestation: quantity('D.2.2.1'),
    ageGroup: 'D.2.3',
    weight: 'D.3',
    height: 'D.4',
    sex: 'D.5',
    lastMenstrualPeriod: 'D.6',
    medicalHistory: {
      each: {
        term: meddra('D.7.1.r.1'),
        start: 'D.7.1.r.2',
        continuing: 'D.7.1.r.3',
        end: 'D.7.1.r.4',
        comments: 'D.7.1.r.5',
        familyHistory: 'D.7.1.r.6',
      },
    },
    medicalHistoryText: 'D.7.2',
    concomitantTherapies: 'D.7.3',
    pastDrugs: {
      each: {
        name: 'D.8.r.1',
        identifier: coded('D.8.r.2'),
        start: 'D.8.r.4',
        end: 'D.8.r.5',
        indication: meddra('D.8.r.6'),
        reaction: meddra('D.8.r.7'),
      },
    },
    death: {
      date: 'D.9.1',
      reportedCauses: { each: cause('D.9.2.r') },
      autopsy: 'D.9.3',
      autopsyCauses: { each: cause('D.9.4.r') },
    },
  },
  reactions: {
    each: {
      id: null,
      verbatim: { text: 'E.i.1.1a', language: 'E.i.1.1b' },
      translation: 'E.i.1.2',
      term: meddra('E.i.2.1'),
      highlighted: 'E.i.3.1',
      seriousness: {
        death: 'E.i.3.2a',
        lifeThreatening: 'E.i.3.2b',
        hospitalisation: 'E.i.3.2c',
        disability: 'E.i.3.2d',
        congenitalAnomaly: 'E.i.3.2e',
        medicallyImportant: 'E.i.3.2f',
      },
      start: 'E.i.4',
      end: 'E.i.5',
      duration: quantity('E.i.6'),
      outcome: 'E.i.7',
      medicallyConfirmed: 'E.i.8',
      country: 'E.i.9',
    },
  },
  tests: {
    each: {
      date: 'F.r.1',
      name: 'F.r.2.1',
      term: meddra('F.r.2.2'),
      resultCode: 'F.r.3.1',
      result: { value: 'F.r.3.2', unit: 'F.r.3.3', bound: null },
      resultText: 'F.r.3.4',
      normalLow: { value: 'F.r.4', unit: null },
      normalHigh: { value: 'F.r.5', unit: null },
      comments: 'F.r.6',
      moreInformation: 'F.r.7',
    },
  },
  drugs: {
    each: {
      id: null,
      role: 'G.k.1',
      identifier: coded('G.k.2.1.1'),
      name: 'G.k.2.2',
      substances: {
        each: { name: 'G.k.2.3.r.1', term: coded('G.k.2.3.r.2'), strength: quantity('G.k.2.3.r.3') },
      },
      countryObtained: 'G.k.2.4',
      blinded: 'G.k.2.5',
      authorisation: { number: 'G.k.3.1', country: 'G.k.3.2', holder: 'G.k.3.3' },
      dosages: {
        each: {
          dose: quantity('G.k.4.r.1'),
          interval: { count: 'G.k.4.r.2', unit: 'G.k.4.r.3' },
          start: 'G.k.4.r.4',
          end: 'G.k.4.r.5',
          duration: quantity('G.k.4.r.6'),
          batchNumber: 'G.k.4.r.7',
          text: 'G.k.4.r.8',
          form: { text: 'G.k.4.r.9.1', term: coded('G.k.4.r.9.2') },
          route: { text: 'G.k.4.r.10.1', term: coded('G.k.4.r.10.2') },
        },
      },
      cumulativeDose: quantity('G.k.5'),
      gestation: quantity('G.k.6'),
      indications: { each: { text: 'G.k.7.r.1', term: meddra('G.k.7.r.2') } },
      action: 'G.k.8',
      reactions: {
        each: {
          reaction: null,
          sinceFirstDose: quantity('G.k.9.i.3.1'),
          sinceLastDose: quantity('G.k.9.i.3.2'),
          recurrence: 'G.k.9.i.4',
        },
      },
      additionalInformation: { each: 'G.k.10.r' },
      additionalText: 'G.k.11',
    },
  },
  relatedness: {
    each: {
      reaction: null,
      drug: null,
      source: 'G.k.9.i.2.r.1',
      method: 'G.k.9.i.2.r.2',
      result: 'G.k.9.i.2.r.3',
    },
  },
  narrative: 'H.1',
  reporterComments: 'H.2',
  senderDiagnoses: { each: meddra('H.3.r.1') },
  senderComments: 'H.4',
  nativeSummaries: { each: { text: 'H.5.r.1a', language: 'H.5.r.1b' } },
};
