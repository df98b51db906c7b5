import type { Subject } from '@caseledger/casebook';
import { typesOf, typesWith, type CaseEvent, type RecordedFact, type StudyState } from '@caseledger/domain';

/** What the reports on a study as a whole follow from. */
export interface SafetyBasis {
  readonly study: string;
  /** Data-lock point. */
  readonly position: number;
  /** When the event at the data-lock point was recorded; `null` when there is none. */
  readonly lockedAt: string | null;
  readonly state: StudyState;
  readonly cases: readonly Subject<'adverse-event'>[];
  /** In order: those of `exposureTypes` or `reportedTypes`, and all of the cases when the protocol has stopping rules. */
  readonly facts: readonly RecordedFact[];
}

/** Types of the events that say who was treated and how long they were observed. */
export const exposureTypes: readonly CaseEvent['type'][] = [...typesWith('exposes'), ...typesWith('ends')];

/** Those, and what else a periodic report counts. */
export const reportedTypes: readonly CaseEvent['type'][] = [
  ...exposureTypes,
  'ReferenceSafetyInformationApproved',
  ...typesOf('product', 'near-miss'),
];
