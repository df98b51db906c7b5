import { endOfFollowUp, idOf, type ParticipationEnd, type RecordedFact } from '@caseledger/domain';

/** A treated participant, and how long they were observed. */
export interface Exposed {
  readonly participant: string;
  readonly product: string;
  readonly legalBasis: string;
  /** 10⁶ cells. */
  readonly cells: number;
  readonly from: string;
  readonly until: string;
  readonly endedBy?: ParticipationEnd;
  /** Years of 365.25 days. */
  readonly years: number;
}

const msPerYear = 365.25 * 86_400_000;

/** The treated participants up to a lock: from the administration until observation ended, or until the lock. */
export function exposure(facts: readonly RecordedFact[], lockedAt: string): readonly Exposed[] {
  const ended = new Map<string, { readonly at: string; readonly by: ParticipationEnd }>();
  for (const fact of facts) {
    const by = endOfFollowUp(fact);
    if (by !== undefined && !ended.has(fact.stream)) ended.set(fact.stream, { at: fact.occurredAt, by });
  }
  return facts.flatMap((fact): readonly Exposed[] => {
    if (fact.type !== 'CellsInjected') return [];
    const end = ended.get(fact.stream);
    const until = end !== undefined && Date.parse(end.at) < Date.parse(lockedAt) ? end.at : lockedAt;
    const { product, legalBasis, cells } = fact.data;
    return [
      {
        participant: idOf(fact.stream),
        product,
        legalBasis,
        cells,
        from: fact.occurredAt,
        until,
        ...(end && { endedBy: end.by }),
        years: Math.max(0, Date.parse(until) - Date.parse(fact.occurredAt)) / msPerYear,
      },
    ];
  });
}
