import { evolveStream, initialWorld, type RecordedFact, type StudyState } from '@caseledger/domain';
import type { ProjectionTx } from '@caseledger/projections';

/** What the clocks of a study follow from. */
export interface ClockCases {
  /** As far as clocks depend on it. */
  readonly study: StudyState;
  /** Facts by stream of the case, in order. */
  readonly cases: ReadonlyMap<string, readonly RecordedFact[]>;
}

/** Splits facts into those of the study, folded, and those of each case. */
export function clockCasesOf(facts: readonly RecordedFact[]): ClockCases {
  const cases = new Map<string, RecordedFact[]>();
  let { study } = initialWorld;
  for (const fact of facts) {
    if (fact.stream === 'study') study = evolveStream('study', study, fact);
    if (!fact.stream.startsWith('adverse-event/')) continue;
    const own = cases.get(fact.stream);
    if (own === undefined) cases.set(fact.stream, [fact]);
    else own.push(fact);
  }
  return { study, cases };
}

/** Reads what the clocks of some cases follow from; of all cases when none are named. */
export async function readClockCases(
  tx: ProjectionTx,
  study: string,
  streams?: readonly string[],
): Promise<readonly RecordedFact[]> {
  const rows = await tx.query<{ event: RecordedFact }>(
    `SELECT event FROM fact
      WHERE study = $1 AND (stream = 'study' OR starts_with(stream, 'adverse-event/'))
        AND ($2::text[] IS NULL OR stream = 'study' OR stream = ANY ($2))
      ORDER BY position`,
    [study, streams ?? null],
  );
  return rows.map(({ event }) => event);
}
