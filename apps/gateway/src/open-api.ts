import { own } from '@caseledger/kernel';
import { softwareVersion } from '@caseledger/platform';

/** As much of an OpenAPI document as the gateway reads. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly security?: unknown;
}

export function isOpenApiDocument(value: unknown): value is OpenApiDocument {
  return typeof value === 'object' && value !== null && 'openapi' in value && 'paths' in value;
}

/** Puts the service's name before the schemas that are something else in `taken`. */
function apart(document: OpenApiDocument, service: string, taken: Readonly<Record<string, unknown>>): OpenApiDocument {
  const schemas = document.components?.['schemas'] ?? {};
  const clashing = Object.keys(schemas).filter(
    (name) => Object.hasOwn(taken, name) && JSON.stringify(own(taken, name)) !== JSON.stringify(own(schemas, name)),
  );
  if (clashing.length === 0) return document;
  const text = clashing.reduce(
    (json, name) => json.replaceAll(`"#/components/schemas/${name}"`, `"#/components/schemas/${service}-${name}"`),
    JSON.stringify(document),
  );
  const renamed = JSON.parse(text) as OpenApiDocument;
  const entries = Object.entries(renamed.components?.['schemas'] ?? {});
  const named = entries.map(
    ([name, schema]) => [clashing.includes(name) ? `${service}-${name}` : name, schema] as const,
  );
  return { ...renamed, components: { ...renamed.components, schemas: Object.fromEntries(named) } };
}

/** One document for all services: the routes of each, and the components of all. */
export function mergeDocuments(documents: ReadonlyMap<string, OpenApiDocument>): object {
  const paths = new Map<string, object>();
  const components = new Map<string, Record<string, unknown>>();
  let first: OpenApiDocument | undefined;
  for (const [service, original] of documents) {
    const document = apart(original, service, components.get('schemas') ?? {});
    first ??= document;
    for (const [path, item] of Object.entries(document.paths)) paths.set(path, { ...paths.get(path), ...item });
    for (const [kind, some] of Object.entries(document.components ?? {})) {
      components.set(kind, { ...components.get(kind), ...some });
    }
  }
  return {
    openapi: first?.openapi ?? '3.1.1',
    info: { title: 'Caseledger', version: softwareVersion },
    ...(first?.security !== undefined && { security: first.security }),
    paths: Object.fromEntries(paths),
    components: Object.fromEntries(components),
  };
}
