import type { IcsrMessage } from '../model/batch.js';
import { ReportType, StudyType } from '../model/codes.js';
import { finding, type Finding } from './finding.js';

/** What does not fit between a message header and its report. */
export function messageFindings(message: IcsrMessage): readonly Finding[] {
  return [...identity(message), ...module(message)];
}

/** The header repeats the identity of the report. */
function identity({ identifier, createdAt, report }: IcsrMessage): readonly Finding[] {
  const differs = (element: string, at: string, other: string) =>
    finding('header-differs', { element, at }, 'R-ICS-05', `is not the same as ${other}.`);
  return [
    ...(identifier === report.safetyReportId ? [] : [differs('N.2.r.1', 'identifier', 'C.1.1')]),
    ...(createdAt === report.createdAt ? [] : [differs('N.2.r.4', 'createdAt', 'C.1.2')]),
  ];
}

/**
 * EudraVigilance takes interventional trials in its clinical trial module (receivers `EVCTM…`), everything else in the
 * post-authorisation module (`EVHUMAN…`).
 */
function module({ receiver, report }: IcsrMessage): readonly Finding[] {
  const isTrial = report.reportType === ReportType.study && report.study?.type === StudyType.clinicalTrial;
  const place = { element: 'N.2.r.3', at: 'receiver' };
  if (/^EVCTM/.test(receiver) && !isTrial) {
    return [
      finding('wrong-module', place, 'R-ICS-07', `is ${receiver}, which takes clinical trials only (C.5.4 = 1).`),
    ];
  }
  if (/^EVHUMAN/.test(receiver) && isTrial) {
    return [finding('wrong-module', place, 'R-ICS-07', `is ${receiver}, which takes no clinical trial (C.5.4 = 1).`)];
  }
  return [];
}
