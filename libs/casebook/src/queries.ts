import { readFileSync } from 'node:fs';

/** The statements of a `.sql` file, by the names that `-- name: …` lines give them. */
export function statementsOf<Name extends string>(url: URL): Readonly<Record<Name, string>> {
  const text = readFileSync(url, 'utf8');
  const parts = text.split(/^-- name: (\S+)\n/m).slice(1);
  const statements: Record<string, string> = {};
  for (let i = 0; i + 1 < parts.length; i += 2) statements[parts[i] ?? ''] = (parts[i + 1] ?? '').trim();
  return new Proxy(statements, {
    get: (all, name) => {
      const found = all[name as string];
      if (found === undefined) throw new TypeError(`there is no statement ${String(name)} in ${url.pathname}`);
      return found;
    },
  }) as Readonly<Record<Name, string>>;
}
