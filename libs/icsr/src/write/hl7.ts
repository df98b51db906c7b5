import type { PointInTime } from '../model/point-in-time.js';
import { known, type Attachment, type CodedTerm, type MeddraTerm, type Quantity, type Value } from '../model/values.js';
import { observation, system } from '../xml/names.js';
import type { Xml, XmlContent } from '../xml/serialise.js';

/** What the value becomes, or its null flavor. */
function given<T>(value: Value<T> | undefined, content: (value: T) => Xml): Xml | undefined {
  if (value === undefined) return undefined;
  return 'nullFlavor' in value ? { '@nullFlavor': value.nullFlavor } : content(value.value);
}

export const text = (value: Value<string> | undefined): Xml | undefined => given(value, (words) => ({ '#': words }));
export const time = (value: Value<PointInTime> | undefined): Xml | undefined =>
  given(value, (point) => ({ '@value': point }));
export const code = (value: Value<string> | undefined, codeSystem: string): Xml | undefined =>
  given(value, (known) => ({ '@code': known, '@codeSystem': codeSystem }));
export const identifier = (value: Value<string> | undefined, root: string): Xml | undefined =>
  value && { ...given(value, (extension) => ({ '@extension': extension })), '@root': root };

/** A member that has no null flavor as one that could have. */
export const plain = <T>(value: T | undefined): Value<T> | undefined =>
  value === undefined ? undefined : known(value);

export const term = (coded: CodedTerm | undefined): Xml | undefined =>
  coded && { '@code': coded.code, '@codeSystem': coded.system, '@codeSystemVersion': coded.version };
export const meddra = (coded: MeddraTerm | undefined, words?: Value<string> | string): Xml => ({
  '@code': coded?.code,
  '@codeSystem': system.meddra,
  '@codeSystemVersion': coded?.version,
  originalText: typeof words === 'string' ? words : text(words),
});
export const physicalQuantity = (quantity: Quantity): Xml => ({
  '@value': String(quantity.value),
  '@unit': quantity.unit,
});
export const encapsulated = (attachment: Attachment | undefined): Xml | undefined =>
  attachment && {
    '@mediaType': attachment.mediaType,
    '@representation': 'B64',
    '@compression': attachment.compression,
    '#': attachment.base64,
  };

/** `value` elements, each saying its type. */
export const values = {
  text: (words: Value<string> | undefined, type: 'ED' | 'ST' = 'ED') => typed(type, text(words)),
  time: (point: Value<PointInTime> | undefined) => typed('TS', time(point)),
  boolean: (flag: Value<boolean> | undefined) =>
    typed(
      'BL',
      given(flag, (known) => ({ '@value': String(known) })),
    ),
  code: (coded: Value<string> | undefined, codeSystem: string) => typed('CE', code(coded, codeSystem)),
  meddra: (coded: MeddraTerm | undefined, words?: Value<string> | string) => typed('CE', meddra(coded, words)),
  quantity: (quantity: Quantity | undefined) => typed('PQ', quantity && physicalQuantity(quantity)),
};

function typed(type: string, content: Xml | undefined): Xml | undefined {
  return content && { '@xsi:type': type, ...content };
}

/** An observation of this kind; nothing when there is nothing to say. */
export function observationOf(kind: string, value: Xml | undefined, more: Xml = {}): Xml | undefined {
  if (value === undefined) return undefined;
  return {
    '@classCode': 'OBS',
    '@moodCode': 'EVN',
    code: { '@code': kind, '@codeSystem': system.observation },
    value,
    ...more,
  };
}

/** The observation under a relationship of this type. */
export function related(typeCode: string, content: Xml | undefined): Xml | undefined {
  return content && { '@typeCode': typeCode, observation: content };
}

export const comment = (words: string | undefined): Xml | undefined =>
  observationOf(observation.comment, values.text(plain(words)));

/** The element, unless nothing in it is said; attributes alone say nothing. */
export function unlessEmpty(content: Xml): Xml | undefined {
  return Object.entries(content).some(([name, child]) => !name.startsWith('@') && said(child)) ? content : undefined;
}

function said(content: XmlContent): boolean {
  return Array.isArray(content) ? content.length > 0 : content !== undefined;
}

/** An interval of time with a start, an end and a width; all three do not fit into one HL7 interval. */
export function interval(
  start: Value<PointInTime> | undefined,
  end: Value<PointInTime> | undefined,
  width: Quantity | undefined,
  period?: Xml,
): Xml | undefined {
  const bounds = unlessEmpty({ '@xsi:type': 'IVL_TS', low: time(start), high: time(end) });
  const span = width && { '@xsi:type': 'IVL_TS', width: physicalQuantity(width) };
  const parts = [period && { '@xsi:type': 'PIVL_TS', period }, bounds, span].filter((part) => part !== undefined);
  if (parts.length < 2) return parts[0];
  return {
    '@xsi:type': 'SXPR_TS',
    comp: parts.map(({ '@xsi:type': type, ...part }, index) => ({
      '@xsi:type': type,
      '@operator': index > 0 ? 'A' : undefined,
      ...part,
    })),
  };
}
