import { own } from '@caseledger/kernel';
import { readFileSync } from 'node:fs';

/**
 * The statements of a `.sql` file, by the names that `-- name: …` lines give them.
 * @param names of PostgreSQL that stand in braces in the file, such as `{schema}`: safe to write into a statement.
 */
export function statementsOf<Name extends string>(
  url: URL,
  names: Readonly<Record<string, string>> = {},
): Readonly<Record<Name, string>> {
  const text = readFileSync(url, 'utf8').replaceAll(/\{(\w+)\}/g, (braced, name: string) => own(names, name) ?? braced);
  const parts = text.split(/^-- name: (\S+)\n/m).slice(1);
  const statements = new Map<string, string>();
  for (let i = 0; i + 1 < parts.length; i += 2) statements.set(parts[i] ?? '', (parts[i + 1] ?? '').trim());
  return new Proxy(Object.fromEntries(statements), {
    get: (all, name) => {
      const found = own(all, name as string);
      if (found === undefined) throw new TypeError(`there is no statement ${String(name)} in ${url.pathname}`);
      return found;
    },
  }) as Readonly<Record<Name, string>>;
}
