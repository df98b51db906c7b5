import type { HeldDocument, IndividualCaseSafetyReport, LiteratureReference } from '../model/report.js';
import { known, withheld } from '../model/values.js';
import { author, observation, root, system } from '../xml/names.js';
import type { Xml } from '../xml/serialise.js';
import { code, encapsulated, identifier, observationOf, plain, text, values } from './hl7.js';
import { drugRoles, opinions } from './causality.js';
import { primaryRole } from './patient.js';
import { reporterEntity, senderEntity } from './people.js';

/** C.1 to H of one report. */
export function investigationEvent(report: IndividualCaseSafetyReport): Xml {
  return {
    '@classCode': 'INVSTG',
    '@moodCode': 'EVN',
    id: [
      { '@extension': report.safetyReportId, '@root': root.safetyReport },
      { '@extension': report.worldwideCaseId, '@root': root.worldwideCase },
    ],
    code: { '@code': 'PAT_ADV_EVNT', '@codeSystem': system.actCode },
    text: report.narrative,
    statusCode: { '@code': 'active' },
    effectiveTime: { low: { '@value': report.firstReceived } },
    availabilityTime: { '@value': report.mostRecentInformation },
    reference: [...report.documentsHeldBySender.map(heldDocument), ...(report.literature ?? []).map(literature)],
    component: [
      { '@typeCode': 'COMP', adverseEventAssessment: adverseEventAssessment(report) },
      statement(observation.documentsAvailable, values.boolean(known(report.documentsHeldBySender.length > 0))),
      statement(observation.expedited, values.boolean(report.expedited)),
      ...(report.nativeSummaries ?? []).map((summary) =>
        statement(
          observation.nativeSummary,
          { '@xsi:type': 'ED', '@language': summary.language, '#': summary.text },
          author.reporter,
        ),
      ),
    ],
    outboundRelationship: [...relatedInvestigations(report)],
    subjectOf1: [
      ...report.otherCaseIds.map(({ source, identifier: extension }) => ({
        '@typeCode': 'SUBJ',
        controlActEvent: controlAct({
          id: { '@assigningAuthorityName': source, '@extension': extension, '@root': root.otherCase },
        }),
      })),
      { '@typeCode': 'SUBJ', controlActEvent: controlAct({ author: by(senderEntity(report.sender)) }) },
    ],
    subjectOf2: [
      characteristic('1', values.code(known(report.reportType), system.reportType)),
      characteristic('2', values.boolean(report.otherCaseIds.length > 0 ? known(true) : withheld('NI'))),
      characteristic('3', values.code(plain(report.amendment?.kind), system.amendment)),
      characteristic('4', report.amendment && { '@xsi:type': 'CE', originalText: report.amendment.reason }),
    ],
  };
}

function adverseEventAssessment(report: IndividualCaseSafetyReport): Xml {
  const remark = (kind: string, value: Xml | undefined, speaker: string) =>
    value && { '@typeCode': 'COMP', observationEvent: said(kind, value, speaker) };
  return {
    '@classCode': 'INVSTG',
    '@moodCode': 'EVN',
    subject1: { '@typeCode': 'SBJ', primaryRole: primaryRole(report) },
    component: [...report.drugs.map(drugRoles), ...(report.relatedness ?? []).map(opinions)],
    component1: [
      remark(observation.comment, values.text(plain(report.reporterComments)), author.sourceReporter),
      ...(report.senderDiagnoses ?? []).map((diagnosis) =>
        remark(observation.diagnosis, values.meddra(diagnosis), author.sender),
      ),
      remark(observation.comment, values.text(plain(report.senderComments)), author.sender),
    ],
  };
}

function heldDocument({ title, attachment }: HeldDocument): Xml {
  return document({ code: code(known('1'), system.document), title, text: encapsulated(attachment) });
}

function literature({ citation, attachment }: LiteratureReference): Xml {
  return document({
    code: code(known('2'), system.document),
    text: encapsulated(attachment),
    bibliographicDesignationText: text(citation),
  });
}

const document = (content: Xml): Xml => ({
  '@typeCode': 'REFR',
  document: { '@classCode': 'DOC', '@moodCode': 'EVN', ...content },
});

/** The first sender (C.1.8.2), the primary sources (C.2.r) and the linked reports (C.1.10.r). */
function* relatedInvestigations(report: IndividualCaseSafetyReport): Iterable<Xml> {
  yield relation(
    code(known('1'), system.relatedReport),
    controlAct({ author: by({ code: code(known(report.firstSender), system.firstSender) }) }),
  );
  for (const reporter of report.reporters) {
    yield {
      '@typeCode': 'SPRT',
      priorityNumber: reporter.primary ? { '@value': '1' } : undefined,
      ...relation(code(known('2'), system.relatedReport), controlAct({ author: by(reporterEntity(reporter)) })),
    };
  }
  for (const linked of report.linkedReports ?? []) {
    yield relation({ '@nullFlavor': 'NA' }, controlAct({ id: identifier(known(linked), root.worldwideCase) }));
  }
}

const relation = (kind: Xml | undefined, controlActEvent: Xml): Xml => ({
  '@typeCode': 'SPRT',
  relatedInvestigation: {
    '@classCode': 'INVSTG',
    '@moodCode': 'EVN',
    code: kind,
    subjectOf2: { '@typeCode': 'SUBJ', controlActEvent },
  },
});

const controlAct = (content: Xml): Xml => ({ '@classCode': 'CACT', '@moodCode': 'EVN', ...content });
const by = (entity: Xml): Xml => ({
  '@typeCode': 'AUT',
  assignedEntity: { '@classCode': 'ASSIGNED', ...entity },
});

const said = (kind: string, value: Xml, speaker: string): Xml | undefined =>
  observationOf(kind, value, { author: by({ code: code(known(speaker), system.author) }) });

function statement(kind: string, value: Xml | undefined, speaker?: string): Xml | undefined {
  if (value === undefined) return undefined;
  const observationEvent = speaker === undefined ? observationOf(kind, value) : said(kind, value, speaker);
  return { '@typeCode': 'COMP', observationEvent };
}

const characteristic = (kind: string, value: Xml | undefined): Xml | undefined =>
  value && {
    '@typeCode': 'SUBJ',
    investigationCharacteristic: {
      '@classCode': 'OBS',
      '@moodCode': 'EVN',
      code: code(known(kind), system.characteristic),
      value,
    },
  };
