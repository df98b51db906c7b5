import { words } from '@caseledger/domain';
import type { CaseAt } from './case-at.js';

/** The case in sentences, from its facts alone: nothing in them identifies the person (R-ICS-08). */
export function narrativeOf(at: CaseAt, comment?: string): string {
  const { report, causality, expectedness } = at.state;
  if (report === undefined) return '';
  const answers = Object.fromEntries(at.participant.characteristics.map(({ item, value }) => [item, value]));
  const age = answers['age'] === undefined ? '' : `, ${answers['age']} years`;
  const sex = answers['sex'] === undefined ? '' : `, ${answers['sex']}`;
  const { injected } = at;
  const followUps = at.facts.flatMap((fact) =>
    fact.type === 'FollowUpReceived' ? [`Follow-up of ${fact.occurredAt}: ${fact.data.information}`] : [],
  );
  return [
    `Participant ${report.participant ?? 'without a code'}${age}${sex}, study ${at.study.code ?? ''}.`,
    at.diagnosis === undefined ? '' : `Diagnosis: ${at.diagnosis}.`,
    injected === undefined
      ? 'No product was administered.'
      : `${injected.data.cells} million cells (batch ${injected.data.product}) were administered on ${injected.occurredAt}.`,
    `“${report.term}”${report.onset === undefined ? ', onset not known' : ` began on ${report.onset}`}` +
      `${report.end === undefined ? '' : ` and ended on ${report.end}`}; outcome: ${words(report.outcome)}.`,
    report.serious ? `Serious: ${report.seriousness.map(words).join(', ')}.` : 'Not serious.',
    report.severity === undefined ? '' : `Severity: ${words(report.severity)}.`,
    report.grade === undefined ? '' : `CTCAE grade ${report.grade}.`,
    ...causality.map(
      ({ by, to, related, method }) =>
        `The ${words(by)} holds it to be ${related ? 'related' : 'not related'} to the ${words(to)} (${method}).`,
    ),
    expectedness === undefined
      ? ''
      : `${expectedness.expected ? 'Expected' : 'Unexpected'} by the reference safety information ${expectedness.referenceSafetyInformation}.`,
    ...followUps,
    comment ?? '',
  ]
    .filter((sentence) => sentence !== '')
    .join('\n');
}
