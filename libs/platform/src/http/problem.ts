import { HttpException } from '@nestjs/common';
import type { Refusal, RefusalKind, Unmet } from '@caseledger/kernel';

/** What goes wrong in an answer, before it is tied to a request. */
export interface Problem {
  readonly status: number;
  /** Kebab-case and stable: it ends the problem's type URI. */
  readonly rule: string;
  /** For the caller: no stack, no personal data (R-INT-01). */
  readonly detail: string;
  readonly unmet?: readonly Unmet[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the document. */
  readonly members?: Readonly<Record<string, string | number>>;
}

/** A problem document (RFC 9457) with our extension members. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** `urn:uuid:` of the request, which the log carries too. */
  readonly instance: string;
  readonly rule: string;
  readonly requirement?: string;
  readonly remedy?: string;
  readonly unmet: readonly Unmet[];
}

export const problemMediaType = 'application/problem+json';

/** An answer that is a problem of the request itself, not of the domain. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}

/** A request that cannot be read: 400, rule `malformed-request`. */
export function malformed(detail: string, unmet: readonly Unmet[] = []): ProblemError {
  return new ProblemError({ status: 400, rule: 'malformed-request', detail, unmet });
}

/** A command that the domain refused. */
export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
    this.name = 'RefusedError';
  }
}

/** The caller's `If-Match` names a version that is no longer the current one: 412. */
export class StaleVersion extends Error {
  constructor(readonly currentVersion: number) {
    super('The version in If-Match is not the current one.');
    this.name = 'StaleVersion';
  }
}

/** Something that the answer needs does not work now: 503. The message is for the log only. */
export class Unavailable extends Error {
  constructor(
    message: string,
    /** Whole seconds after which to try again. */
    readonly retryAfter = 5,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Unavailable';
  }
}

const statusOf: Record<RefusalKind, number> = { invalid: 422, conflict: 409, forbidden: 403, 'not-found': 404 };

/** Details are ours: those of the framework repeat the URL, which may name a person. */
const byStatus: Readonly<Record<number, readonly [rule: string, detail: string]>> = {
  400: ['malformed-request', 'The request cannot be read.'],
  401: ['unauthenticated', 'A valid access token is needed.'],
  403: ['forbidden', 'This is not allowed.'],
  404: ['unknown-route', 'There is nothing at this address.'],
  405: ['unknown-method', 'The address does not know this method.'],
  406: ['not-acceptable', 'The answer has no form that the request accepts.'],
  408: ['request-timeout', 'The request took too long to arrive.'],
  413: ['body-too-large', 'The body is larger than allowed.'],
  414: ['address-too-long', 'The address is longer than allowed.'],
  415: ['unsupported-media-type', 'The body must be application/json.'],
  429: ['too-many-requests', 'Too many requests; try again later.'],
  431: ['headers-too-large', 'The headers are larger than allowed.'],
  503: ['unavailable', 'The service is not available now; try again later.'],
};

function problemOfStatus(status: number): Problem {
  const [rule, detail] = byStatus[status] ?? ['request-refused', 'The request was refused.'];
  return { status, rule, detail };
}

const internal: Problem = { status: 500, rule: 'internal-error', detail: 'The server failed; the failure is logged.' };

/** Client errors of Fastify and of its plugins carry their status. */
function clientStatusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | null | undefined)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

/** The problem that anything thrown comes to. What is not known is a 500 that says nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof RefusedError) {
    const { kind, rule, message, unmet } = error.refusal;
    return { status: statusOf[kind], rule, detail: message, unmet };
  }
  if (error instanceof StaleVersion) {
    return {
      status: 412,
      rule: 'stale-version',
      detail: error.message,
      headers: { etag: `"${error.currentVersion}"` },
      members: { currentVersion: error.currentVersion },
    };
  }
  if (error instanceof Unavailable) {
    return { ...problemOfStatus(503), headers: { 'retry-after': String(error.retryAfter) } };
  }
  const status = error instanceof HttpException ? error.getStatus() : clientStatusOf(error);
  return status === undefined || status === 500 ? internal : problemOfStatus(status);
}

/** The document of a problem for one request. */
export function problemDocument(problem: Problem, requestId: string): ProblemDocument {
  const { status, rule, detail, unmet = [], members } = problem;
  const sole = unmet.length === 1 ? unmet[0] : undefined;
  const words = rule.replaceAll('-', ' ');
  return {
    type: `https://caseledger.org/problems/${rule}`,
    title: words.charAt(0).toUpperCase() + words.slice(1),
    status,
    detail,
    instance: `urn:uuid:${requestId}`,
    rule,
    ...(sole?.requirement !== undefined && { requirement: sole.requirement }),
    ...(sole?.remedy !== undefined && { remedy: sole.remedy }),
    unmet,
    ...members,
  };
}
