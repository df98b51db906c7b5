import { FirstSender, ReportAmendment, ReportType, StudyType } from '../model/codes.js';
import type { Amendment, IndividualCaseSafetyReport, Study } from '../model/report.js';
import { author, category, observation, root, system } from '../xml/names.js';
import type { XmlElement } from '../xml/xml-element.js';
import { relatedness } from './causality.js';
import { drug } from './drug.js';
import {
  atLeastOne,
  attachment,
  attribute,
  boolean,
  defined,
  fail,
  identifier,
  isCoded,
  meddra,
  nullFlavor,
  plainBoolean,
  plainCode,
  plainText,
  plainTime,
  required,
  text,
} from './hl7.js';
import { patient } from './patient.js';
import { reporter, sender } from './people.js';
import { reaction, test } from './reaction.js';

/** C.1 to H of one report, from its control act. */
export function report(controlAct: XmlElement): IndividualCaseSafetyReport {
  const event = required(controlAct.first('subject/investigationEvent'), 'The investigation event', controlAct);
  const role = required(event.first('component/adverseEventAssessment/subject1/primaryRole'), 'D', event);
  const assessment = required(event.first('component/adverseEventAssessment'), 'D', event);
  const related = (kind: string) =>
    event
      .all('outboundRelationship')
      .filter((each) => isCoded(each.first('relatedInvestigation'), kind, system.relatedReport));
  const statements = (kind: string) => event.all('component/observationEvent').filter((each) => isCoded(each, kind));
  const entries = (kind: string, entry: string) =>
    role
      .all('subjectOf2/organizer')
      .filter((each) => isCoded(each, kind, system.category))
      .flatMap((each) => each.all(`component/${entry}`));
  const remarks = (kind: string, speaker: string) =>
    assessment
      .all('component1/observationEvent')
      .filter((each) => isCoded(each, kind) && isCoded(each.first('author/assignedEntity'), speaker, system.author))
      .map((each) => each.first('value'));

  return {
    safetyReportId: identifier(event, 'id', root.safetyReport, 'C.1.1'),
    createdAt: required(plainTime(controlAct.first('effectiveTime')), 'C.1.2', controlAct),
    reportType: required(plainCode(characteristic(event, '1'), ReportType), 'C.1.3', event),
    firstReceived: required(plainTime(event.first('effectiveTime/low')), 'C.1.4', event),
    mostRecentInformation: required(plainTime(event.first('availabilityTime')), 'C.1.5', event),
    documentsHeldBySender: heldDocuments(event, statements(observation.documentsAvailable)[0]?.first('value')),
    expedited: required(boolean(statements(observation.expedited)[0]?.first('value')), 'C.1.7', event),
    worldwideCaseId: identifier(event, 'id', root.worldwideCase, 'C.1.8.1'),
    firstSender: required(
      plainCode(
        related('1')[0]?.first('relatedInvestigation/subjectOf2/controlActEvent/author/assignedEntity/code'),
        FirstSender,
      ),
      'C.1.8.2',
      event,
    ),
    otherCaseIds: otherCaseIds(event),
    reporters: atLeastOne(related('2').map(reporter), 'C.2.r', event),
    sender: sender(event),
    patient: patient(role, entries),
    reactions: atLeastOne(
      role
        .all('subjectOf2/observation')
        .filter((each) => isCoded(each, observation.reaction))
        .map(reaction),
      'E.i',
      role,
    ),
    drugs: atLeastOne(
      entries(category.drugs, 'substanceAdministration').map((each) => drug(each, assessment)),
      'G.k',
      role,
    ),
    narrative: required(plainText(event.first('text')), 'H.1', event),
    ...defined({
      linkedReports: event
        .all('outboundRelationship/relatedInvestigation')
        .filter((each) => each.first('code')?.attribute('nullFlavor') === 'NA')
        .map((each) => identifier(each, 'subjectOf2/controlActEvent/id', root.worldwideCase, 'C.1.10.r')),
      amendment: amendment(event),
      literature: documents(event, '2').map((each) =>
        defined({
          citation: text(each.first('bibliographicDesignationText')),
          attachment: attachment(each.first('text')),
        }),
      ),
      study: study(role.first('subjectOf1/researchStudy')),
      tests: entries(category.tests, 'observation').map(test),
      relatedness: relatedness(assessment),
      reporterComments: plainText(remarks(observation.comment, author.sourceReporter)[0]),
      senderDiagnoses: remarks(observation.diagnosis, author.sender)
        .map(meddra)
        .filter((each) => each !== undefined),
      senderComments: plainText(remarks(observation.comment, author.sender)[0]),
      nativeSummaries: statements(observation.nativeSummary).map((each) => ({
        text: required(plainText(each.first('value')), 'H.5.r.1a', each),
        language: required(each.first('value')?.attribute('language'), 'H.5.r.1b', each),
      })),
    }),
  };
}

function characteristic(event: XmlElement, kind: string): XmlElement | undefined {
  return event
    .all('subjectOf2/investigationCharacteristic')
    .find((each) => isCoded(each, kind, system.characteristic))
    ?.first('value');
}

const documents = (event: XmlElement, kind: string) =>
  event.all('reference/document').filter((each) => isCoded(each, kind, system.document));

function heldDocuments(event: XmlElement, available: XmlElement | undefined) {
  const held = documents(event, '1').map((each) => ({
    title: required(plainText(each.first('title')), 'C.1.6.1.r.1', each),
    ...defined({ attachment: attachment(each.first('text')) }),
  }));
  const said = required(plainBoolean(available), 'C.1.6.1', event);
  if (said !== held.length > 0) fail(`C.1.6.1 is ${said}, but there are ${held.length} documents.`, available ?? event);
  return held;
}

function otherCaseIds(event: XmlElement) {
  const ids = event
    .all('subjectOf1/controlActEvent/id')
    .filter((each) => each.attribute('root') === root.otherCase)
    .map((each) => ({
      source: required(each.attribute('assigningAuthorityName'), 'C.1.9.1.r.1', each),
      identifier: required(each.attribute('extension'), 'C.1.9.1.r.2', each),
    }));
  const stated = required(characteristic(event, '2'), 'C.1.9.1', event);
  const said = nullFlavor(stated) === 'NI' ? false : stated.attribute('value') === 'true' || undefined;
  if (said === undefined) fail('C.1.9.1 is either true or NI.', stated);
  if (said !== ids.length > 0)
    fail(`C.1.9.1 is ${said ? 'true' : 'NI'}, but there are ${ids.length} identifiers.`, stated);
  return ids;
}

function amendment(event: XmlElement): Amendment | undefined {
  const kind = plainCode(characteristic(event, '3'), ReportAmendment);
  if (kind === undefined) return undefined;
  return {
    kind,
    reason: required(plainText(characteristic(event, '4')?.first('originalText')), 'C.1.11.2', event),
  };
}

function study(node: XmlElement | undefined): Study | undefined {
  if (node === undefined) return undefined;
  const registrations = node
    .all('authorization/studyRegistration')
    .filter((each) => each.first('id')?.attribute('root') === root.studyRegistration);
  return defined({
    registrations: registrations.map((each) => ({
      number: required(attribute(each.first('id'), 'extension'), 'C.5.1.r.1', each),
      ...defined({ country: attribute(each.first('author/territorialAuthority/governingPlace/code'), 'code') }),
    })),
    name: text(node.first('title')),
    sponsorStudyNumber: attribute(node.first('id'), 'extension'),
    type: plainCode(node.first('code'), StudyType),
  });
}
