import type { Subject } from '@caseledger/casebook';
import {
  readingsOf,
  wasTreated,
  type Answer,
  type MissingReason,
  type ParticipantState,
  type Protocol,
  type Reading,
} from '@caseledger/domain';

/** A value as it was recorded, or why there is none. */
export type RecordedValue =
  | { readonly value: number | string; readonly outsideValidation: boolean }
  | { readonly missing: MissingReason | 'VISIT_MISSED' };

/** A treated participant with everything that outcome tables need. */
export interface TreatedCase {
  readonly participant: string;
  readonly characteristics: readonly Answer[];
  /** Scheduled visit → `instrument/item` → value. A visit outside its window is in no scheduled visit (R-INS-05). */
  readonly visits: ReadonlyMap<string, ReadonlyMap<string, RecordedValue>>;
  readonly missedVisits: ReadonlySet<string>;
  readonly returnToSport?: { readonly activity: string; readonly months: number };
}

/** The treated participants of a study, by code, and the protocol in force. */
export interface CaseSeries {
  readonly protocol?: Protocol;
  readonly cases: readonly TreatedCase[];
}

/** Reads a case series from what the participants are, given by code. */
export function caseSeries(
  protocol: Protocol | undefined,
  participants: readonly Subject<'participant'>[],
): CaseSeries {
  const cases = participants.flatMap(({ id, state }) => (wasTreated(state) ? [treatedCase(id, state)] : []));
  return { cases, ...(protocol && { protocol }) };
}

function treatedCase(participant: string, state: ParticipantState): TreatedCase {
  const visits = new Map<string, Map<string, RecordedValue>>();
  for (const { scheduled, occurrence, reading } of readingsOf(state)) {
    // An outcome names a visit, which is the first one of those that repeat.
    if (scheduled === null || occurrence > 1) continue;
    const values = visits.get(scheduled) ?? new Map<string, RecordedValue>();
    visits.set(scheduled, values);
    for (const [item, value] of valuesOf(reading)) {
      // A later reading never replaces an earlier one silently: the first one counts.
      if (!values.has(item)) values.set(item, value);
    }
  }
  const { characteristics, missedVisits, returnToSport } = state;
  return {
    participant,
    characteristics,
    visits,
    missedVisits: new Set(missedVisits.filter(({ occurrence }) => occurrence === 1).map(({ scheduled }) => scheduled)),
    ...(returnToSport && { returnToSport }),
  };
}

function valuesOf(reading: Reading): readonly (readonly [string, RecordedValue])[] {
  const outsideValidation = reading.outsideValidation === true;
  return [...reading.answers, ...reading.derived].map(({ item, value, missing }) => [
    `${reading.instrument}/${item}`,
    value === undefined ? { missing: missing ?? 'UNKNOWN' } : { value, outsideValidation },
  ]);
}
