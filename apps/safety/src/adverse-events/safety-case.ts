import { evolveStream, initialWorld, isRelated, isSusar, triageGaps, type RecordedFact } from '@caseledger/domain';

/** A case as it stands: the last report, both opinions on causality, and everything that was added. */
export type SafetyCase = NonNullable<ReturnType<typeof safetyCase>>;

/**
 * Folds the events of one adverse event. It is related when the investigator or the sponsor says so of any cause: the
 * sponsor cannot take the investigator's opinion away (R-SAF-06).
 */
export function safetyCase(facts: readonly RecordedFact[]) {
  const [first] = facts;
  const state = facts.reduce(
    (before, fact) => evolveStream('adverse-event', before, fact),
    initialWorld['adverse-event'],
  );
  if (first === undefined || state.report === undefined) return undefined;
  // The words of the reporter are sealed and stay so here.
  const { narrative, person, ...report } = state.report;
  return {
    adverseEvent: first.stream.slice('adverse-event/'.length),
    version: facts.at(-1)?.version ?? 0,
    position: facts.at(-1)?.position ?? 0,
    reportedAt: first.occurredAt,
    recordedAt: first.recordedAt,
    ...report,
    hasNarrative: narrative !== undefined,
    hasPerson: person !== undefined,
    awareAt: state.awareAt ?? first.occurredAt,
    causality: {
      investigator: state.causality.filter(({ by }) => by === 'INVESTIGATOR'),
      sponsor: state.causality.filter(({ by }) => by === 'SPONSOR'),
      related: isRelated(state),
    },
    ...(state.expectedness && { expectedness: state.expectedness }),
    // Derived, never typed: R-SAF-06, R-SAF-07.
    susar: isSusar(state),
    ...(state.coding && { coding: state.coding }),
    reports: state.reports,
    triage: triageGaps(state),
    closed: state.closed,
    nullified: state.nullified,
  };
}

/** The events of each case, in order. */
export function factsByCase(facts: readonly RecordedFact[]): readonly (readonly RecordedFact[])[] {
  const byStream = new Map<string, RecordedFact[]>();
  for (const fact of facts.filter(({ stream }) => stream.startsWith('adverse-event/'))) {
    const own = byStream.get(fact.stream) ?? [];
    own.push(fact);
    byStream.set(fact.stream, own);
  }
  return [...byStream.values()];
}

/** A case with everything that was added to it, in order. */
export type SafetyCaseFile = NonNullable<ReturnType<typeof safetyCaseFile>>;

/** The whole file of one adverse event. */
export function safetyCaseFile(facts: readonly RecordedFact[]) {
  const safety = safetyCase(facts);
  if (safety === undefined) return undefined;
  const history = facts
    .filter(({ type }) => type !== 'AdverseEventReported')
    .map(({ position, type, occurredAt, recordedAt, actor, reason, data }) => ({
      position,
      type,
      occurredAt,
      recordedAt,
      by: actor.id,
      role: actor.role,
      ...(reason && { reason }),
      data,
    }));
  return {
    ...safety,
    followUps: history.filter(({ type }) => type === 'FollowUpReceived'),
    assessments: history.filter(({ type }) => type !== 'FollowUpReceived'),
  };
}
