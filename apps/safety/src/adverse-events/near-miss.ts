import { idOf, type RecordedFact } from '@caseledger/domain';

/** A refusal that is worth an investigation: what was attempted, by whom, and why it was refused. */
export interface NearMiss {
  readonly nearMiss: string;
  /** @asType integer */
  readonly position: number;
  readonly type: string;
  /** @format date-time */
  readonly recordedAt: string;
  readonly by: string;
  readonly role: string;
  /** What the event says; its members depend on the type (AsyncAPI document). */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A page of near misses, in the order of the ledger. */
export interface NearMissPage {
  readonly items: readonly NearMiss[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

/** A near miss as its event says it. */
export const nearMissOf = ({ stream, position, type, recordedAt, actor, data }: RecordedFact): NearMiss => ({
  nearMiss: idOf(stream),
  position,
  type,
  recordedAt,
  by: actor.id,
  role: actor.role,
  data,
});
