import { isInterchangeable, textOf } from '@caseledger/kernel';
import { visit } from 'jsonc-parser';
import { pointerOf } from './pointer.js';
import { malformed } from './problem.js';
import { unmet } from './refusals.js';

/** Largest body, in bytes. */
export const maximumBodyBytes = 256 * 1024;

/** Deepest nesting of objects and arrays; the body itself is the first level. */
const maximumDepth = 32;

function checkText(text: string): void {
  if (!isInterchangeable(text)) {
    throw malformed('The body has a NUL, half of a surrogate pair, or a code point that is no character.');
  }
}

function check(value: unknown, depth: number): void {
  if (typeof value === 'string') checkText(value);
  else if (typeof value === 'number' && !Number.isFinite(value)) throw malformed('The body has a number out of range.');
  else if (typeof value === 'object' && value !== null) {
    if (depth > maximumDepth) throw malformed(`The body is nested deeper than ${maximumDepth} levels.`);
    for (const [name, member] of Object.entries(value)) {
      checkText(name);
      check(member, depth + 1);
    }
  }
}

/** Pointer to the first member that an object has twice (RFC 7493, section 2.3). @param json valid and not too deep */
function doubledMember(json: string): string | undefined {
  const open: Set<string>[] = [];
  let doubled: string | undefined;
  visit(json, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, _offset, _length, _line, _character, path) => {
      const names = open.at(-1);
      if (names?.has(name) === true) doubled ??= pointerOf([...path(), name]);
      names?.add(name);
    },
  });
  return doubled;
}

function textOfBody(bytes: Uint8Array): string {
  try {
    return textOf(bytes);
  } catch {
    throw malformed('The body is not UTF-8.');
  }
}

/**
 * Reads a request body: one JSON object that every later step can hold, hash and store, and that says one thing to every
 * reader (R-INT-02).
 * @throws ProblemError 400 when it is not.
 */
export function parseBody(bytes: Uint8Array): object {
  const json = textOfBody(bytes);
  let body: unknown;
  try {
    body = JSON.parse(json);
  } catch {
    throw malformed('The body is not JSON.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw malformed('The body must be a JSON object.');
  }
  check(body, 1);
  const pointer = doubledMember(json);
  if (pointer !== undefined) {
    throw malformed('The body has a member twice.', [
      unmet('doubled-member', 'The object has this member twice.', pointer),
    ]);
  }
  return body;
}
