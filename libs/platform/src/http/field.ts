import type { Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { isWords, type WordsForm } from '@caseledger/kernel';

/** What every field says about itself. A field that is `optional` may be absent, but never null. */
export interface FieldOptions {
  readonly description: string;
  readonly example?: unknown;
  readonly optional?: boolean;
}

/** Whether the value will do; the expectation completes "must be …". */
export interface Check {
  readonly expected: string;
  readonly test: (value: unknown) => boolean;
}

/** A declared member, as the reader of requests needs it. */
export interface Member extends Check {
  readonly optional: boolean;
  /** Replaces the value before it is checked. */
  readonly convert?: (value: unknown) => unknown;
  /** The class of the object, or of each object of the list. */
  readonly part?: () => Class<object>;
}

const declared = new WeakMap<object, Map<string, Member>>();

/** One declaration, two readers: `readDeclared` and the API document. */
export function field(
  { description, example, optional = false }: FieldOptions,
  schema: object,
  reading: Omit<Member, 'optional'>,
): PropertyDecorator {
  const document = ApiProperty({
    description,
    required: !optional,
    ...(example !== undefined && { example }),
    ...schema,
  });
  return (target, name) => {
    document(target, name);
    const own = declared.get(target) ?? new Map<string, Member>();
    declared.set(target, own.set(String(name), { ...reading, optional }));
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

/** Words of so many code points, with something to see unless they may be empty. */
export function wordsCheck(form: WordsForm): Check {
  const { min, max, directional = false } = form;
  return {
    expected: `a text of ${min} to ${max} characters, not blank, without control characters${directional ? '' : ' and direction controls'}`,
    test: (value) => isWords(value, form),
  };
}

/** A JSON object: neither null nor a list. */
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
