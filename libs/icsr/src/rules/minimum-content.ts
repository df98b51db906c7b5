import { DrugRole, ReportType, seriousnessCriteria, StudyType } from '../model/codes.js';
import type { IndividualCaseSafetyReport } from '../model/report.js';
import { hasWords } from './has-words.js';

/** Part of the minimum content of a safety report that is not there. */
export interface MinimumContentGap {
  readonly gap: MinimumContent;
  /** The elements that would fill it. */
  readonly elements: readonly string[];
}

type Report = IndividualCaseSafetyReport;

/** Numbers of the EU register (`2023-505123-12-00`) and of EudraCT before it (`2019-001234-56`). */
const euTrialNumber = /^\d{4}-\d{6}-\d{2}(-\d{2})?$/;

const isTrial = ({ reportType, study }: Report) =>
  reportType === ReportType.study && (study?.type ?? StudyType.clinicalTrial) === StudyType.clinicalTrial;

/** What a report must have before its clock can start (Regulation (EU) 536/2014, Annex III, nos 10 and 11). */
const minimumContent = {
  'eu-trial-number': {
    elements: ['C.5.1.r.1'],
    isThere: (report) =>
      !isTrial(report) ||
      (report.study?.registrations ?? []).some(({ number }) => 'value' in number && euTrialNumber.test(number.value)),
  },
  'sponsor-study-number': {
    elements: ['C.5.3'],
    isThere: (report) => !isTrial(report) || hasWords(report.study?.sponsorStudyNumber),
  },
  'identifiable-subject': {
    elements: ['D.1.1.4', 'D.2.1', 'D.2.2', 'D.2.3', 'D.5'],
    isThere: (report) => {
      const { investigationNumber, birthDate, age, ageGroup, sex } = report.patient;
      if (isTrial(report)) return hasWords(investigationNumber);
      return age !== undefined || [investigationNumber, birthDate, ageGroup, sex].some(hasWords);
    },
  },
  'identifiable-reporter': {
    elements: ['C.2.r.1.4', 'C.2.r.2.1', 'C.2.r.4'],
    isThere: ({ reporters }) =>
      reporters.some(({ familyName, organisation, qualification }) =>
        [familyName, organisation, qualification].some(hasWords),
      ),
  },
  'serious-reaction': {
    elements: ['E.i.2.1b', 'E.i.3.2'],
    isThere: ({ reactions }) =>
      reactions.some(
        ({ term, seriousness }) =>
          hasWords(term.code) && seriousnessCriteria.some((criterion) => seriousness[criterion]),
      ),
  },
  'suspect-product': {
    elements: ['G.k.1', 'G.k.2.3.r'],
    isThere: ({ drugs }) =>
      drugs.some(
        ({ role, substances = [] }) =>
          role !== DrugRole.concomitant && substances.some(({ name, term }) => hasWords(name) || hasWords(term?.code)),
      ),
  },
  'causality-assessment': {
    elements: ['G.k.9.i.2.r.3'],
    isThere: ({ relatedness = [] }) =>
      relatedness.some(({ result }) => hasWords(typeof result === 'object' ? result.code : result)),
  },
  'case-identifier': { elements: ['C.1.1'], isThere: ({ safetyReportId }) => hasWords(safetyReportId) },
  'first-received': { elements: ['C.1.4'], isThere: ({ firstReceived }) => hasWords(firstReceived) },
  'most-recent-information': {
    elements: ['C.1.5'],
    isThere: ({ mostRecentInformation }) => hasWords(mostRecentInformation),
  },
  'worldwide-identifier': { elements: ['C.1.8.1'], isThere: ({ worldwideCaseId }) => hasWords(worldwideCaseId) },
  'sender-identifier': { elements: ['C.3.2'], isThere: ({ sender }) => hasWords(sender.organisation) },
} satisfies Record<string, { readonly elements: readonly string[]; readonly isThere: (report: Report) => boolean }>;

export type MinimumContent = keyof typeof minimumContent;

/** The minimum content that the report lacks (R-SAF-05); none: its day 0 has come. */
export function minimumContentGaps(report: IndividualCaseSafetyReport): readonly MinimumContentGap[] {
  return Object.entries(minimumContent)
    .filter(([, { isThere }]) => !isThere(report))
    .map(([gap, { elements }]) => ({ gap: gap as MinimumContent, elements }));
}
