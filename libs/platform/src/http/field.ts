import type { Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { wordsFault, type WordsForm } from '@caseledger/kernel';
import type { platformRefusals } from './refusals.js';

/** What every field says about itself. A field that is `optional` may be absent, but never null. */
export interface FieldOptions {
  readonly description: string;
  readonly example?: unknown;
  readonly optional?: boolean;
  /** The member of the same kind in which the range begins that this one ends: it may not come before it. */
  readonly notBefore?: string;
}

/** Why a value will not do, where there is more to say than what was expected. */
export interface Explanation {
  readonly rule: keyof typeof platformRefusals;
  readonly message: string;
  /** Where in the value; absent: the value itself. */
  readonly within?: readonly (string | number)[];
}

/** Whether the value will do; the expectation completes "must be …". */
export interface Check {
  readonly expected: string;
  readonly test: (value: unknown) => boolean;
  /** Of a value that will not do. */
  readonly explain?: (value: unknown) => Explanation | undefined;
}

/** A declared member, as the reader of requests needs it. */
export interface Member extends Check {
  readonly optional: boolean;
  readonly notBefore?: string;
  /** Replaces the value before it is checked. */
  readonly convert?: (value: unknown) => unknown;
  /** The class of the object, or of each object of the list. */
  readonly part?: () => Class<object>;
}

const declared = new WeakMap<object, Map<string, Member>>();

/** One declaration, two readers: `readDeclared` and the API document. */
export function field(
  { description, example, optional = false, notBefore }: FieldOptions,
  schema: object,
  reading: Omit<Member, 'optional' | 'notBefore'>,
): PropertyDecorator {
  const document = ApiProperty({
    description: notBefore === undefined ? description : `${description} Not before \`${notBefore}\`.`,
    required: !optional,
    ...(example !== undefined && { example }),
    ...schema,
  });
  return (target, name) => {
    document(target, name);
    const own = declared.get(target) ?? new Map<string, Member>();
    declared.set(
      target,
      own.set(String(name), { ...reading, optional, ...(notBefore !== undefined && { notBefore }) }),
    );
  };
}

/** The members that a class declares, those of its bases first; a class may declare one of theirs anew. */
export function membersOf(type: Class<object>): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  const chain: object[] = [];
  for (let at = type.prototype as object | null; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    chain.unshift(at);
  }
  for (const prototype of chain) for (const [name, member] of declared.get(prototype) ?? []) members.set(name, member);
  return members;
}

/** Converts a text; everything else stays for the check to refuse. */
export const fromText =
  (convert: (text: string) => unknown) =>
  (value: unknown): unknown =>
    typeof value === 'string' ? convert(value) : value;

/** The words of a document's schema: JSON Schema can say their length; `words` says that there is something to see. */
export const wordsSchema = ({ min, max }: Pick<WordsForm, 'min' | 'max'>) =>
  ({ type: 'string', format: 'words', minLength: min, maxLength: max }) as const;

const unlike = {
  unseen: ['invisible-character', 'is not seen, or turns the direction of writing'],
  smeared: ['too-many-marks', 'is one of more than 16 marks on one letter'],
  'not-composed': ['text-not-normalised', 'is not as Unicode NFC writes it'],
} as const;

/** Words of so many code points, with something to see unless they may be empty. */
export function wordsCheck(form: WordsForm): Check {
  const { min, max, foreign = false } = form;
  return {
    expected: `a text of ${min} to ${max} characters, not blank, without control characters${foreign ? '' : ' and what nobody sees, in Unicode NFC'}`,
    test: (value) => wordsFault(value, form) === undefined,
    explain: (value) => {
      const { kind = 'form', at, character } = wordsFault(value, form) ?? {};
      if (kind === 'form' || at === undefined || character === undefined) return undefined;
      const [rule, what] = unlike[kind];
      return { rule, message: `Character ${at}, ${character}, ${what}.` };
    },
  };
}

/** The explanation of the first entry that will not do, and where it is. */
export function explainEntries(
  check: Check,
  entries: Iterable<readonly [string | number, unknown]>,
): Explanation | undefined {
  for (const [name, entry] of entries) {
    const explanation = check.test(entry) ? undefined : check.explain?.(entry);
    if (explanation !== undefined) return { ...explanation, within: [name, ...(explanation.within ?? [])] };
  }
  return undefined;
}

/** A JSON object: neither null nor a list. */
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
