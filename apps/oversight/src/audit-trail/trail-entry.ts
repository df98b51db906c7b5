import { dateOf, daysBetween, type Reason } from '@caseledger/kernel';
import type { RecordedFact } from '@caseledger/domain';
import type { FieldChange } from '@caseledger/casebook';
import { sentenceOf } from './sentences.js';

/** An entry as the view keeps it. */
export interface EntryRow {
  readonly event: RecordedFact;
  readonly changes: readonly FieldChange[];
}

/** One event of the audit trail (R-AUD-02). */
export interface TrailEntry extends SentenceEntry {
  readonly stream: string;
  readonly type: string;
  readonly changes: readonly FieldChange[];
  readonly who: {
    readonly id: string;
    /** Absent when nobody delegated to the person by name, or the name was erased. */
    readonly name?: string;
    readonly role: string;
    readonly organisation: string;
  };
  readonly occurredAt: string;
  readonly zone: string;
  /** Days from when it happened to when it was entered. */
  readonly lateByDays: number;
  readonly reason?: Reason;
  readonly software: string;
  readonly causation: string;
  readonly correlation: string;
}

/** One event in words. */
export interface SentenceEntry {
  readonly position: number;
  readonly recordedAt: string;
  readonly sentence: string;
}

/** The event in words. */
export function sentenceEntry({ event }: EntryRow, name: string | undefined): SentenceEntry {
  const { id, role, organisation } = event.actor;
  return {
    position: event.position,
    recordedAt: event.recordedAt,
    sentence: sentenceOf(event, `${name ?? id} (${role}, ${organisation})`),
  };
}

/** The event with all that the trail shows of it. */
export function trailEntry(row: EntryRow, name: string | undefined): TrailEntry {
  const { event, changes } = row;
  const { stream, type, occurredAt, recordedAt, zone, actor, reason, software, causation, correlation } = event;
  return {
    ...sentenceEntry(row, name),
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
