import { dateOf, daysBetween, type Reason } from '@caseledger/kernel';
import { sentenceOf, type FieldChange, type RecordedFact } from '@caseledger/domain';

/** One event in words. */
export interface SentenceEntry {
  /** @asType integer */
  readonly position: number;
  /** @format date-time */
  readonly recordedAt: string;
  readonly sentence: string;
}

/** Who recorded an event, as it was known then. */
export interface TrailPerson {
  readonly id: string;
  /** As the delegation log printed it. Absent when nobody delegated to the person by name, or the name was erased. */
  readonly name?: string;
  readonly role: string;
  readonly organisation: string;
}

/** One event of the audit trail (R-AUD-02). */
export interface TrailEntry extends SentenceEntry {
  readonly stream: string;
  /** Type of the event, as the AsyncAPI document lists them. */
  readonly type: string;
  /** Every field at the initial entry of a record, the changed ones at a correction. */
  readonly changes: readonly FieldChange[];
  readonly who: TrailPerson;
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
  readonly software: string;
  readonly causation: string;
  readonly correlation: string;
}

/** A page of the audit trail, one entry for each event. */
export interface AuditTrailPage {
  readonly items: readonly (TrailEntry | SentenceEntry)[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

/** The event in words. */
export function sentenceEntry(fact: RecordedFact, name: string | undefined): SentenceEntry {
  const { id, role, organisation } = fact.actor;
  return {
    position: fact.position,
    recordedAt: fact.recordedAt,
    sentence: sentenceOf(fact, `${name ?? id} (${role}, ${organisation})`),
  };
}

/** The event with all that the trail shows of it. */
export function trailEntry(fact: RecordedFact, changes: readonly FieldChange[], name: string | undefined): TrailEntry {
  const { stream, type, occurredAt, recordedAt, zone, actor, reason, software, causation, correlation } = fact;
  return {
    ...sentenceEntry(fact, name),
    stream,
    type,
    changes,
    who: { id: actor.id, ...(name !== undefined && { name }), role: actor.role, organisation: actor.organisation },
    occurredAt,
    zone,
    lateByDays: Math.max(0, daysBetween(dateOf(occurredAt, zone), dateOf(recordedAt, zone))),
    ...(reason && { reason }),
    software,
    causation,
    correlation,
  };
}
