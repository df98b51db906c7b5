import {
  evolveStream,
  initialWorld,
  type CaseEvent,
  type Fact,
  type ParticipantState,
  type ProductState,
  type StreamKind,
  type StudyState,
} from '@caseledger/domain';
import type { ProjectionTx } from '@caseledger/projections';
import type { RecordedFact } from '@caseledger/domain';

/** A stream as far as a view keeps its events. */
export interface Folded<State> {
  readonly state: State;
  /** Version of its last event that the view keeps. */
  readonly version: number;
  /** Position of its last event that the view keeps. */
  readonly position: number;
}

/** What is known of a study: the states that the domain folds from the events. */
export interface CaseStates {
  readonly study: StudyState;
  readonly participants: ReadonlyMap<string, Folded<ParticipantState>>;
  readonly products: ReadonlyMap<string, Folded<ProductState>>;
}

/** Folds the events of a study, given in order. */
export function foldCases(facts: readonly RecordedFact[]): CaseStates {
  let study = initialWorld.study;
  const participants = new Map<string, Folded<ParticipantState>>();
  const products = new Map<string, Folded<ProductState>>();
  for (const fact of facts) {
    const [kind, id = ''] = fact.stream.split('/');
    if (kind === 'study') study = evolveStream('study', study, fact);
    if (kind === 'participant') participants.set(id, fold(kind, participants.get(id)?.state, fact));
    if (kind === 'product') products.set(id, fold(kind, products.get(id)?.state, fact));
  }
  return { study, participants, products };
}

function fold<K extends StreamKind>(
  kind: K,
  state: (typeof initialWorld)[K] | undefined,
  fact: RecordedFact,
): Folded<(typeof initialWorld)[K]> {
  const event: Fact<CaseEvent> = fact;
  return {
    state: evolveStream(kind, state ?? initialWorld[kind], event),
    version: fact.version,
    position: fact.position,
  };
}

/** Reads the study's own events together with those that a condition on `fact` selects; `$1` is the study. */
export async function readFacts(
  tx: ProjectionTx,
  study: string,
  condition: string,
  parameters: readonly unknown[] = [],
): Promise<readonly RecordedFact[]> {
  const rows = await tx.query<{ event: RecordedFact }>(
    `SELECT event FROM fact
      WHERE study = $1 AND ((participant IS NULL AND product IS NULL) OR ${condition}) ORDER BY position`,
    [study, ...parameters],
  );
  return rows.map(({ event }) => event);
}
