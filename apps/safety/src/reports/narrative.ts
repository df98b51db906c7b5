import { words } from '@caseledger/domain';
import type { CaseAt, Given } from './case-at.js';

/** What was given, in a sentence. */
function givenIn(given: Given): string {
  const { occurredAt, data } = given;
  if (given.type === 'CellsInjected') {
    return `${given.data.cells} million cells (batch ${given.data.product}) were administered on ${occurredAt}.`;
  }
  const { dose, medicine } = given.data;
  const what = medicine === undefined ? data.product : `${medicine.name}, lot ${medicine.lot}`;
  return `${data.administration}${what === undefined ? '' : ` (${what})`}${dose === undefined ? '' : `, ${dose.value} ${dose.unit},`} was administered on ${occurredAt}.`;
}

/** The case in sentences, from its facts alone: nothing in them identifies the person (R-ICS-08). */
export function narrativeOf(at: CaseAt, comment?: string): string {
  const { report, causality, expectedness } = at.state;
  if (report === undefined) return '';
  const answers = Object.fromEntries(at.participant.characteristics.map(({ item, value }) => [item, value]));
  const age = answers['age'] === undefined ? '' : `, ${answers['age']} years`;
  const sex = answers['sex'] === undefined ? '' : `, ${answers['sex']}`;
  const followUps = at.facts.flatMap((fact) =>
    fact.type === 'FollowUpReceived' ? [`Follow-up of ${fact.occurredAt}: ${fact.data.information}`] : [],
  );
  return [
    `Participant ${report.participant ?? 'without a code'}${age}${sex}, study ${at.study.code ?? ''}.`,
    at.diagnosis === undefined ? '' : `Diagnosis: ${at.diagnosis}.`,
    ...(at.given.length === 0 ? ['No product was administered.'] : at.given.map(givenIn)),
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
