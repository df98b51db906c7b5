import type { CauseOfDeath, MedicalHistory, PastDrug, Patient } from '../model/patient.js';
import type { IndividualCaseSafetyReport, Study } from '../model/report.js';
import { known, type Value } from '../model/values.js';
import { category, observation, root, system } from '../xml/names.js';
import type { Xml } from '../xml/serialise.js';
import { drug } from './drug.js';
import {
  code,
  comment,
  identifier,
  interval,
  meddra,
  observationOf,
  plain,
  related,
  term,
  text,
  time,
  values,
} from './hl7.js';
import { reaction, test } from './reaction.js';

/** D, and under it C.5, E, F and G. */
export function primaryRole(report: IndividualCaseSafetyReport): Xml {
  const { patient } = report;
  return {
    '@classCode': 'INVSBJ',
    player1: player(patient),
    subjectOf1: report.study && { '@typeCode': 'SBJ', researchStudy: researchStudy(report.study) },
    subjectOf2: [
      ...characteristics(patient),
      ...death(patient),
      organizer(category.medicalHistory, medicalHistory(patient)),
      organizer(
        category.drugHistory,
        (patient.pastDrugs ?? []).map((past) => ({ substanceAdministration: pastDrug(past) })),
      ),
      ...report.reactions.map((each) => ({ '@typeCode': 'SBJ', observation: reaction(each) })),
      organizer(
        category.tests,
        (report.tests ?? []).map((each) => ({ observation: test(each) })),
      ),
      organizer(
        category.drugs,
        report.drugs.map((each) => ({ substanceAdministration: drug(each) })),
      ),
    ],
  };
}

function player(patient: Patient): Xml {
  return {
    '@classCode': 'PSN',
    '@determinerCode': 'INSTANCE',
    name: text(patient.name),
    administrativeGenderCode: code(patient.sex, system.sex),
    birthTime: time(patient.birthDate),
    deceasedTime: time(patient.death?.date),
    asIdentifiedEntity: [
      record('1', patient.generalPractitionerRecord, root.generalPractitionerRecord),
      record('2', patient.specialistRecord, root.specialistRecord),
      record('3', patient.hospitalRecord, root.hospitalRecord),
      record('4', patient.investigationNumber, root.investigationNumber),
    ],
  };
}

const record = (kind: string, value: Value<string> | undefined, idRoot: string): Xml | undefined =>
  value && {
    '@classCode': 'IDENT',
    id: identifier(value, idRoot),
    code: code(known(kind), system.medicalRecord),
  };

function researchStudy(study: Study): Xml {
  return {
    '@classCode': 'CLNTRL',
    '@moodCode': 'EVN',
    id: identifier(study.sponsorStudyNumber, root.sponsorStudy),
    code: code(plain(study.type), system.studyType),
    title: text(study.name),
    authorization: (study.registrations ?? []).map(({ number, country }) => ({
      '@typeCode': 'AUTH',
      studyRegistration: {
        '@classCode': 'ACT',
        '@moodCode': 'EVN',
        id: identifier(number, root.studyRegistration),
        author: country && {
          '@typeCode': 'AUT',
          territorialAuthority: {
            '@classCode': 'TERR',
            governingPlace: {
              '@classCode': 'COUNTRY',
              '@determinerCode': 'INSTANCE',
              code: code(country, system.country),
            },
          },
        },
      },
    })),
  };
}

function characteristics(patient: Patient): readonly (Xml | undefined)[] {
  const kilograms = patient.weight === undefined ? undefined : { value: patient.weight, unit: 'kg' };
  const centimetres = patient.height === undefined ? undefined : { value: patient.height, unit: 'cm' };
  return [
    about(observation.age, values.quantity(patient.age)),
    about(observation.gestation, values.quantity(patient.gestation)),
    about(observation.ageGroup, values.code(patient.ageGroup, system.ageGroup)),
    about(observation.weight, values.quantity(kilograms)),
    about(observation.height, values.quantity(centimetres)),
    about(observation.lastMenstrualPeriod, values.time(patient.lastMenstrualPeriod)),
  ];
}

const about = (kind: string, value: Xml | undefined, more?: Xml): Xml | undefined =>
  related('SBJ', observationOf(kind, value, more));

/** D.9.2 to D.9.4; the date of death stands with the person. */
function death({ death: died }: Patient): readonly (Xml | undefined)[] {
  if (died === undefined) return [];
  const cause = (kind: string, { term: coded, text: words }: CauseOfDeath) =>
    observationOf(kind, values.meddra(coded, words));
  const causes = died.autopsyCauses ?? [];
  // The causes hang on the statement whether an autopsy was done.
  const autopsy = values.boolean(died.autopsy ?? (causes.length > 0 ? known(true) : undefined));
  return [
    ...(died.reportedCauses ?? []).map((each) => related('SBJ', cause(observation.reportedCauseOfDeath, each))),
    about(observation.autopsy, autopsy, {
      outboundRelationship2: causes.map((each) => related('DRIV', cause(observation.causeOfDeath, each))),
    }),
  ];
}

function medicalHistory(patient: Patient): readonly (Xml | undefined)[] {
  return [
    ...(patient.medicalHistory ?? []).map((entry) => ({ observation: historyEntry(entry) })),
    stated(observation.historyText, values.text(patient.medicalHistoryText)),
    stated(observation.concomitantTherapies, values.boolean(plain(patient.concomitantTherapies))),
  ];
}

const stated = (kind: string, value: Xml | undefined): Xml | undefined =>
  value && { observation: observationOf(kind, value) };

function historyEntry(entry: MedicalHistory): Xml {
  return {
    '@classCode': 'OBS',
    '@moodCode': 'EVN',
    code: meddra(entry.term),
    effectiveTime: interval(entry.start, entry.end, undefined),
    outboundRelationship2: [
      related('COMP', comment(entry.comments)),
      related('EXPL', observationOf(observation.familyHistory, values.boolean(plain(entry.familyHistory)))),
    ],
    inboundRelationship: related('REFR', observationOf(observation.continuing, values.boolean(entry.continuing))),
  };
}

function pastDrug(past: PastDrug): Xml {
  return {
    '@classCode': 'SBADM',
    '@moodCode': 'EVN',
    effectiveTime: interval(past.start, past.end, undefined),
    consumable: {
      '@typeCode': 'CSM',
      instanceOfKind: {
        '@classCode': 'INST',
        kindOfProduct: {
          '@classCode': 'MMAT',
          '@determinerCode': 'KIND',
          code: term(past.identifier),
          name: text(past.name),
        },
      },
    },
    outboundRelationship2: [
      related('RSON', past.indication && observationOf(observation.indication, values.meddra(past.indication))),
      related('CAUS', past.reaction && observationOf(observation.reaction, values.meddra(past.reaction))),
    ],
  };
}

/** The entries under one heading; no heading without entries. */
function organizer(kind: string, entries: readonly (Xml | undefined)[]): Xml | undefined {
  const components = entries.filter((entry) => entry !== undefined);
  if (components.length === 0) return undefined;
  return {
    '@typeCode': 'SBJ',
    organizer: {
      '@classCode': 'CATEGORY',
      '@moodCode': 'EVN',
      code: code(known(kind), system.category),
      component: components.map((component) => ({ '@typeCode': 'COMP', ...component })),
    },
  };
}
