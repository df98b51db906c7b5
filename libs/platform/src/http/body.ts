import { isInterchangeable, own, textOf } from '@caseledger/kernel';
import { createScanner, visit } from 'jsonc-parser';
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

/** Characters of a number; no double needs more than 24. */
const longestNumber = 40;

/** A number as its digits without leading and trailing zeros, and the power of ten of the last one: equal for equal numbers. */
function exactly(number: string): string {
  const [, digits = '', fraction = '', power = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const all = `${digits}${fraction}`.replace(/^0+/, '');
  const significant = all.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${significant}e${Number(power) - fraction.length + all.length - significant.length}`;
}

/** Whether a number of JSON is the very number that is read from it: digits that no double has would be rounded away. */
const isExact = (number: string): boolean =>
  // A double holds every number of so few digits: nearly all are told by their length.
  (number.length <= 15 && !/e/i.test(number)) ||
  (number.length <= longestNumber && exactly(number) === exactly(String(Number(number))));

/** What two readers would read differently (RFC 7493, sections 2.2 and 2.3): pointers to the first of each. */
interface Ambiguous {
  /** A member that an object has twice. */
  readonly doubled?: string;
  /** A number with more digits than a double holds. */
  readonly inexact?: string;
}

/** @param json valid and not too deep */
function ambiguous(json: string): Ambiguous {
  const open: Set<string>[] = [];
  let doubled: string | undefined;
  let inexact: string | undefined;
  visit(json, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, _offset, _length, _line, _character, path) => {
      const names = open.at(-1);
      if (names?.has(name) === true) doubled ??= pointerOf([...path(), name]);
      names?.add(name);
    },
    onLiteralValue: (value, offset, length, _line, _character, path) => {
      if (typeof value !== 'number' || isExact(json.slice(offset, offset + length))) return;
      inexact ??= pointerOf(path());
    },
  });
  return { doubled, inexact };
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Whether a text that is no JSON could be the beginning of one: nothing in it is wrong but that it ends. */
function isCut(text: string): boolean {
  const scanner = createScanner(text, true);
  const open: (string | undefined)[] = [];
  const end = text.trimEnd().length;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const token = text.slice(scanner.getTokenOffset(), scanner.getPosition());
    const [isLast, first] = [scanner.getPosition() >= end, token.charAt(0)];
    if ('{['.includes(first)) open.push(own(closing, first));
    else if ('}]'.includes(first)) {
      if (open.pop() !== first) return false;
    } else if (/^[-\d"]/.test(first)) {
      const error: number = scanner.getTokenError();
      if (error > 0) return isLast;
    } else if (!/^([:,]|true|false|null)$/.test(token)) {
      return isLast && ['true', 'false', 'null'].some((word) => word.startsWith(token));
    }
  }
  return open.length > 0;
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
    throw malformed(isCut(json) ? 'The body is not JSON: it ends before it is complete.' : 'The body is not JSON.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw malformed('The body must be a JSON object.');
  }
  check(body, 1);
  const { doubled, inexact } = ambiguous(json);
  if (doubled !== undefined) {
    throw malformed('The body has a member twice.', [
      unmet('doubled-member', 'The object has this member twice.', doubled),
    ]);
  }
  if (inexact !== undefined) {
    throw malformed('The body has a number with more digits than can be kept.', [
      unmet('inexact-number', 'The number would be rounded.', inexact),
    ]);
  }
  return body;
}
