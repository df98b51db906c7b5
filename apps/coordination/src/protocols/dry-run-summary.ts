import type { VisitEffect } from '@caseledger/domain';
import type { ParticipantEffects, ProtocolDryRun } from './dry-run-answer.js';

/** Most that a sentence names one by one. */
const mostNamed = 20;

const several = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

const these = (count: number, one: string, more?: string): string =>
  count === 1 ? `This ${one}` : `These ${several(count, one, more)}`;

function named(all: readonly string[]): string {
  const rest = all.length - mostNamed;
  return `${all.slice(0, mostNamed).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

interface Affected {
  readonly participant: string;
  readonly visit: VisitEffect;
}

const which = ({ participant, visit: { code, occurrence, recorded } }: Affected): string =>
  `${participant} ${code}${occurrence > 1 ? ` (${occurrence})` : ''}${recorded ? ` on ${recorded.date}` : ''}`;

/** The whole of a dry run in sentences: what is most urgent to whoever amends a protocol comes first. */
export function dryRunSummary(run: Omit<ProtocolDryRun, 'summary' | 'omitted'>): readonly string[] {
  const { faults, sites, lookedAt, participants, stoppingRules } = run;
  const where =
    sites === 'ALL' ? 'at every site' : `at ${sites.join(', ')}; participants and cases of other sites are left out`;
  const refused = faults.length > 0 ? [`Approving it would be refused for ${several(faults.length, 'fault')}.`] : [];
  if (faults.some(({ rule }) => rule === 'protocol-inconsistent')) {
    return [...refused, 'It contradicts itself, so that nothing else was looked at.'];
  }
  const effects = [
    ...visitSentences(participants),
    ...eligibilitySentences(participants),
    ...consentSentences(participants),
    ...stoppingRules.map(
      ({ rule, title, day, count, treated, reachedInForce }) =>
        `Stopping rule ${rule} (${title}) would have been reached on ${day}, with ${count} at ${treated} treated` +
        `${reachedInForce === undefined ? '' : `; as it is in force it was reached on ${reachedInForce}`}.`,
    ),
  ];
  return [
    ...refused,
    `${several(lookedAt, 'participant was', 'participants were')} looked at, ${where}.`,
    ...(effects.length > 0
      ? effects
      : ['Nothing would change for them, and no stopping rule would have been reached.']),
  ];
}

function visitSentences(participants: readonly ParticipantEffects[]): readonly string[] {
  const all = participants.flatMap(({ participant, visits }) => visits.map((visit) => ({ participant, visit })));
  const of = (effect: VisitEffect['effect'], isRecorded: boolean) =>
    all.filter(({ visit }) => visit.effect === effect && (visit.recorded !== undefined) === isRecorded);
  const sentence = (found: readonly Affected[], subject: readonly [string, string], says: (one: boolean) => string) =>
    found.length === 0
      ? []
      : [`${these(found.length, ...subject)} ${says(found.length === 1)}: ${named(found.map(which))}`];
  const recorded = ['recorded visit', 'recorded visits'] as const;
  const planned = ['planned visit', 'planned visits'] as const;
  return [
    ...sentence(of('LEAVES_WINDOW', true), recorded, (one) => `would leave ${one ? 'its window' : 'their windows'}`),
    ...sentence(of('DISAPPEARS', true), recorded, () => 'would be of no visit of the protocol any more'),
    ...sentence(of('ENTERS_WINDOW', true), recorded, () => 'would come into a window'),
    ...sentence(of('DISAPPEARS', false), planned, () => 'would be planned no more'),
    ...sentence(of('IS_NEW', false), planned, () => 'would be new'),
    ...sentence(of('MOVES', false), planned, (one) => `would have ${one ? 'another window' : 'other windows'}`),
  ];
}

function eligibilitySentences(participants: readonly ParticipantEffects[]): readonly string[] {
  const found = participants.filter(({ eligibility }) => eligibility.length > 0);
  if (found.length === 0) return [];
  const each = found.map(
    ({ participant, eligibility }) => `${participant} (${eligibility.map(({ code }) => code).join(', ')})`,
  );
  return [`${these(found.length, 'participant')} would not be eligible as far as is known: ${named(each)}`];
}

function consentSentences(participants: readonly ParticipantEffects[]): readonly string[] {
  const found = participants.filter(({ consents }) => consents.length > 0);
  if (found.length === 0) return [];
  const each = found.map(({ participant, consents }) => {
    const forms = consents.map(({ form, signed, versions }) => `${form} ${signed} → ${versions.join(', ') || 'none'}`);
    return `${participant} (${forms.join(', ')})`;
  });
  return [`${these(found.length, 'participant')} would be asked for consent again: ${named(each)}`];
}
