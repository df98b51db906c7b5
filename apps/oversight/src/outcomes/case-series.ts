import type { Answer, CaseEvent, Fact, MissingReason, Protocol, Reading } from '@caseledger/domain';
import type { RecordedEvent } from '@caseledger/kernel';

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

interface CaseRecord {
  treated: boolean;
  characteristics: readonly Answer[];
  /** Visit label → what the site recorded last; a correction replaces the readings. */
  readonly recorded: Map<string, { scheduled: string | null; readings: readonly Reading[] }>;
  readonly imaging: { scheduled: string | null; reading: Reading }[];
  readonly missed: Set<string>;
  returnToSport?: TreatedCase['returnToSport'];
}

/** Reads a case series from the events, given in order. */
export function caseSeries(facts: readonly (Fact<CaseEvent> & RecordedEvent)[]): CaseSeries {
  let protocol: Protocol | undefined;
  const records = new Map<string, CaseRecord>();
  for (const fact of facts) {
    if (fact.type === 'ProtocolApproved' || fact.type === 'ProtocolAmended') protocol = fact.data.protocol;
    if (!fact.stream.startsWith('participant/')) continue;
    const code = fact.stream.slice('participant/'.length);
    const record = records.get(code) ?? emptyRecord();
    records.set(code, record);
    take(record, fact);
  }
  const cases = [...records]
    .filter(([, { treated }]) => treated)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([participant, record]) => treatedCase(participant, record));
  return { cases, ...(protocol && { protocol }) };
}

const emptyRecord = (): CaseRecord => ({
  treated: false,
  characteristics: [],
  recorded: new Map(),
  imaging: [],
  missed: new Set(),
});

function take(record: CaseRecord, fact: Fact<CaseEvent>): void {
  switch (fact.type) {
    case 'ParticipantScreened':
      record.characteristics = fact.data.characteristics;
      return;
    case 'CellsInjected':
      record.treated = true;
      return;
    case 'VisitRecorded':
      record.recorded.set(fact.data.visit, { scheduled: fact.data.scheduled, readings: fact.data.readings });
      return;
    case 'VisitCorrected': {
      const visit = record.recorded.get(fact.data.visit);
      if (visit !== undefined) visit.readings = fact.data.readings;
      return;
    }
    case 'ImagingScored':
      record.imaging.push({ scheduled: fact.data.scheduled, reading: fact.data.reading });
      return;
    case 'VisitMissed':
      record.missed.add(fact.data.scheduled);
      return;
    case 'ReturnedToSport':
      record.returnToSport ??= { activity: fact.data.activity, months: fact.data.months };
      return;
    default:
  }
}

function treatedCase(participant: string, record: CaseRecord): TreatedCase {
  const visits = new Map<string, Map<string, RecordedValue>>();
  const readings = [
    ...[...record.recorded.values()].flatMap((visit) =>
      visit.readings.map((reading) => ({ scheduled: visit.scheduled, reading })),
    ),
    ...record.imaging,
  ];
  for (const { scheduled, reading } of readings) {
    if (scheduled === null) continue;
    const values = visits.get(scheduled) ?? new Map<string, RecordedValue>();
    visits.set(scheduled, values);
    for (const [item, value] of valuesOf(reading)) {
      // A later reading never replaces an earlier one silently: the first one counts.
      if (!values.has(item)) values.set(item, value);
    }
  }
  const { characteristics, missed, returnToSport } = record;
  return { participant, characteristics, visits, missedVisits: missed, ...(returnToSport && { returnToSport }) };
}

function valuesOf(reading: Reading): readonly (readonly [string, RecordedValue])[] {
  const outsideValidation = reading.outsideValidation === true;
  return [...reading.answers, ...reading.derived].map(({ item, value, missing }) => [
    `${reading.instrument}/${item}`,
    value === undefined ? { missing: missing ?? 'UNKNOWN' } : { value, outsideValidation },
  ]);
}
