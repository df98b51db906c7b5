import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** What came back, as far as the document speaks of it. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  /** The whole of it; absent when it is a stream or was not to be sent. */
  readonly text?: string;
}

interface Content {
  readonly schema?: object;
}

interface DocumentedResponse {
  readonly content?: Readonly<Record<string, Content>>;
  readonly headers?: Readonly<
    Record<
      string,
      { readonly required?: boolean; readonly schema: { readonly type: string; readonly pattern?: string } }
    >
  >;
}

export interface Operation {
  readonly operationId: string;
  readonly requestBody?: object;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema?: { readonly pattern?: string };
  }[];
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
  readonly 'x-caseledger-kind': 'view' | 'command' | 'feed' | 'reference';
  readonly 'x-caseledger-roles'?: readonly string[];
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Headers that belong to a status, whatever the operation: RFC 9110, sections 15.5.2 and 15.5.6. */
const ofStatus: Readonly<Record<number, string>> = { 401: 'www-authenticate', 405: 'allow' };

/** What is wrong with the headers of an answer. */
function headerFault(status: number, headers: Headers, declared: DocumentedResponse['headers'] = {}) {
  if (headers.get('cache-control') !== 'no-store') return 'it may be kept on the way';
  const needed = ofStatus[status];
  if (needed !== undefined && !headers.has(needed)) return `there is no header ${needed}`;
  for (const [name, { schema, required = true }] of Object.entries(declared)) {
    const form = new RegExp(schema.pattern ?? (schema.type === 'integer' ? '^\\d+$' : ''));
    const value = headers.get(name);
    if (value === null && !required) continue;
    if (value === null || !form.test(value)) return `the header ${name} is ${String(value)}`;
  }
  return undefined;
}

/** A part of an address with parameters comes after one without. */
const bySpecificity = ([one]: [string, unknown], [other]: [string, unknown]) =>
  one.split('{').length - other.split('{').length;

/**
 * Holds answers against the API description: whether it names the status and the media type, and its schemas allow headers
 * and body.
 */
export class DocumentedAnswers {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly routes: readonly {
    readonly template: string;
    readonly form: RegExp;
    readonly methods: Readonly<Record<string, Operation>>;
  }[];
  private readonly validators = new Map<object, ValidateFunction>();

  constructor(readonly document: OpenApi) {
    formats.default(this.ajv);
    this.ajv.addSchema(document, 'document');
    this.routes = Object.entries(document.paths)
      .sort(bySpecificity)
      .map(([template, methods]) => {
        const form = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
        return { template, form, methods };
      });
  }

  static async of(url: string): Promise<DocumentedAnswers> {
    return new DocumentedAnswers((await (await fetch(`${url}/openapi.json`)).json()) as OpenApi);
  }

  /** The path of the document that an address is one of. */
  templateOf(address: string): string | undefined {
    return this.routes.find(({ form }) => form.test(address))?.template;
  }

  /** What is wrong with an answer; nothing when the document has it, or is not about this address. */
  faultOf(method: string, path: string, received: Received): string | undefined {
    const [address = ''] = path.split('?');
    if (!address.startsWith('/v1/')) return undefined;
    const methods = this.routes.find(({ form }) => form.test(address))?.methods;
    const operation = methods?.[method.toLowerCase()];
    const fault = this.fault(operation, received);
    return (
      fault && `${method} ${address} answered ${received.status}: ${fault}\n${received.text?.slice(0, 2_000) ?? ''}`
    );
  }

  private fault(operation: Operation | undefined, { status, headers, text }: Received): string | undefined {
    const problem = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
    const declared = operation?.responses[String(status)] ?? (status < 400 ? undefined : problem);
    if (declared === undefined) return 'the document has no such status';
    const fault = headerFault(status, headers, operation?.responses[String(status)]?.headers);
    if (fault !== undefined) return fault;
    const mediaType = headers.get('content-type') ?? '';
    const contents = Object.entries(declared.content ?? {});
    if (contents.length === 0)
      return text === '' || text === undefined ? undefined : 'the document has no content here';
    const [type] = mediaType.split(';');
    const content = contents.find(([name]) => name === type)?.[1];
    if (content === undefined) return `the document has ${contents.map(([name]) => name).join()}, not ${mediaType}`;
    if (text === undefined || content.schema === undefined || !/[/+]json$/.test(type ?? '')) return undefined;
    const validate = this.validatorOf(content.schema);
    return validate(JSON.parse(text)) ? undefined : this.ajv.errorsText(validate.errors, { separator: '\n' });
  }

  private validatorOf(schema: object): ValidateFunction {
    const found = this.validators.get(schema);
    if (found !== undefined) return found;
    const rebased = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/')) as object;
    const validate = this.ajv.compile(rebased);
    this.validators.set(schema, validate);
    return validate;
  }
}
