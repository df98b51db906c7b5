import { dayMs, sum } from '@caseledger/kernel';
import {
  endOfFollowUp,
  exposureOf,
  idOf,
  type Exposure,
  type ParticipationEnd,
  type RecordedFact,
} from '@caseledger/domain';

/** A treated participant, and how long they were observed. */
export interface Exposed {
  readonly participant: string;
  /** Codes of the batches, and names of the medicines, that they got. */
  readonly products: readonly string[];
  readonly legalBases: readonly string[];
  /** 10⁶ cells over all administrations; absent where nobody counts them. */
  readonly cells?: number;
  /** The first administration. */
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
  const given = new Map<string, { readonly from: string; readonly exposures: Exposure[] }>();
  for (const fact of facts) {
    const exposed = exposureOf(fact);
    if (exposed === undefined) continue;
    const known = given.get(fact.stream);
    if (known === undefined) given.set(fact.stream, { from: fact.occurredAt, exposures: [exposed] });
    else known.exposures.push(exposed);
  }
  return [...given].map(([stream, { from, exposures }]): Exposed => {
    const end = ended.get(stream);
    const until = end !== undefined && Date.parse(end.at) < Date.parse(lockedAt) ? end.at : lockedAt;
    const cells = exposures.flatMap((one) => one.cells ?? []);
    return {
      participant: idOf(stream),
      products: [...new Set(exposures.map(({ product }) => product))],
      legalBases: [...new Set(exposures.flatMap(({ legalBasis }) => legalBasis ?? []))],
      ...(cells.length > 0 && { cells: sum(cells) }),
      ...{ from, until },
      ...(end && { endedBy: end.by }),
      years: Math.max(0, Date.parse(until) - Date.parse(from)) / msPerYear,
    };
  });
}
