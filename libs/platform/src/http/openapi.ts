import { own } from '@caseledger/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConstantDocument } from './constant-document.js';
import type { RouteOf } from './declared-route.js';
import { maximumFaults, problemMediaType, problemsPath } from './problem.js';

const reference = '#/components/schemas/';

const unmetSchema = {
  type: 'object',
  required: ['rule', 'message', 'remedy'],
  properties: {
    rule: { type: 'string', description: 'Stable id of the condition.' },
    message: { type: 'string' },
    requirement: { type: 'string', description: 'The requirement that the condition comes from.' },
    remedy: { type: 'string', description: 'What would meet it.' },
    pointer: { type: 'string', format: 'json-pointer', description: 'The member at fault.' },
  },
};

const problemSchema = {
  type: 'object',
  description: 'Problem details (RFC 9457). Clients branch on `type` or `rule`, and ignore members they do not know.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'rule', 'remedy', 'unmet'],
  properties: {
    type: {
      type: 'string',
      format: 'uri-reference',
      description: `Leads to the page of the rule; ${problemsPath} lists all rules.`,
    },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri', description: '`urn:uuid:` of the request.' },
    rule: { type: 'string' },
    requirement: { type: 'string' },
    remedy: { type: 'string', description: 'What the caller can do.' },
    currentVersion: { type: 'integer', description: 'With 412 only: the version now.' },
    limit: { type: 'integer', description: 'With 413 only: the most bytes that the address takes.' },
    unmet: {
      type: 'array',
      description: 'The conditions that are not met.',
      items: unmetSchema,
      maxItems: maximumFaults,
    },
    omitted: { type: 'integer', minimum: 1, description: 'How many more are not met; absent when all are listed.' },
  },
};

/** JSON Schemas by name that the document holds beside those of the bodies. */
export type AnswerSchemas = Readonly<Record<string, object>>;

/** A reference to the schema of an answer. */
export const schemaOf = (name: string): { readonly $ref: string } => ({ $ref: `${reference}${name}` });

/** Content of a response that is a problem. */
export const problemContent = { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } };

const problemResponse = { description: 'A problem.', content: problemContent };

/** Names of the schemas that a part of the document refers to. */
function referencesIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    name === '$ref' && typeof value === 'string' ? [value.slice(reference.length)] : referencesIn(value),
  );
}

/** Says of every object that a request can hold that it takes declared members only. */
function closeBodies(document: OpenAPIObject): OpenAPIObject {
  const schemas = document.components?.schemas ?? {};
  const operations = Object.values(document.paths).flatMap(({ get, put, post, patch, delete: remove }) =>
    [get, put, post, patch, remove].flatMap((operation) => operation?.requestBody ?? []),
  );
  const reached = new Set(referencesIn(operations));
  for (const name of reached) {
    const schema = own(schemas, name);
    if (schema === undefined || '$ref' in schema) continue;
    schema.additionalProperties ??= false;
    for (const further of referencesIn(schema)) reached.add(further);
  }
  return document;
}

function addSchemas(document: OpenAPIObject, answers: AnswerSchemas): OpenAPIObject {
  const schemas = (document.components ??= {}).schemas ?? {};
  document.components.schemas = { ...schemas, ...answers, Problem: problemSchema };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.put, path.post, path.patch, path.delete]) {
      if (operation !== undefined) operation.responses = { ...operation.responses, default: problemResponse };
    }
  }
  return document;
}

/** A name of words, however they are parted, in camel case. */
const camelCase = (name: string): string =>
  name.replace(/-+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/^./, (letter) => letter.toLowerCase());

/**
 * Says of every operation what its route declares: its name, what it is and whom it is for.
 * @throws TypeError for declared routes that the document would keep to itself
 */
function tellDeclarations(document: OpenAPIObject, routes: readonly RouteOf[]): OpenAPIObject {
  const declarations = new Map(routes.flatMap(({ handler, declared }) => (declared ? [[handler, declared]] : [])));
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.put, path.post, path.patch, path.delete]) {
      const declared = declarations.get(operation?.operationId ?? '');
      if (operation === undefined || declared === undefined) continue;
      declarations.delete(operation.operationId ?? '');
      Object.assign(operation, {
        operationId: camelCase(declared.name),
        'x-caseledger-kind': declared.kind,
        ...(declared.roles && { 'x-caseledger-roles': declared.roles }),
      });
    }
  }
  if (declarations.size > 0) throw new TypeError(`routes without an operation: ${[...declarations.keys()].join(', ')}`);
  return document;
}

/** The value, made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Serves the OpenAPI 3.1.1 document at `/openapi.json` and its page at `/docs`, both without a token. */
export function serveOpenApi(
  app: NestFastifyApplication,
  about: { readonly title: string; readonly version: string; readonly schemas?: AnswerSchemas },
  routes: readonly RouteOf[],
): void {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.1')
    .setTitle(about.title)
    .setVersion(about.version)
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const describe = once((): OpenAPIObject => {
    const document = SwaggerModule.createDocument(app, config, {
      operationIdFactory: (controller, method) => `${controller}.${method}`,
    });
    return addSchemas(closeBodies(tellDeclarations(document, routes)), about.schemas ?? {});
  });
  SwaggerModule.setup('docs', app, describe, { raw: false, customSiteTitle: about.title });
  const served = once(() => new ConstantDocument(describe()));
  app
    .getHttpAdapter()
    .get('/openapi.json', (request: FastifyRequest, reply: FastifyReply) => served().send(request, reply));
}
