/**
 * What an object itself holds under a name, or nothing. Whatever a caller may name is looked up by it: a plain object also
 * has the names of every object, such as `constructor`.
 */
export function own<T>(record: Readonly<Record<string, T>> | null | undefined, name: string): T | undefined {
  // eslint-disable-next-line caseledger/own-members -- This is how it is asked first.
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
