/** An object of USDM, as far as every one is the same. */
export interface UsdmObject {
  readonly id?: string | null;
  readonly instanceType: string;
}

/**
 * The id of an object that has codes: of its class and codes alone, so that the same protocol has the same ids. Signs of a code
 * that an id should not have stand by their code points.
 */
export const idOf = (instanceType: string, ...codes: readonly string[]): string =>
  [instanceType, ...codes.map(plain)].join('.');

const plain = (code: string) =>
  code.replaceAll(/[^A-Za-z0-9-]/gu, (sign) => `_${(sign.codePointAt(0) as number).toString(16)}_`);

/** The document with an id for every object that has none yet: that of its owner, and its place in it. */
export function identify(value: unknown, place: string): unknown {
  if (Array.isArray(value)) return value.map((one, index) => identify(one, `${place}.${index + 1}`));
  if (typeof value !== 'object' || value === null) return value;
  const { id, ...rest } = value as Readonly<Record<string, unknown>>;
  const own = typeof id === 'string' ? id : place;
  const members = Object.entries(rest).map(([name, one]) => [name, identify(one, `${own}:${name}`)] as const);
  return { ...('instanceType' in rest && { id: id === null ? null : own }), ...Object.fromEntries(members) };
}
