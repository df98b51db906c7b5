/**
 * Writes the JSON Schemas of what the views of an app answer, from its `Answers` (apps/<app>/src/answers.ts). With
 * `--check` it writes nothing and fails when a file says something else than the types.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';

/** The ledger holds personal values sealed, whatever their type. */
const sealed = 'SealedValue';
const isPersonal = (name) => /^Personal(Value)?</.test(name);
const prefix = '#/definitions/';
/** Names as OpenAPI takes them: letters, digits, dots, dashes and underscores. */
const nameOf = (written) =>
  isPersonal(written) ? sealed : written.replaceAll(/[^A-Za-z0-9._-]+/g, '_').replace(/_+$/, '');

let stale = false;
for (const app of readdirSync('apps')) {
  const path = `apps/${app}/src/answers.ts`;
  if (!existsSync(path)) continue;
  const { definitions } = createGenerator({
    path,
    tsconfig: 'tsconfig.json',
    skipTypeCheck: true,
    encodeRefs: false,
    additionalProperties: false,
  }).createSchema('Answers');
  const schemas = {};
  const collect = (schema) => {
    if (typeof schema !== 'object' || schema === null) return schema;
    if (Array.isArray(schema)) return schema.map(collect);
    if (typeof schema.$ref !== 'string') {
      return Object.fromEntries(Object.entries(schema).map(([name, member]) => [name, collect(member)]));
    }
    const written = schema.$ref.slice(prefix.length);
    const name = nameOf(written);
    if (!(name in schemas)) {
      schemas[name] = undefined;
      schemas[name] = collect(definitions[isPersonal(written) ? sealed : written]);
    }
    return { ...schema, $ref: `#/components/schemas/${name}` };
  };
  for (const [name, answer] of Object.entries(definitions.Answers.properties)) {
    const schema = collect(answer);
    if (schema.$ref !== `#/components/schemas/${name}`) schemas[name] = schema;
  }
  const file = `apps/${app}/src/answers.json`;
  const text = await format(JSON.stringify(schemas), { ...(await resolveConfig(file)), parser: 'json' });
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${file} does not say what the types say: run npm run schemas`);
    stale = true;
  }
}
process.exitCode = stale ? 1 : 0;
