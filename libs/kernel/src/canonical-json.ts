import { own } from './own.js';
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function quote(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (loneSurrogate.test(text)) throw new TypeError('canonical JSON refuses a lone surrogate');
  return JSON.stringify(text);
}

function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i += 1) {
    // The default order of sort() is by UTF-16 code units, as RFC 8785 section 3.2.3 wants.
    if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  }
  return keys;
}

/**
 * Serialises a value as canonical JSON (RFC 8785, R-INT-02): the only form that is hashed or signed.
 *
 * Members that are `undefined` are left out. Everything that JSON cannot hold exactly is refused instead of converted.
 * @throws TypeError on NaN, Infinity, bigint, lone surrogates, `undefined` in arrays, and objects that are not plain
 * (Date, Map, objects with `toJSON`).
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`canonical JSON refuses ${value}`);
      return String(value === 0 ? 0 : value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      throw new TypeError(`canonical JSON refuses a ${typeof value}`);
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value) {
    throw new TypeError('canonical JSON refuses an object that is not plain');
  }
  let out = '';
  for (const key of sortedKeys(value)) {
    const member = own(value as Record<string, unknown>, key);
    if (member === undefined) continue;
    out += `${out === '' ? '' : ','}${quote(key)}:${canonicalJson(member)}`;
  }
  return `{${out}}`;
}
