import { own } from '@caseledger/kernel';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { originOf, traceparentOf } from '../tracing.js';
import { malformed } from './problem.js';

/** Answer header: the study's position after a command. */
export const positionHeader = 'Caseledger-Position';

const correlationHeader = 'x-correlation-id';
const visible = /^[\x21-\x7e]{1,255}$/;

/** An opaque token, such as a UUID: it is recorded as it is, so there is no room in it for what people write. */
const opaque = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * The caller's `X-Correlation-Id` when it is an opaque token of 1 to 64 letters, digits and `.`, `_`, `-`; else the request's span as a W3C `traceparent`, when its trace
 * is recorded; else the request's own id.
 */
export function correlationOf({ id, raw }: Pick<FastifyRequest, 'id' | 'raw'>): string {
  const given = raw.headers[correlationHeader];
  if (typeof given === 'string' && opaque.test(given)) return given;
  const traceparent = traceparentOf(raw);
  return traceparent !== undefined && originOf(traceparent) ? traceparent : id;
}

/** The strong entity tag of a version: `"12"`. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/** The schema of an entity tag in an answer. */
export const entityTagSchema = { type: 'string', pattern: '^"\\d+"$' } as const;

/** A request header: one declaration for the reader and the API document. */
export interface HeaderField<T> {
  readonly name: string;
  readonly description: string;
  /** The form of its text; a group in it is the part that counts. */
  readonly form: RegExp;
  /** Completes "must be …". */
  readonly expected: string;
  readonly example?: string;
  readonly maxLength?: number;
  /** @returns undefined when the text has the form, but no value */
  readonly parse: (text: string) => T | undefined;
}

const wholeNumber = (text: string): number | undefined => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
};

/** Names a command. */
export const idempotencyKey: HeaderField<string> = {
  name: 'Idempotency-Key',
  description: 'Names the command: repeated with the same key and body, it is recorded once.',
  form: visible,
  expected: '1 to 255 visible ASCII characters',
  maxLength: 255,
  parse: (text) => text,
};

/** The version that a change builds on. */
export const ifMatch: HeaderField<number> = {
  name: 'If-Match',
  description: 'The version that the caller has seen, as the `ETag` gave it; another one is refused.',
  form: /^"(\d{1,15})"$/,
  expected: 'a version in quotation marks, such as "12"',
  example: '"12"',
  parse: wholeNumber,
};

/** A read waits until its view has reached this position. */
export const waitFor: HeaderField<number> = {
  name: 'Caseledger-Wait-For',
  description: `Answer only when the view has reached this position (\`${positionHeader}\` of an earlier answer).`,
  form: /^\d{1,15}$/,
  expected: 'a position: a whole number, not negative',
  parse: wholeNumber,
};

/** The value of a request header; undefined when it is absent. @throws ProblemError 400 when it is malformed */
export function readHeader<T>({ headers }: FastifyRequest, field: HeaderField<T>): T | undefined {
  const text = own(headers, field.name.toLowerCase());
  if (text === undefined) return undefined;
  const match = typeof text === 'string' ? field.form.exec(text) : null;
  const value = match === null ? undefined : field.parse(match[1] ?? match[0]);
  if (value === undefined) throw malformed(`The header ${field.name} must be ${field.expected}.`);
  return value;
}

/** Documents request headers at a route. */
export function ApiHeaders(...fields: readonly HeaderField<unknown>[]): MethodDecorator {
  return applyDecorators(
    ...fields.map(({ name, description, form, example, maxLength }) =>
      ApiHeader({
        name,
        description,
        required: false,
        schema: {
          type: 'string',
          pattern: form.source,
          ...(maxLength !== undefined && { minLength: 1, maxLength }),
          ...(example !== undefined && { example }),
        },
      }),
    ),
  );
}

const waitForValue = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined =>
  readHeader(context.switchToHttp().getRequest<FastifyRequest>(), waitFor),
);

/** `number | undefined`: the position that the read must include; malformed is a 400. Documents itself at the route. */
export const WaitFor = (): ParameterDecorator => (target, method, index) => {
  waitForValue()(target, method, index);
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (method !== undefined && descriptor !== undefined) ApiHeaders(waitFor)(target, method, descriptor);
};
