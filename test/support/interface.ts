import { differencesOf, type Difference } from './differences.js';

/** A JSON schema, as far as it says which members there are. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

/** A schema with all that it combines. */
interface Whole {
  readonly types: readonly string[];
  readonly values: readonly unknown[];
  readonly members: readonly (readonly [name: string, schema: Schema])[];
  readonly items: readonly Schema[];
  readonly needed: readonly string[];
}

type Contents = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Contents };
  readonly responses: Readonly<
    Record<string, { readonly headers?: Readonly<Record<string, object>>; readonly content?: Contents }>
  >;
}

/** An API description (OpenAPI 3.1), as far as clients are bound to it. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/**
 * How a description breaks with an earlier one: what a client relied on and does not find again (operations, parameters,
 * members and their types, values that may be sent, members that each answer has), and what must be sent that need not
 * have been. Nothing else that is new is a break. Forms and limits of values are not compared, nor answers that refuse.
 *
 * Libraries that compare descriptions do not read OpenAPI 3.1 or types that contain themselves, or run a program that they
 * download when they are installed.
 */
export function breaksOf(before: Description, now: Description): readonly Difference[] {
  return [...differencesOf(interfaceOf(before), interfaceOf(now))].filter(
    ({ kind, place }) => (kind === 'added') === (place.at(-2) === 'must'),
  );
}

/** A set in a tree. */
const setOf = (values: readonly unknown[]) => Object.fromEntries(values.map((value) => [String(value), true]));

/** What clients are bound to, as a tree: by operation what it takes, what of that must be sent, and what it answers. */
function interfaceOf({ paths, components }: Description): object {
  /** A schema with those that it refers to or combines. What only some alternatives need is not needed. */
  function whole(schema: Schema): Whole {
    if (schema.$ref !== undefined)
      return whole(components?.schemas?.[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)] ?? {});
    const own = {
      types: [schema.type ?? []].flat(),
      values: schema.enum ?? ('const' in schema ? [schema.const] : []),
      members: Object.entries(schema.properties ?? {}),
      items: schema.items === undefined ? [] : [schema.items],
      needed: schema.required ?? [],
    };
    const together = [own, ...(schema.allOf ?? []).map(whole)];
    const alternatives = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map(whole);
    const [first, ...others] = alternatives;
    const inEach = first?.needed.filter((name) => others.every(({ needed }) => needed.includes(name))) ?? [];
    const all = [...together, ...alternatives];
    return {
      types: all.flatMap(({ types }) => types),
      values: all.flatMap(({ values }) => values),
      members: all.flatMap(({ members }) => members),
      items: all.flatMap(({ items }) => items),
      needed: [...together.flatMap(({ needed }) => needed), ...inEach],
    };
  }

  /** What is said of one value, by schemas that are alternatives. `above`: of what it is a part, for types that contain themselves. */
  function tree(sent: boolean, schemas: readonly Schema[], above: readonly Schema[] = []): object {
    if (schemas.some((schema) => above.includes(schema))) return {};
    const { types, values, members, items, needed } = whole({ anyOf: schemas });
    const within = (parts: readonly Schema[]) => tree(sent, parts, [...above, ...schemas]);
    const names = [...new Set(members.map(([name]) => name))];
    const partsOf = (wanted: string) => members.filter(([name]) => name === wanted).map(([, schema]) => schema);
    return {
      ...(sent ? { types: setOf(types), values: setOf(values) } : { types: [...new Set(types)].sort().join() }),
      members: Object.fromEntries(names.map((name) => [name, within(partsOf(name))])),
      ...(items.length > 0 && { items: within(items) }),
      [sent ? 'must' : 'always']: setOf(needed),
    };
  }

  const treeOf = (sent: boolean, schema?: Schema) => tree(sent, schema === undefined ? [] : [schema]);
  const contents = (sent: boolean, of: string, content: Contents = {}) =>
    Object.entries(content).map(([type, { schema }]) => [`${of} ${type}`, treeOf(sent, schema)] as const);

  function operationOf({ parameters = [], requestBody, responses }: Operation): object {
    const named = parameters.map((one) => ({ ...one, name: `${one.in} ${one.name}` }));
    const needed = named.filter(({ required }) => required).map(({ name }) => name);
    const answered = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    return {
      takes: Object.fromEntries([
        ...named.map(({ name, schema }) => [name, treeOf(true, schema)] as const),
        ...contents(true, 'body', requestBody?.content),
      ]),
      must: setOf(requestBody?.required ? [...needed, 'body'] : needed),
      answers: Object.fromEntries(
        answered.flatMap(([status, { headers = {}, content }]) => [
          ...Object.keys(headers).map((name) => [`${status} header ${name}`, {}] as const),
          ...contents(false, status, content),
        ]),
      ),
    };
  }

  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operationOf(operation),
      ]),
    ),
  );
}
