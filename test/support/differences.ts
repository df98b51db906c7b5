/** A place at which two values differ. Of lists, places are told without their numbers, as `*`. */
export interface Difference {
  readonly place: readonly string[];
  readonly kind: 'gone' | 'added' | 'changed';
  readonly was?: unknown;
  readonly is?: unknown;
}

const isComposed = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Where two values of JSON differ: at the outermost place that only one has, or at a value that is another. */
export function* differencesOf(was: unknown, is: unknown, place: readonly string[] = []): Generator<Difference> {
  if (!isComposed(was) || !isComposed(is) || Array.isArray(was) !== Array.isArray(is)) {
    if (!Object.is(was, is)) yield { place, kind: 'changed', was, is };
    return;
  }
  const [before, now] = [new Map(Object.entries(was)), new Map(Object.entries(is))];
  for (const name of new Set([...before.keys(), ...now.keys()])) {
    const at = [...place, Array.isArray(was) ? '*' : name];
    if (!now.has(name)) yield { place: at, kind: 'gone', was: before.get(name) };
    else if (!before.has(name)) yield { place: at, kind: 'added', is: now.get(name) };
    else yield* differencesOf(before.get(name), now.get(name), at);
  }
}

/**
 * Differences by what they are called, each with the reason that is declared for it or, when there is none, with what it
 * was and is: equal to `reasons` when each is declared, and each declaration needed. A reason for `all <place>` is one for
 * every difference below that place.
 */
export function explained(
  differences: Iterable<Difference>,
  reasons: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Array.from(differences, ({ place: [of = '', ...inside], kind, ...values }) => {
      const at = `${of}${inside.length > 0 ? ` ${inside.join('/')}` : ''}`;
      const name = `${kind} ${at}`;
      const around = Object.keys(reasons).find((one) => one.startsWith('all ') && `all ${at}`.startsWith(`${one}/`));
      return reasons[name] === undefined && around !== undefined
        ? [around, reasons[around]]
        : [name, reasons[name] ?? values];
    }),
  );
}
