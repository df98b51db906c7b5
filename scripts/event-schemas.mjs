/**
 * Writes the JSON Schemas of the events from their types: `data` by event type, and what these refer to. With `--check`
 * it writes nothing and fails when the file says something else than the types.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';

const file = 'apps/relay/src/asyncapi/event-schemas.json';

const generator = createGenerator({
  path: 'libs/domain/src/world.ts',
  tsconfig: 'tsconfig.json',
  skipTypeCheck: true,
  encodeRefs: false,
  additionalProperties: false,
});
const events = generator.createSchema('CaseEvent');
const envelope = generator.createSchema('EventEnvelope');

/** The ledger holds personal values sealed, whatever their type. */
const sealed = 'SealedValue';
const isPersonal = (name) => /^Personal(Value)?</.test(name);

const prefix = '#/definitions/';
const resolved = (schema) =>
  schema.$ref === undefined ? schema : events.definitions[schema.$ref.slice(prefix.length)];
const members = (schema) => {
  const { anyOf, ...single } = resolved(schema);
  return anyOf === undefined ? [single] : anyOf.flatMap(members);
};

const data = {};
for (const { properties } of members(events)) {
  const types = properties.type.enum ?? [properties.type.const];
  for (const type of types) data[type] = properties.data;
}

const definitions = { ...events.definitions, ...envelope.definitions };
const shared = {};
const collect = (schema) => {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(collect);
  if (typeof schema.$ref !== 'string') {
    return Object.fromEntries(Object.entries(schema).map(([name, member]) => [name, collect(member)]));
  }
  const written = schema.$ref.slice(prefix.length);
  const name = isPersonal(written) ? sealed : written;
  if (!(name in shared)) {
    shared[name] = undefined;
    shared[name] = collect(definitions[name]);
  }
  return { ...schema, $ref: `#/components/schemas/${name}` };
};
const schemas = { data: collect(data), shared };
collect({ $ref: `${prefix}EventEnvelope` });

const text = await format(JSON.stringify(schemas), { ...(await resolveConfig(file)), parser: 'json' });
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} does not say what the event types say: run npm run schemas`);
  process.exitCode = 1;
}
