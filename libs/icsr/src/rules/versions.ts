import { ReportAmendment } from '../model/codes.js';
import { earliestInstant } from '../model/point-in-time.js';
import type { IndividualCaseSafetyReport } from '../model/report.js';
import { finding, type Finding } from './finding.js';

/** What is wrong with `next` as the version after `previous` (R-ICS-05, R-ICS-10). */
export function versionFindings(
  previous: IndividualCaseSafetyReport,
  next: IndividualCaseSafetyReport,
): readonly Finding[] {
  const kept = (element: string, at: 'safetyReportId' | 'worldwideCaseId') =>
    previous[at] === next[at]
      ? []
      : [
          finding(
            'identity-changed',
            { element, at },
            'R-ICS-05',
            `is ${next[at]}; it was ${previous[at]}, and all versions keep it.`,
          ),
        ];
  const latest = { element: 'C.1.5', at: 'mostRecentInformation' };
  const isEarlier = earliestInstant(next.mostRecentInformation) < earliestInstant(previous.mostRecentInformation);
  const ended = { element: 'C.1.11.1', at: 'amendment' };
  const wasNullified = previous.amendment?.kind === ReportAmendment.nullification;
  return [
    ...kept('C.1.1', 'safetyReportId'),
    ...kept('C.1.8.1', 'worldwideCaseId'),
    ...(isEarlier ? [finding('information-older', latest, 'R-ICS-05', 'lies before that of the last version.')] : []),
    ...(wasNullified ? [finding('nullified', ended, 'R-ICS-10', 'was nullification: nothing follows it.')] : []),
  ];
}
