import { datedEvent, type DatedEvent } from '@caseledger/casebook';
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
export interface TrailEntry extends SentenceEntry, DatedEvent {
  /** Every field at the initial entry of a record, the changed ones at a correction. */
  readonly changes: readonly FieldChange[];
  readonly who: TrailPerson;
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
  const { actor, software, causation, correlation } = fact;
  return {
    ...sentenceEntry(fact, name),
    ...datedEvent(fact),
    changes,
    who: { id: actor.id, ...(name !== undefined && { name }), role: actor.role, organisation: actor.organisation },
    software,
    causation,
    correlation,
  };
}
