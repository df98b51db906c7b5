import type { RecordedFact } from '@caseledger/domain';
import { factsByCase, safetyCase, type SafetyCase } from './safety-case.js';

/** The counts of a study's safety. */
export type SafetySummary = ReturnType<typeof safetySummary>;

/** Counts adverse events that were not nullified, and the explicit answers that there was none. */
export function safetySummary(facts: readonly RecordedFact[]) {
  const cases = safetyCases(facts).filter(({ nullified }) => !nullified);
  const answers = facts.flatMap((fact) => (fact.type === 'VisitRecorded' ? [fact.data.adverseEvents] : []));
  const recalls = facts.flatMap((fact) =>
    fact.type === 'ProductRecalled' && fact.data.afterUse
      ? [{ product: fact.stream.slice('product/'.length), at: fact.occurredAt, explanation: fact.data.explanation }]
      : [],
  );
  return {
    participants: {
      screened: streamsWith(facts, 'ParticipantScreened'),
      treated: streamsWith(facts, 'CellsInjected'),
      withAdverseEvent: new Set(cases.map(({ participant }) => participant)).size,
    },
    adverseEvents: {
      total: cases.length,
      serious: cases.filter(({ serious }) => serious).length,
      related: cases.filter(({ causality }) => causality.related).length,
      treatmentEmergent: cases.filter(({ treatmentEmergent }) => treatmentEmergent).length,
      nullified: safetyCases(facts).length - cases.length,
      // Severity is how strong it was; seriousness is what it led to: neither follows from the other.
      byPhase: countBy(cases, ({ phase }) => phase ?? 'UNKNOWN'),
      bySeverity: countBy(cases, ({ severity }) => severity ?? 'UNKNOWN'),
      byPhaseSeverityAndSeriousness: groups(cases),
    },
    answersAtVisits: {
      noneSinceLastVisit: answers.filter((answer) => answer === 'NONE_SINCE_LAST_VISIT').length,
      reported: answers.filter((answer) => answer === 'REPORTED').length,
      notAsked: answers.filter((answer) => answer === 'NOT_ASKED').length,
    },
    nearMisses: {
      administrationRefused: facts.filter(({ type }) => type === 'AdministrationRefused').length,
      releaseRefused: facts.filter(({ type }) => type === 'ReleaseRefused').length,
    },
    recallsAfterUse: recalls,
  };
}

/** The cases among events that are in order. */
export function safetyCases(facts: readonly RecordedFact[]): readonly SafetyCase[] {
  return factsByCase(facts).flatMap((own) => safetyCase(own) ?? []);
}

const streamsWith = (facts: readonly RecordedFact[], wanted: RecordedFact['type']): number =>
  new Set(facts.filter(({ type }) => type === wanted).map(({ stream }) => stream)).size;

function countBy(cases: readonly SafetyCase[], key: (safety: SafetyCase) => string): Readonly<Record<string, number>> {
  const keys = cases.map(key);
  return Object.fromEntries(
    [...new Set(keys)].sort().map((one) => [one, keys.filter((other) => other === one).length]),
  );
}

function groups(cases: readonly SafetyCase[]) {
  const keyOf = ({ phase, severity, serious }: SafetyCase) => ({ phase, severity, serious });
  const counts = countBy(cases, (safety) => JSON.stringify(keyOf(safety)));
  return Object.entries(counts).map(([key, count]) => ({ ...(JSON.parse(key) as ReturnType<typeof keyOf>), count }));
}
