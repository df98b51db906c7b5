import type { RecordedFact } from '@caseledger/domain';
import { dateOf, daysBetween, type Reason } from '@caseledger/kernel';

/** What every view that shows events says of one. */
interface ShownEvent {
  /** @asType integer */
  readonly position: number;
  /** Type of the event, as the AsyncAPI document lists them. */
  readonly type: string;
  /** @format date-time */
  readonly recordedAt: string;
}

/** An event as an entry of a file: what it says, and who recorded it. Sealed members stay sealed. */
export interface EventEntry extends ShownEvent {
  readonly by: string;
  readonly role: string;
  /** What the event says; its members depend on the type (AsyncAPI document). */
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event with when it happened beside when it was entered (R-AUD-05). */
export interface DatedEvent extends ShownEvent {
  readonly stream: string;
  /** When it happened: an instant in UTC, or a date when only the day is known (R-AUD-05). */
  readonly occurredAt: string;
  /** IANA time zone in which it occurred. */
  readonly zone: string;
  /**
   * Days from when it happened to when it was entered.
   * @asType integer
   */
  readonly lateByDays: number;
  readonly reason?: Reason;
}

/** The event as an entry of a file. */
export const eventEntry = ({ position, type, recordedAt, actor, data }: RecordedFact): EventEntry => ({
  position,
  type,
  recordedAt,
  by: actor.id,
  role: actor.role,
  data,
});

/** The event with both of its times. */
export const datedEvent = ({
  position,
  stream,
  type,
  occurredAt,
  recordedAt,
  zone,
  reason,
}: RecordedFact): DatedEvent => ({
  position,
  stream,
  type,
  occurredAt,
  recordedAt,
  zone,
  lateByDays: Math.max(0, daysBetween(dateOf(occurredAt, zone), dateOf(recordedAt, zone))),
  ...(reason && { reason }),
});
