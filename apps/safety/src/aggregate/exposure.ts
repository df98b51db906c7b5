import { dayMs } from '@caseledger/kernel';
import {
  endOfFollowUp,
  exposureOf,
  idOf,
  type Exposure,
  type ParticipationEnd,
  type RecordedFact,
} from '@caseledger/domain';

/** A treated participant, and how long they were observed. */
export interface Exposed extends Exposure {
  readonly participant: string;
  readonly from: string;
  readonly until: string;
  readonly endedBy?: ParticipationEnd;
  /** Years of 365.25 days. */
  readonly years: number;
}

const msPerYear = 365.25 * dayMs;

/** The treated participants up to a lock: from the administration until observation ended, or until the lock. */
export function exposure(facts: readonly RecordedFact[], lockedAt: string): readonly Exposed[] {
  const ended = new Map<string, { readonly at: string; readonly by: ParticipationEnd }>();
  for (const fact of facts) {
    const by = endOfFollowUp(fact);
    if (by !== undefined && !ended.has(fact.stream)) ended.set(fact.stream, { at: fact.occurredAt, by });
  }
  return facts.flatMap((fact): readonly Exposed[] => {
    const exposed = exposureOf(fact);
    if (exposed === undefined) return [];
    const end = ended.get(fact.stream);
    const until = end !== undefined && Date.parse(end.at) < Date.parse(lockedAt) ? end.at : lockedAt;
    return [
      {
        participant: idOf(fact.stream),
        ...exposed,
        from: fact.occurredAt,
        until,
        ...(end && { endedBy: end.by }),
        years: Math.max(0, Date.parse(until) - Date.parse(fact.occurredAt)) / msPerYear,
      },
    ];
  });
}
