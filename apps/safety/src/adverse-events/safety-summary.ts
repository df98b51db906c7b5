import type { Subject } from '@caseledger/casebook';
import {
  idOf,
  isRelated,
  personOf,
  typesOf,
  wasTreated,
  type CaseReport,
  type CaseEvent,
  type NearMissEvent,
  type RecordedFact,
} from '@caseledger/domain';

/** How many there are of a kind. */
export type Counts = Readonly<Record<string, number>>;

/** Severity is how strong it was; seriousness is what it led to: neither follows from the other. */
export interface SafetyGroup {
  readonly phase?: Exclude<CaseReport['phase'], undefined>;
  readonly severity?: Exclude<CaseReport['severity'], undefined>;
  readonly serious: boolean;
  /** @asType integer */
  readonly count: number;
}

/** A product that was recalled after it had been used. */
export interface RecallAfterUse {
  readonly product: string;
  readonly at: string;
  readonly explanation: string;
}

/** The counts of a study's safety: of adverse events those that were not nullified. */
export interface SafetySummary {
  readonly study: string;
  /** @asType integer */
  readonly position: number;
  readonly participants: {
    /** @asType integer */
    readonly screened: number;
    /** @asType integer */
    readonly treated: number;
    /** @asType integer */
    readonly withAdverseEvent: number;
  };
  readonly adverseEvents: {
    /** @asType integer */
    readonly total: number;
    /** @asType integer */
    readonly serious: number;
    /** @asType integer */
    readonly related: number;
    /** @asType integer */
    readonly treatmentEmergent: number;
    /** @asType integer */
    readonly nullified: number;
    readonly byPhase: Counts;
    readonly bySeverity: Counts;
    readonly byPhaseSeverityAndSeriousness: readonly SafetyGroup[];
  };
  /** The explicit answers whether there was any. */
  readonly answersAtVisits: {
    /** @asType integer */
    readonly noneSinceLastVisit: number;
    /** @asType integer */
    readonly reported: number;
    /** @asType integer */
    readonly notAsked: number;
  };
  readonly nearMisses: {
    /** @asType integer */
    readonly administrationRefused: number;
    /** @asType integer */
    readonly releaseRefused: number;
  };
  readonly recallsAfterUse: readonly RecallAfterUse[];
}

/** How near misses are counted: every type has a place. */
const nearMissCounts: Readonly<Record<NearMissEvent['type'], keyof SafetySummary['nearMisses']>> = {
  AdministrationRefused: 'administrationRefused',
  ReleaseRefused: 'releaseRefused',
};

/** Types of the events that are counted beside participants and cases. */
export const summarisedTypes: readonly CaseEvent['type'][] = [...typesOf('near-miss'), 'ProductRecalled'];

/** What is counted. */
export interface SafetySubjects {
  readonly study: string;
  readonly position: number;
  readonly participants: readonly Subject<'participant'>[];
  readonly cases: readonly Subject<'adverse-event'>[];
  /** Of `summarisedTypes`. */
  readonly facts: readonly RecordedFact[];
}

/** Counts adverse events that were not nullified, and the explicit answers that there was none. */
export function safetySummary({ study, position, participants, cases, facts }: SafetySubjects): SafetySummary {
  const valid = cases.filter(({ state }) => !state.nullified);
  const reports = valid.flatMap(({ state }) => state.report ?? []);
  const persons = valid.flatMap(({ id, state }) => (state.report === undefined ? [] : [personOf(id, state.report)]));
  const answers = participants.flatMap(({ state }) => Object.values(state.visits).map((visit) => visit.adverseEvents));
  const nearMisses = { administrationRefused: 0, releaseRefused: 0 };
  for (const { type } of facts) if (isNearMiss(type)) nearMisses[nearMissCounts[type]] += 1;
  return {
    study,
    position,
    participants: {
      screened: participants.length,
      treated: participants.filter(({ state }) => wasTreated(state)).length,
      withAdverseEvent: new Set(persons).size,
    },
    adverseEvents: {
      total: valid.length,
      serious: reports.filter(({ serious }) => serious).length,
      related: valid.filter(({ state }) => isRelated(state)).length,
      treatmentEmergent: reports.filter(({ treatmentEmergent }) => treatmentEmergent).length,
      nullified: cases.length - valid.length,
      byPhase: countBy(reports, ({ phase }) => phase ?? 'UNKNOWN'),
      bySeverity: countBy(reports, ({ severity }) => severity ?? 'UNKNOWN'),
      byPhaseSeverityAndSeriousness: groups(reports),
    },
    answersAtVisits: {
      noneSinceLastVisit: answers.filter((answer) => answer === 'NONE_SINCE_LAST_VISIT').length,
      reported: answers.filter((answer) => answer === 'REPORTED').length,
      notAsked: answers.filter((answer) => answer === 'NOT_ASKED').length,
    },
    nearMisses,
    recallsAfterUse: facts.flatMap((fact) =>
      fact.type === 'ProductRecalled' && fact.data.afterUse
        ? [{ product: idOf(fact.stream), at: fact.occurredAt, explanation: fact.data.explanation }]
        : [],
    ),
  };
}

const isNearMiss = (type: CaseEvent['type']): type is NearMissEvent['type'] => type in nearMissCounts;

function countBy(reports: readonly CaseReport[], key: (report: CaseReport) => string): Counts {
  const keys = reports.map(key);
  return Object.fromEntries(
    [...new Set(keys)].sort().map((one) => [one, keys.filter((other) => other === one).length]),
  );
}

function groups(reports: readonly CaseReport[]): readonly SafetyGroup[] {
  const keyOf = ({ phase, severity, serious }: CaseReport) => ({ phase, severity, serious });
  const counts = countBy(reports, (report) => JSON.stringify(keyOf(report)));
  return Object.entries(counts).map(([key, count]) => ({ ...(JSON.parse(key) as Omit<SafetyGroup, 'count'>), count }));
}
