import { eventEntry, type EventEntry } from '@caseledger/casebook';
import { idOf, type RecordedFact } from '@caseledger/domain';

/** A refusal that is worth an investigation: what was attempted, by whom, and why it was refused. */
export interface NearMiss extends EventEntry {
  readonly nearMiss: string;
}

/** A page of near misses, in the order of the ledger. */
export interface NearMissPage {
  readonly items: readonly NearMiss[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

/** A near miss as its event says it. */
export const nearMissOf = (fact: RecordedFact): NearMiss => ({ nearMiss: idOf(fact.stream), ...eventEntry(fact) });
