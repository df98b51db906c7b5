/**
 * Writes the JSON Schemas of the events from their definitions: `data` by event type, and what these refer to. A type
 * whose version rose keeps the schemas of its earlier versions under `earlier`, as they were released. With `--check` it
 * writes nothing and fails when the file says something else than the definitions. Another list of streams and another
 * file may be named.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format, resolveConfig } from 'prettier';
import { createFormatter, createParser, createProgram, SchemaGenerator } from 'ts-json-schema-generator';

/** The compiler that the generator parses with. */
const ts = createRequire(import.meta.resolve('ts-json-schema-generator'))('typescript');

const [definitions = 'libs/domain/src/catalogue.ts', file = 'apps/relay/src/asyncapi/event-schemas.json'] = process.argv
  .slice(2)
  .filter((argument) => argument !== '--check');

const config = {
  path: definitions,
  tsconfig: 'tsconfig.json',
  skipTypeCheck: true,
  encodeRefs: false,
  additionalProperties: false,
  expose: 'export',
  topRef: true,
  jsDoc: 'extended',
};
const program = createProgram(config);
const generator = new SchemaGenerator(program, createParser(program, config), createFormatter(config), config);

/** The event kinds in the order of the catalogue: `Type: event<Data>({ version, … })` within `events(kind, { … })`. */
function eventKinds() {
  const checker = program.getTypeChecker();
  const catalogue = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(definitions));
  const kinds = [];
  const isCallOf = (node, name) => ts.isCallExpression(node) && node.expression.getText() === name;
  /** What a name stands for, where it is declared. */
  const declared = (name) => {
    const named = checker.getSymbolAtLocation(name);
    const symbol = named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
    return symbol.valueDeclaration.initializer;
  };
  /** Kinds may stand in an object of their own: `...others`. */
  const spread = (member) => (ts.isSpreadAssignment(member) ? declared(member.expression).properties : [member]);
  const visit = (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'streams') return ts.forEachChild(node, visit);
    const list = ts.isAsExpression(node.initializer) ? node.initializer.expression : node.initializer;
    for (const element of list.elements) {
      const stream = declared(element);
      if (!isCallOf(stream, 'events')) throw new Error(`${element.getText()} is not made by events(…)`);
      for (const { name, initializer } of stream.arguments[1].properties.flatMap(spread)) {
        if (!isCallOf(initializer, 'event')) throw new Error(`${name.getText()} is not made by event<…>(…)`);
        const version = initializer.arguments[0].properties.find((member) => member.name.getText() === 'version');
        kinds.push({
          type: name.getText(),
          version: Number(version.initializer.getText()),
          data: initializer.typeArguments[0],
        });
      }
    }
  };
  visit(catalogue);
  return kinds;
}

const envelope = generator.createSchema('EventEnvelope');
const kinds = eventKinds().map(({ data, ...kind }) => ({ ...kind, schema: generator.createSchemaFromNodes([data]) }));

/** The ledger holds personal values sealed, whatever their type. */
const sealed = 'SealedValue';
const isPersonal = (name) => /^Personal(Value)?</.test(name);

const prefix = '#/definitions/';

const all = Object.assign({}, ...kinds.map(({ schema }) => schema.definitions), envelope.definitions);
/** Data that has no exported name of its own stands where it is used. */
const inline = (schema) => {
  const name = schema.$ref?.slice(prefix.length);
  return name?.startsWith('def-') || name?.startsWith('interface-') ? all[name] : schema;
};
const data = Object.fromEntries(
  kinds.map(({ type, schema: { definitions: _, $schema, ...root } }) => [type, inline(root)]),
);
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
    shared[name] = collect(all[name]);
  }
  return { ...schema, $ref: `#/components/schemas/${name}` };
};
const collected = collect(data);
collect({ $ref: `${prefix}EventEnvelope` });

const present = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { data: {}, shared: {} };

/** A schema as it was released: what it refers to may change with the present version. */
const frozen = (schema) => {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(frozen);
  const { $ref, ...rest } = schema;
  const members = Object.fromEntries(Object.entries(rest).map(([name, member]) => [name, frozen(member)]));
  return $ref === undefined ? members : { ...frozen(present.shared[$ref.split('/').at(-1)]), ...members };
};
const earlier = { ...present.earlier };
for (const { type, version } of kinds) {
  const released = Object.keys(earlier[type] ?? {}).length + 1;
  if (!(type in present.data) || version === released) continue;
  if (version !== released + 1) throw new Error(`${type} goes from version ${released} to ${version}`);
  earlier[type] = { ...earlier[type], [released]: frozen(present.data[type]) };
}
const schemas = { data: collected, earlier, shared };

const text = await format(JSON.stringify(schemas), { ...(await resolveConfig(file)), parser: 'json' });
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} does not say what the event types say: run npm run schemas`);
  process.exitCode = 1;
}
