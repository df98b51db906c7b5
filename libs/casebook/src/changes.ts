import type { Reading, RecordedFact } from '@caseledger/domain';
import { isPersonal } from '@caseledger/kernel';

/** The fields of a record by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** What an event did to one field. `old` is absent at the initial entry, `new` when the field has no value any more. */
export interface FieldChange {
  readonly field: string;
  readonly old?: unknown;
  readonly new?: unknown;
}

/** What a sealed value shows. */
export const personalData = '[personal data]';

/** Members that name an object of a list, the first that it has. */
const names = ['code', 'item', 'instrument', 'marker', 'test', 'lot', 'rule'];

/** The fields of a value: one for each leaf, named by its path. A list of plain values is one field. */
export function flatten(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [[path, value]];
  if (isPersonal(value)) return [[path, personalData]];
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([key, member]) => flatten(member, join(path, key)));
  const items: readonly unknown[] = value;
  if (items.length === 0 || items.some((item) => typeof item !== 'object' || item === null)) return [[path, items]];
  return items.flatMap((item, index) => flatten(item, join(path, nameOf(item as object) ?? String(index + 1))));
}

const join = (path: string, member: string): string => (path === '' ? member : `${path}/${member}`);

function nameOf(item: object): string | undefined {
  const members = item as Readonly<Record<string, unknown>>;
  return names.map((member) => members[member]).find((value) => typeof value === 'string');
}

/** The fields of readings: `VAS-SPORT/score` with its value, or the reason why it is missing. */
export function readingFields(readings: readonly Reading[]): readonly (readonly [string, unknown])[] {
  return readings.flatMap(({ instrument, form, answers, derived, outsideValidation }) => [
    ...flatten(form, `${instrument}/form`),
    ...flatten(outsideValidation, `${instrument}/outsideValidation`),
    ...answers.flatMap(({ item, value, missing, note }) => [
      [`${instrument}/${item}`, value ?? missing] as const,
      ...flatten(note, `${instrument}/${item}/note`),
    ]),
    ...derived.map(({ item, value, missing }) => [`${instrument}/${item}`, value ?? missing] as const),
  ]);
}

/** The record of its stream that an event writes, and whether the fields that it does not name keep their values. */
interface Writing {
  readonly record: string;
  readonly fields: readonly (readonly [string, unknown])[];
  readonly keeps: boolean;
}

/** What an event writes. An event that corrects nothing has a record of its own, so that all its fields are initial. */
function writingOf(fact: RecordedFact): Writing {
  const { type, version, data } = fact;
  const whole = (record: string): Writing => ({ record, fields: flatten(data, ''), keeps: false });
  switch (fact.type) {
    case 'VisitRecorded': {
      const { readings, ...visit } = fact.data;
      const fields = [...flatten(visit, ''), ...readingFields(readings)];
      return { record: `visit/${fact.data.visit}`, fields, keeps: false };
    }
    case 'VisitCorrected': {
      const fields = readingFields(fact.data.readings);
      return { record: `visit/${fact.data.visit}`, fields, keeps: true };
    }
    case 'ImagingScored': {
      const { reading, ...scored } = fact.data;
      const record = `imaging/${fact.data.visit}/${reading.instrument}`;
      return { record, fields: [...flatten(scored, ''), ...readingFields([reading])], keeps: false };
    }
    case 'QualityTested':
      return whole(`test/${fact.data.test}`);
    case 'CausalityAssessed':
      return whole(`causality/${fact.data.by}/${fact.data.to}`);
    case 'AdverseEventReported':
      return whole('report');
    case 'FollowUpReceived':
      return { ...whole('report'), keeps: true };
    case 'SeriousnessAssessed': {
      const { serious, seriousness } = fact.data;
      return { record: 'report', fields: flatten({ serious, seriousness }, ''), keeps: true };
    }
    case 'SiteActivated':
      return whole(`site/${fact.data.code}`);
    case 'ProtocolApproved':
    case 'ProtocolAmended':
      // Member by member: a protocol has thousands of leaves.
      return { record: 'protocol', fields: Object.entries(fact.data.protocol), keeps: false };
    default:
      return whole(`${type}/${version}`);
  }
}

/** The name of the record that an event writes, within its stream. */
export function recordOf(fact: RecordedFact): string {
  return writingOf(fact).record;
}

/** Whether the record that an event writes may have been written by an earlier event of its stream. */
export function rewrites(fact: RecordedFact): boolean {
  return writingOf(fact).record !== `${fact.type}/${fact.version}`;
}

/** What an event does to the fields of its record, given the earlier events of its stream, in order. */
export function changesAfter(earlier: readonly RecordedFact[], fact: RecordedFact): readonly FieldChange[] {
  const { record } = writingOf(fact);
  let before: Fields | undefined;
  for (const one of earlier) if (writingOf(one).record === record) before = changesOf(one, before).after;
  return changesOf(fact, before).changes;
}

/**
 * What an event does to the fields of its record, given the fields as they were: every field at the initial entry, the
 * changed ones at a correction (R-AUD-02).
 */
export function changesOf(
  fact: RecordedFact,
  before: Fields | undefined,
): { readonly changes: readonly FieldChange[]; readonly after: Fields } {
  const { record, fields, keeps } = writingOf(fact);
  const written = Object.fromEntries(fields);
  const removed = Object.keys(before ?? {}).filter(
    (field) => !Object.hasOwn(written, field) && isGone(field, fact, keeps),
  );
  const after = Object.fromEntries(
    Object.entries({ ...before, ...written }).filter(([field]) => !removed.includes(field)),
  );
  const changed = fields.filter(([field, value]) => before === undefined || !same(before[field], value));
  return {
    changes: [
      ...changed.map(([field, value]) => change(record, field, before?.[field], value)),
      ...removed.map((field) => change(record, field, before?.[field], undefined)),
    ],
    after,
  };
}

/** A correction of a visit restates all its readings: what it leaves out of them is gone. Its other fields stay. */
function isGone(field: string, fact: RecordedFact, keeps: boolean): boolean {
  if (fact.type === 'VisitCorrected') return field.includes('/');
  return !keeps;
}

function change(record: string, field: string, old: unknown, value: unknown): FieldChange {
  return {
    field: `${record}/${field}`,
    ...(old !== undefined && { old }),
    ...(value !== undefined && { new: value }),
  };
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** JSON with sorted members: stored values come back with another order of members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
