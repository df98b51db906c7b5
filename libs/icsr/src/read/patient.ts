import { AgeGroup, Sex } from '../model/codes.js';
import type { CauseOfDeath, Death, MedicalHistory, PastDrug, Patient } from '../model/patient.js';
import { category, observation, root, system } from '../xml/names.js';
import type { XmlElement } from '../xml/xml-element.js';
import {
  attribute,
  boolean,
  code,
  defined,
  isCoded,
  meddra,
  observations,
  observed,
  plainText,
  quantity,
  required,
  term,
  text,
  time,
  timing,
  trueOnly,
} from './hl7.js';

/** D; `entries` gives the entries under one heading (`category`). */
export function patient(role: XmlElement, entries: (kind: string, entry: string) => readonly XmlElement[]): Patient {
  const player = required(role.first('player1'), 'D.1', role);
  const about = (kind: string) => observed(role, 'subjectOf2', kind);
  const history = entries(category.medicalHistory, 'observation');
  const stated = (kind: string) => history.find((each) => isCoded(each, kind))?.first('value');
  const record = (idRoot: string) =>
    attribute(
      player.all('asIdentifiedEntity/id').find((each) => each.attribute('root') === idRoot),
      'extension',
    );
  return {
    name: required(text(player.first('name')), 'D.1', player),
    ...defined({
      generalPractitionerRecord: record(root.generalPractitionerRecord),
      specialistRecord: record(root.specialistRecord),
      hospitalRecord: record(root.hospitalRecord),
      investigationNumber: record(root.investigationNumber),
      birthDate: time(player.first('birthTime')),
      age: quantity(about(observation.age)),
      gestation: quantity(about(observation.gestation)),
      ageGroup: code(about(observation.ageGroup), AgeGroup),
      weight: quantity(about(observation.weight))?.value,
      height: quantity(about(observation.height))?.value,
      sex: code(player.first('administrativeGenderCode'), Sex),
      lastMenstrualPeriod: time(about(observation.lastMenstrualPeriod)),
      medicalHistory: history
        .filter((each) => each.first('code')?.attribute('codeSystem') === system.meddra)
        .map(historyEntry),
      medicalHistoryText: text(stated(observation.historyText)),
      concomitantTherapies: trueOnly(stated(observation.concomitantTherapies)),
      pastDrugs: entries(category.drugHistory, 'substanceAdministration').map(pastDrug),
      death: death(role, player),
    }),
  };
}

function historyEntry(node: XmlElement): MedicalHistory {
  const { start, end } = timing(node);
  return {
    term: required(meddra(node.first('code')), 'D.7.1.r.1b', node),
    ...defined({
      start,
      continuing: boolean(observed(node, 'inboundRelationship', observation.continuing)),
      end,
      comments: plainText(observed(node, 'outboundRelationship2', observation.comment)),
      familyHistory: trueOnly(observed(node, 'outboundRelationship2', observation.familyHistory)),
    }),
  };
}

function pastDrug(node: XmlElement): PastDrug {
  const product = node.first('consumable/instanceOfKind/kindOfProduct');
  const { start, end } = timing(node);
  return {
    name: required(text(product?.first('name')), 'D.8.r.1', node),
    ...defined({
      identifier: term(product?.first('code')),
      start,
      end,
      indication: meddra(observed(node, 'outboundRelationship2', observation.indication)),
      reaction: meddra(observed(node, 'outboundRelationship2', observation.reaction)),
    }),
  };
}

function death(role: XmlElement, player: XmlElement): Death | undefined {
  const autopsy = observations(role, 'subjectOf2', observation.autopsy)[0];
  const died = defined({
    date: time(player.first('deceasedTime')),
    reportedCauses: observations(role, 'subjectOf2', observation.reportedCauseOfDeath).map(cause),
    autopsy: boolean(autopsy?.first('value')),
    autopsyCauses: autopsy && observations(autopsy, 'outboundRelationship2', observation.causeOfDeath).map(cause),
  });
  return Object.keys(died).length > 0 ? died : undefined;
}

function cause(node: XmlElement): CauseOfDeath {
  const value = node.first('value');
  return defined({ term: meddra(value), text: plainText(value?.first('originalText')) });
}
