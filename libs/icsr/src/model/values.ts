/** Why a value is not given (HL7 null flavors that E2B(R3) knows). */
export const nullFlavors = ['NI', 'MSK', 'UNK', 'NA', 'ASKU', 'NASK', 'NINF', 'PINF'] as const;
export type NullFlavor = (typeof nullFlavors)[number];

/** What was said, or why nothing can be said. Which flavors an element allows is a rule, see `icsrFindings`. */
export type Value<T> = { readonly value: T } | { readonly nullFlavor: NullFlavor };

export const known = <T>(value: T): Value<T> => ({ value });
export const withheld = (nullFlavor: NullFlavor): { readonly nullFlavor: NullFlavor } => ({ nullFlavor });

/** A MedDRA lowest level term: its eight digits and the version of the dictionary, such as `27.1`. */
export interface MeddraTerm {
  readonly version: string;
  readonly code: string;
}

/** A term of a dictionary that E2B does not fix: `system` is its OID. */
export interface CodedTerm {
  readonly code: string;
  readonly system: string;
  readonly version?: string;
}

/** A number with its UCUM unit. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

/** A file inside the report, base64. */
export interface Attachment {
  readonly mediaType: string;
  readonly base64: string;
  /** HL7 compression algorithm, such as `DF`; absent when the bytes are the file. */
  readonly compression?: string;
}

/** A text with its language, ISO 639-2 alpha-3. */
export interface NativeText {
  readonly text: string;
  readonly language: string;
}

export type NonEmpty<T> = readonly [T, ...T[]];
