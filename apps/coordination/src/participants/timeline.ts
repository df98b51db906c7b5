import type { RecordedFact } from '@caseledger/domain';
import { dateOf, daysBetween, type Actor, type Reason } from '@caseledger/kernel';

/** An event of a timeline. Sealed members stay sealed. */
export interface TimelineEvent {
  /** @asType integer */
  readonly position: number;
  readonly stream: string;
  readonly type: string;
  readonly occurredAt: string;
  /** @format date-time */
  readonly recordedAt: string;
  readonly zone: string;
  /**
   * Days from when it happened to when it was entered.
   * @asType integer
   */
  readonly lateByDays: number;
  readonly actor: Actor;
  readonly reason?: Reason;
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
  const { position, stream, type, occurredAt, recordedAt, zone, actor, reason, data } = event;
  const lateByDays = Math.max(0, daysBetween(dateOf(occurredAt, zone), dateOf(recordedAt, zone)));
  return {
    position,
    stream,
    type,
    occurredAt,
    recordedAt,
    zone,
    lateByDays,
    actor,
    ...(reason && { reason }),
    data: data,
  };
}
