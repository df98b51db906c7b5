import { datedEvent, type DatedEvent } from '@caseledger/casebook';
import type { RecordedFact } from '@caseledger/domain';
import type { Actor } from '@caseledger/kernel';

/** An event of a timeline. Sealed members stay sealed. */
export interface TimelineEvent extends DatedEvent {
  readonly actor: Actor;
  /** What the event says; its members depend on the type (AsyncAPI document). */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A page of events: participant, products, adverse events and near misses, in the order of the ledger. */
export interface TimelinePage {
  readonly items: readonly TimelineEvent[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

/** An event as a timeline shows it. */
export function timelineEvent(event: RecordedFact): TimelineEvent {
  const { actor, data } = event;
  return { ...datedEvent(event), actor, data };
}
