/** Bytes that are no text. */
export class NotText extends Error {
  constructor(options?: ErrorOptions) {
    super('the bytes are not UTF-8', options);
    this.name = 'NotText';
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The only way from bytes of elsewhere to text: UTF-8, and nothing is replaced (RFC 8259, section 8.1). A byte order mark
 * at the beginning marks the encoding; it is no part of the text.
 * @throws NotText
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    throw new NotText({ cause: error });
  }
}

const notInterchanged = /[\0\p{Cs}\p{Noncharacter_Code_Point}]/u;

/**
 * Whether a text can be stored and passed on as it is: no NUL, which PostgreSQL refuses, no half of a surrogate pair and
 * no noncharacter (RFC 7493, section 2.1).
 */
export function isInterchangeable(text: string): boolean {
  return !notInterchanged.test(text);
}

/** Anything but letters, digits, punctuation and symbols leaves no mark of its own; of these, some are blank. */
const visible = /(?![\p{Default_Ignorable_Code_Point}\u2800\u{1d159}])[\p{L}\p{N}\p{P}\p{S}]/u;
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const controlInLines = /(?![\t\n\r])\p{Cc}/u;
const direction = /\p{Bidi_Control}/u;

/** What words must be like. */
export interface WordsForm {
  /** Fewest code points, not counting those that nobody sees and blanks at either end. */
  readonly min: number;
  /** Most code points. */
  readonly max: number;
  /** Line breaks and tabs are allowed. */
  readonly multiline?: boolean;
  /** Characters that turn the direction of writing are allowed: words may then read otherwise than they are stored. */
  readonly directional?: boolean;
}

const lengthOf = (text: string): number => Array.from(text).length;

/** Whether a value is words that a person can read: with something to see, and in the order in which it is stored. */
export function isWords(value: unknown, { min, max, multiline = false, directional = false }: WordsForm): boolean {
  // A code point takes two units at most.
  if (typeof value !== 'string' || value.length > 2 * max || !isInterchangeable(value)) return false;
  if ((multiline ? controlInLines : control).test(value)) return false;
  if (!directional && direction.test(value)) return false;
  if (lengthOf(value) > max || lengthOf(value.replace(unseen, '').trim()) < min) return false;
  return visible.test(value) || (min === 0 && value === '');
}
