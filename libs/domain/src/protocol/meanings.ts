/** Words that nothing else refers to: titles, units, versions. */
export const text = { is: 'text' } as const;

/** A code of something that the protocol holds elsewhere. */
export interface Reference {
  readonly is: 'reference';
  /** What it is a code of, for people. */
  readonly to: string;
  readonly known: ReadonlySet<string>;
}

/** A list of words, each of them once. */
export interface Words<M> {
  readonly is: 'words';
  readonly each: M;
}

/** A list of parts, each of them with a name of its own. */
export interface Parts<E> {
  readonly is: 'parts';
  /** Nothing where a list has no names: its order tells its parts apart. */
  readonly nameOf: (part: E) => string | undefined;
  readonly of: (part: E) => Meaning<E>;
}

/** Whether something holds neither free words nor lists, so that it refers to nothing: numbers, flags and closed words. */
type Silent<T> = [T] extends [readonly unknown[]]
  ? false
  : [T] extends [object]
    ? false extends { [K in keyof T]-?: Silent<NonNullable<T[K]>> }[keyof T]
      ? false
      : true
    : string extends T
      ? false
      : true;

/** What every free word and every list in a part of the protocol means. A member that has none does not compile. */
export type Meaning<T> = [T] extends [readonly (infer E)[]]
  ? E extends object
    ? Parts<E>
    : Words<typeof text | Reference>
  : [T] extends [object]
    ? { readonly [K in keyof T as Silent<NonNullable<T[K]>> extends true ? never : K]-?: Meaning<NonNullable<T[K]>> }
    : typeof text | Reference;

export const refersTo = (to: string, known: Iterable<string>): Reference => ({
  is: 'reference',
  to,
  known: new Set(known),
});
export const words = <M>(each: M): Words<M> => ({ is: 'words', each });
export const parts = <E>(nameOf: Parts<E>['nameOf'], of: Parts<E>['of']): Parts<E> => ({ is: 'parts', nameOf, of });
export const codesOf = (all: readonly { readonly code: string }[] = []): readonly string[] =>
  all.map(({ code }) => code);
export const byCode = <E extends { readonly code: string }>(of: Parts<E>['of']): Parts<E> =>
  parts(({ code }) => code, of);
