import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { originOf, traceparentOf } from '../tracing.js';
import { malformed, ProblemError } from './problem.js';

/** Answer header: the study's position after a command. */
export const positionHeader = 'Caseledger-Position';

/** Request header: a read waits until its view has reached this position. */
export const waitForHeader = 'Caseledger-Wait-For';

export const idempotencyKeyHeader = 'Idempotency-Key';

const correlationHeader = 'x-correlation-id';
const visible = /^[\x21-\x7e]{1,255}$/;

/**
 * The caller's `X-Correlation-Id` when it is visible ASCII; else the request's span as a W3C `traceparent`, when its trace
 * is recorded; else the request's own id.
 */
export function correlationOf({ id, raw }: Pick<FastifyRequest, 'id' | 'raw'>): string {
  const given = raw.headers[correlationHeader];
  if (typeof given === 'string' && visible.test(given)) return given;
  const traceparent = traceparentOf(raw);
  return traceparent !== undefined && originOf(traceparent) ? traceparent : id;
}

/** The strong entity tag of a version: `"12"`. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

interface HeaderOptions<T> {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly schema: object;
  readonly parse: (text: string) => T | undefined;
  readonly expected: string;
  readonly missing?: () => ProblemError;
}

/** A parameter decorator that reads one header and documents it at the route. */
function headerParameter<T>(options: HeaderOptions<T>): ParameterDecorator {
  const { name, description, required = false, schema } = options;
  const parameter = createParamDecorator((_: unknown, context: ExecutionContext): T | undefined => {
    const text = context.switchToHttp().getRequest<FastifyRequest>().headers[name.toLowerCase()];
    if (text === undefined) {
      if (options.missing) throw options.missing();
      return undefined;
    }
    const value = typeof text === 'string' ? options.parse(text) : undefined;
    if (value === undefined) throw malformed(`The header ${name} must be ${options.expected}.`);
    return value;
  })();
  return (target, method, index) => {
    parameter(target, method, index);
    const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
    if (method !== undefined && descriptor !== undefined) {
      ApiHeader({ name, description, required, schema })(target, method, descriptor);
    }
  };
}

/** `string | undefined`: the caller's key of a command, 1–255 visible ASCII characters; malformed is a 400. */
export const IdempotencyKey = (): ParameterDecorator =>
  headerParameter({
    name: idempotencyKeyHeader,
    description: 'Names the command: repeated with the same key and body, it is recorded once.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
    expected: '1 to 255 visible ASCII characters',
    parse: (text) => (visible.test(text) ? text : undefined),
  });

const wholeNumber = (text: string): number | undefined => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
};

/** `number | undefined`: the version that the caller has seen; malformed is a 400, missing though required a 428. */
export const IfMatch = ({ required = false } = {}): ParameterDecorator =>
  headerParameter({
    name: 'If-Match',
    description: 'The version that the caller has seen, as the `ETag` gave it.',
    required,
    schema: { type: 'string', pattern: '^"\\d{1,15}"$', example: '"12"' },
    expected: 'a version in quotation marks, such as "12"',
    parse: (text) => (/^"\d{1,15}"$/.test(text) ? wholeNumber(text.slice(1, -1)) : undefined),
    ...(required && {
      missing: () =>
        new ProblemError({
          status: 428,
          rule: 'version-required',
          detail: 'The header If-Match must name the version that the change builds on.',
        }),
    }),
  });

/** `number | undefined`: the position that the read must include; malformed is a 400. */
export const WaitFor = (): ParameterDecorator =>
  headerParameter({
    name: waitForHeader,
    description: `Answer only when the view has reached this position (\`${positionHeader}\` of an earlier answer).`,
    schema: { type: 'string', pattern: '^\\d{1,15}$' },
    expected: 'a position: a whole number, not negative',
    parse: (text) => (/^\d{1,15}$/.test(text) ? wholeNumber(text) : undefined),
  });
