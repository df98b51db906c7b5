import { isPersonal, own } from '@caseledger/kernel';

/** A field of a record: its path and its value. */
export type Field = readonly [path: string, value: unknown];

/** What a sealed value shows. */
const personalData = '[personal data]';

/** Members that name an object of a list, the first that it has. */
const names = ['code', 'item', 'instrument', 'marker', 'test', 'lot', 'rule'];

/** The fields of a value: one for each leaf, named by its path. A list of plain values is one field. */
export function flatten(value: unknown, path = ''): readonly Field[] {
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
  return names.map((member) => own(members, member)).find((value) => typeof value === 'string');
}
