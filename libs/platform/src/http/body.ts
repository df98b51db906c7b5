import { malformed } from './problem.js';

/** Largest body, in bytes. */
export const maximumBodyBytes = 256 * 1024;

/** Deepest nesting of objects and arrays; the body itself is the first level. */
export const maximumDepth = 32;

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function checkText(text: string): void {
  if (text.includes('\0')) throw malformed('The body contains a NUL character.');
  if (loneSurrogate.test(text)) throw malformed('The body contains half of a surrogate pair.');
}

function check(value: unknown, depth: number): void {
  if (typeof value === 'string') checkText(value);
  else if (typeof value === 'number' && !Number.isFinite(value)) throw malformed('The body has a number out of range.');
  else if (typeof value === 'object' && value !== null) {
    if (depth > maximumDepth) throw malformed(`The body is nested deeper than ${maximumDepth} levels.`);
    for (const [name, member] of Object.entries(value)) {
      if (forbiddenNames.has(name)) throw malformed('The body has a member with a forbidden name.');
      checkText(name);
      check(member, depth + 1);
    }
  }
}

/**
 * Reads a request body: one JSON object that every later step can hold, hash and store.
 * @throws ProblemError 400 when it is not.
 */
export function parseBody(text: string): object {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw malformed('The body is not JSON.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw malformed('The body must be a JSON object.');
  }
  check(body, 1);
  return body;
}
