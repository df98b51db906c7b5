import { DrugRole, ReportType, SenderType, StudyType } from '../model/codes.js';
import type { IndividualCaseSafetyReport } from '../model/report.js';
import { finding, missing, type Finding } from './finding.js';
import { hasWords } from './has-words.js';
import { ichElements } from './ich-elements.js';
import type { Occurrence } from './occurrences.js';

/** `places` are the elements of the report, filled or not. */
type Rule = (report: IndividualCaseSafetyReport, places: readonly Occurrence[]) => readonly Finding[];

/** What the rules that look at several elements at once find in a report. */
export function reportFindings(report: IndividualCaseSafetyReport, places: readonly Occurrence[]): readonly Finding[] {
  return rules.flatMap((rule) => rule(report, places));
}

/** Exactly one primary source, with its country and qualification. */
const primarySource: Rule = ({ reporters }) => {
  const primaries = reporters.flatMap((reporter, index) => (reporter.primary ? [{ reporter, index }] : []));
  if (primaries.length !== 1) {
    const place = { element: 'C.2.r.5', at: 'reporters' };
    const problem = `is set for ${primaries.length} reporters; it must be set for exactly one.`;
    return [{ ...finding('one-primary-source', place, 'R-ICS-03', problem), fdaRule: 'R0021' }];
  }
  return primaries.flatMap(({ reporter, index }) => {
    const gap = (element: string, member: string) =>
      missing('primary-source', { element, at: `reporters[${index}].${member}` }, 'R-ICS-03', 'the source is primary.');
    return [
      ...(reporter.country === undefined ? [gap('C.2.r.3', 'country')] : []),
      ...(reporter.qualification === undefined ? [gap('C.2.r.4', 'qualification')] : []),
    ];
  });
};

const senderOrganisation: Rule = ({ sender }) =>
  sender.type === SenderType.patient || hasWords(sender.organisation)
    ? []
    : [
        missing(
          'sender-organisation',
          { element: 'C.3.2', at: 'sender.organisation' },
          'R-ICS-03',
          'the sender is not a patient.',
        ),
      ];

/** A report from a study says of which type, and only such a report does (R-ICS-03, R-ICS-07). */
const studyType: Rule = ({ reportType, study }) => {
  const place = { element: 'C.5.4', at: 'study.type' };
  if (reportType === ReportType.study && study?.type === undefined) {
    return [missing('study-type', place, 'R-ICS-03', 'the report comes from a study.')];
  }
  if (reportType !== ReportType.study && study?.type !== undefined) {
    return [finding('study-type-without-study', place, 'R-ICS-07', 'is given, but C.1.3 is not 2, report from study.')];
  }
  return [];
};

/** A clinical trial is known by its registration and by the sponsor's number. */
const trialNumbers: Rule = ({ study }) => {
  if (study?.type !== StudyType.clinicalTrial) return [];
  const gap = (element: string, at: string) =>
    missing('trial-number', { element, at }, 'R-ICS-07', 'the event was observed in a clinical trial.');
  const isRegistered = (study.registrations ?? []).some(({ number }) => hasWords(number));
  return [
    ...(isRegistered ? [] : [gap('C.5.1.r.1', 'study.registrations')]),
    ...(hasWords(study.sponsorStudyNumber) ? [] : [gap('C.5.3', 'study.sponsorStudyNumber')]),
  ];
};

/** A trial participant is known by a code, never by name or initials. */
const codedPatient: Rule = ({ study }, places) =>
  study?.type === StudyType.clinicalTrial
    ? given(places, 'D.1').map((place) =>
        finding('patient-named', place, 'R-ICS-08', 'names a trial participant; the code in D.1.1.4 is enough.'),
      )
    : [];

const medicalHistory: Rule = ({ patient }) =>
  patient.medicalHistoryText !== undefined || (patient.medicalHistory ?? []).length > 0
    ? []
    : [
        missing(
          'medical-history',
          { element: 'D.7.2', at: 'patient.medicalHistoryText' },
          'R-ICS-03',
          'D.7.1 has no entry. Where there is no history, it is "None".',
        ),
      ];

/** A test has a date, a name and a result. */
const tests: Rule = ({ tests: all = [] }) =>
  all.flatMap((test, index) => {
    const gap = (element: string, member: string, why: string) =>
      missing('test', { element, at: `tests[${index}].${member}` }, 'R-ICS-03', why);
    const isNamed = hasWords(test.name) || test.term !== undefined;
    const hasResult = test.resultCode !== undefined || test.result !== undefined || hasWords(test.resultText);
    return [
      ...(test.date === undefined && isNamed ? [gap('F.r.1', 'date', 'the test is named.')] : []),
      ...(isNamed ? [] : [gap('F.r.2.1', 'name', 'neither F.r.2.1 nor F.r.2.2b names the test.')]),
      ...(hasResult || !isNamed ? [] : [gap('F.r.3.1', 'result', 'F.r.3.1, F.r.3.2 or F.r.3.4 gives the result.')]),
    ];
  });

/** Some product is suspect, interacting, or was not administered; what was given is known by its lot. */
const drugs: Rule = ({ drugs: all }) => {
  const isSuspect = (role: DrugRole) => role === DrugRole.suspect || role === DrugRole.interacting;
  const place = { element: 'G.k.1', at: 'drugs' };
  const problem = 'has no drug that is suspect, interacting or not administered.';
  const anySuspect = all.some(({ role }) => role !== DrugRole.concomitant);
  return [
    ...(anySuspect ? [] : [{ ...finding('no-suspect', place, 'R-ICS-09', problem), fdaRule: 'R0069' }]),
    ...all.flatMap(({ role, dosages = [] }, index) => {
      const hasLot = dosages.some(({ batchNumber }) => hasWords(batchNumber));
      if (!isSuspect(role) || hasLot) return [];
      const lot = { element: 'G.k.4.r.7', at: `drugs[${index}].dosages` };
      return [finding('lot-number', lot, 'R-ICS-09', 'is not known; a biological product needs it.', 'warning')];
    }),
  ];
};

/** Reactions and drugs have UUIDs of their own, and opinions refer to these. */
const references: Rule = ({ reactions, drugs: all, relatedness = [] }) => {
  const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
  const known = new Set([...reactions, ...all].map(({ id }) => id));
  const wrong = (at: string, problem: string) =>
    finding('reference', { element: 'G.k.9.i.1', at }, 'R-ICS-09', problem);
  const identities = [
    ...reactions.map(({ id }, index) => ({ id, at: `reactions[${index}].id` })),
    ...all.map(({ id }, index) => ({ id, at: `drugs[${index}].id` })),
  ];
  const mentions = [
    ...relatedness.flatMap(({ reaction, drug }, index) => [
      { id: reaction, at: `relatedness[${index}].reaction`, among: reactions },
      { id: drug, at: `relatedness[${index}].drug`, among: all },
    ]),
    ...all.flatMap(({ reactions: of = [] }, drug) =>
      of.map(({ reaction }, index) => ({ id: reaction, at: `drugs[${drug}].reactions[${index}]`, among: reactions })),
    ),
  ];
  return [
    ...identities.filter(({ id }) => !uuid.test(id)).map(({ id, at }) => wrong(at, `needs a UUID, not "${id}".`)),
    ...(known.size < identities.length ? [wrong('reactions', 'needs a different identifier for each.')] : []),
    ...mentions
      .filter(({ id, among }) => !among.some((each: { readonly id: string }) => each.id === id))
      .map(({ id, at }) => wrong(at, `refers to "${id}", which the report does not have.`)),
  ];
};

/** `country-organisation-number` */
const identifierForm: Rule = (_report, places) =>
  given(places, 'C.1.1', 'C.1.8.1')
    .filter(({ content }) => !/^[A-Z]{2}-[^-]+-.+$/.test(String(content)))
    .map((place) =>
      finding('identifier-form', place, 'R-ICS-05', `is "${String(place.content)}", not country-organisation-number.`),
    );

/** One version of MedDRA in the whole report. */
const meddraVersions: Rule = (_report, places) => {
  const elements = [...ichElements.values()].filter(({ format }) => format === 'meddra-version');
  const [first, ...others] = given(places, ...elements.map(({ element }) => element));
  return others
    .filter(({ content }) => content !== first?.content)
    .map((place) =>
      finding('meddra-version', place, 'R-ICS-03', `is ${String(place.content)}; ${first?.element ?? ''} has another.`),
    );
};

const given = (places: readonly Occurrence[], ...elements: readonly string[]): readonly Occurrence[] =>
  places.filter(({ element, content }) => content !== undefined && elements.includes(element));

const rules: readonly Rule[] = [
  identifierForm,
  primarySource,
  senderOrganisation,
  studyType,
  trialNumbers,
  codedPatient,
  medicalHistory,
  tests,
  drugs,
  references,
  meddraVersions,
];
