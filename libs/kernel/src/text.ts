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
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const controlInLines = /(?![\t\n\r])\p{Cc}/u;

/**
 * What nobody sees, or what turns the direction of writing: two texts that differ by it look the same, or a text reads
 * otherwise than it is stored. Signs of Arabic, Syriac and Kaithi that Unicode counts among the formats are seen.
 */
const unseen =
  /(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Bidi_Control}\u2800\u{1d159}]/gu;

/** Scripts in which a joiner shapes what is written before it (RFC 5892, appendix A). */
const joining = String.raw`[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]`;
const letterBefore = String.raw`(?<=(?!\p{Cf})${joining}(?<=[\p{L}\p{M}]))`;
const pictureBefore = String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?)`;

/** The places where a character that nobody sees belongs to what is written. */
const needed = new RegExp(
  [
    `${letterBefore}[\\u200c\\u200d]`,
    // Several pictures as one, and a picture as such or in colour; a key cap is a digit that is one.
    `${pictureBefore}\\u200d(?=\\p{Extended_Pictographic})`,
    String.raw`(?<=(?![0-9#*])\p{Emoji})[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)`,
    // Forms of Chinese characters, as names have them, and of Mongolian letters.
    String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]|(?<=(?!\u180e)\p{Script=Mong})[\u180b-\u180f]`,
  ].join('|'),
  'gu',
);

/** Most marks on one letter: more are a smear over other lines. */
const mostMarks = 16;
const smeared = new RegExp(`\\p{M}{${mostMarks + 1}}`, 'u');

/** What words must be like. */
export interface WordsForm {
  /** Fewest code points, not counting those that nobody sees and blanks at either end. */
  readonly min: number;
  /** Most code points. */
  readonly max: number;
  /** Line breaks and tabs are allowed. */
  readonly multiline?: boolean;
  /** Somebody else's file, which is kept as it came: it may hold what nobody sees, and need not be composed. */
  readonly foreign?: boolean;
}

/** What words are not like; all but `form` also say it of one place. */
export interface WordsFault {
  readonly kind: 'form' | 'unseen' | 'not-composed' | 'smeared';
  /** Number of the code point at fault, from 1, and its name, such as `U+200B`; of a `form` neither is known. */
  readonly at?: number;
  readonly character?: string;
}

const lengthOf = (text: string): number => Array.from(text).length;

function faultAt(kind: WordsFault['kind'], text: string, index: number): WordsFault {
  const character = text.codePointAt(index)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  return { kind, at: lengthOf(text.slice(0, index)) + 1, character: `U+${character}` };
}

/** The first code unit in which two texts differ. */
function differenceOf(text: string, other: string): number {
  let index = 0;
  while (index < text.length && text[index] === other[index]) index += 1;
  return index;
}

/**
 * What keeps a value from being words that a person can read: with something to see, in the order in which it is stored,
 * and in the one form (Unicode NFC) that two texts share when they look the same. Nothing when it is such words.
 */
export function wordsFault(value: unknown, form: WordsForm): WordsFault | undefined {
  const { min, max, multiline = false, foreign = false } = form;
  const malformed: WordsFault = { kind: 'form' };
  // A code point takes two units at most.
  if (typeof value !== 'string' || value.length > 2 * max || !isInterchangeable(value)) return malformed;
  if ((multiline ? controlInLines : control).test(value)) return malformed;
  const seen = value.replace(unseen, '');
  if (lengthOf(value) > max || lengthOf(seen.trim()) < min) return malformed;
  if (!visible.test(value) && !(min === 0 && value === '')) return malformed;
  return foreign ? undefined : likenessFault(value, seen);
}

/** Why a text may be another one that looks the same. @param seen the text without what nobody sees */
function likenessFault(text: string, seen: string): WordsFault | undefined {
  if (seen !== text) {
    const known = new Set(Array.from(text.matchAll(needed), ({ index }) => index));
    for (const { index } of text.matchAll(unseen)) if (!known.has(index)) return faultAt('unseen', text, index);
  }
  const smear = smeared.exec(text);
  if (smear !== null) return faultAt('smeared', text, smear.index);
  const composed = text.normalize('NFC');
  return composed === text ? undefined : faultAt('not-composed', text, differenceOf(text, composed));
}

/** Whether a value is words that a person can read, as `wordsFault` says. */
export function isWords(value: unknown, form: WordsForm): boolean {
  return wordsFault(value, form) === undefined;
}
