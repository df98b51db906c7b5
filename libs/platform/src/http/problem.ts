import { HttpException } from '@nestjs/common';
import {
  kernelRefusals,
  LedgerAltered,
  type Refusal,
  type Rule,
  type RuleCatalogue,
  type Unmet,
} from '@caseledger/kernel';
import { statusOfKind, titleOfRule } from './problem-page.js';
import { platformRefusals, unmet as unmetOf } from './refusals.js';

/** What goes wrong in an answer, before it is tied to a request. */
export interface Problem {
  readonly status: number;
  /** It ends the problem's type URI. */
  readonly rule: Rule;
  /** For the caller: no stack, no personal data (R-INT-01). */
  readonly detail: string;
  readonly unmet?: readonly Unmet[];
  /** How many conditions are not met, when `unmet` holds only some of them. */
  readonly unmetCount?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the document. */
  readonly members?: Readonly<Record<string, string | number>>;
}

/** A problem document (RFC 9457) with our extension members. */
export interface ProblemDocument {
  /** Refers to the page of the rule, relative to the answer. */
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
  /** How many more conditions are not met; absent when all are listed. */
  readonly omitted?: number;
}

export const problemMediaType = 'application/problem+json';

/** Below it each rule has its page, wherever the product is served. */
export const problemsPath = '/problems';

/** An answer that is a problem of the request itself, not of the domain. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}

/** Most conditions that a refusal lists. */
export const maximumFaults = 20;

/** Largest problem document, in bytes, whatever the request was. */
const maximumProblemBytes = 64 * 1024;

/** A request that cannot be read: 400, rule `malformed-request`. @param unmetCount when there are more than are given */
export function malformed(detail: string, unmet: readonly Unmet[] = [], unmetCount = unmet.length): ProblemError {
  return new ProblemError({ status: 400, rule: 'malformed-request', detail, unmet, unmetCount });
}

/** A range of a question that ends before it begins: 400. @param pointer to the member at fault */
export function rangeReversed(message: string, pointer: string): ProblemError {
  return malformed('The range ends before it begins.', [unmetOf('range-reversed', message, pointer)]);
}

/** A body in another charset than UTF-8, or in another coding than none: 415. */
export function foreignCoding(): ProblemError {
  return new ProblemError({
    status: 415,
    rule: 'unsupported-media-type',
    detail: 'The body must be application/json in UTF-8, without a content coding.',
  });
}

/** A route that there is, but not with this method: 405. @param allowed the methods that it has */
export function unknownMethod(allowed: readonly string[]): ProblemError {
  return new ProblemError({ ...problemOfStatus(405), headers: { allow: allowed.join(', ') } });
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
  /** @param currentVersion absent when the caller may not know it */
  constructor(readonly currentVersion?: number) {
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

const ruleOfStatus: Readonly<Record<number, keyof typeof platformRefusals>> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'unknown-route',
  405: 'unknown-method',
  406: 'not-acceptable',
  408: 'request-timeout',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
  431: 'headers-too-large',
  503: 'unavailable',
};

/** Details are ours: those of the framework repeat the URL, which may name a person. */
function problemOfStatus(status: number): Problem {
  const rule = ruleOfStatus[status] ?? 'request-refused';
  return { status, rule, detail: platformRefusals[rule].means };
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
    return { status: statusOfKind[kind], rule, detail: message, unmet };
  }
  if (error instanceof StaleVersion) {
    return {
      status: 412,
      rule: 'stale-version',
      detail: error.message,
      ...(error.currentVersion !== undefined && {
        headers: { etag: `"${error.currentVersion}"` },
        members: { currentVersion: error.currentVersion },
      }),
    };
  }
  if (error instanceof LedgerAltered) {
    return {
      status: 503,
      rule: 'ledger-differs',
      detail: `The ledger of ${error.study} is not what was recorded, at position ${error.position}; an operator must look.`,
      members: { study: error.study, position: error.position },
    };
  }
  if (error instanceof Unavailable) {
    return { ...problemOfStatus(503), headers: { 'retry-after': String(error.retryAfter) } };
  }
  const status = error instanceof HttpException ? error.getStatus() : clientStatusOf(error);
  return status === undefined || status === 500 ? internal : problemOfStatus(status);
}

const longestText = 1_000;

function clipped(text: string): string {
  // No half of a surrogate pair is left at the end.
  return text.length > longestText ? `${text.slice(0, longestText).replace(/[\ud800-\udbff]$/, '')} …` : text;
}

/** The rules that every server judges by: a problem of such a rule may have no condition of its own that says what to do. */
const declared: RuleCatalogue = { ...kernelRefusals, ...platformRefusals };

/** Texts may quote the request. A pointer that is cut would name another member: it is left out. */
function bounded({ message, remedy, pointer, ...rest }: Unmet): Unmet {
  return {
    ...rest,
    message: clipped(message),
    remedy: clipped(remedy),
    ...(pointer !== undefined && pointer.length <= longestText && { pointer }),
  };
}

/** The document of a problem for one request: at most 20 conditions, and 64 KiB. */
export function problemDocument(problem: Problem, requestId: string): ProblemDocument {
  const { unmet = [], unmetCount = unmet.length } = problem;
  for (let listed = Math.min(unmet.length, maximumFaults); ; listed -= 1) {
    const document = documentOf(problem, requestId, unmet.slice(0, listed).map(bounded), unmetCount - listed);
    if (listed === 0 || Buffer.byteLength(JSON.stringify(document)) <= maximumProblemBytes) return document;
  }
}

function documentOf(
  { status, rule, detail, unmet: all = [], members }: Problem,
  requestId: string,
  unmet: readonly Unmet[],
  omitted: number,
): ProblemDocument {
  const { requirement, remedy } = (all.length === 1 ? unmet[0] : undefined) ?? declared[rule] ?? {};
  return {
    type: `${problemsPath}/${rule}`,
    title: titleOfRule(rule),
    status,
    detail: clipped(detail),
    instance: `urn:uuid:${requestId}`,
    rule,
    ...(requirement !== undefined && { requirement }),
    ...(remedy !== undefined && { remedy }),
    unmet,
    ...(omitted > 0 && { omitted }),
    ...members,
  };
}
