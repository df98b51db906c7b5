import { canonicalJson } from '@caseledger/kernel';

/**
 * What a protocol has and USDM does not: each is an extension attribute of the class that it belongs to, by its url. A text
 * is its value as it is, a flag is a boolean, anything else is canonical JSON (RFC 8785).
 */
const extensions = {
  act: 'record',
  'adverse-event-templates': 'list',
  allocation: 'record',
  analyses: 'list',
  blinding: 'record',
  characteristics: 'list',
  conditions: 'list',
  'consent-forms': 'list',
  deposits: 'list',
  derivations: 'list',
  dose: 'record',
  estimand: 'record',
  'exempt-from-immediate-reporting': 'list',
  /** The protocol says, too, from which end a timing counts, where it need not. */
  from: 'text',
  instrument: 'record',
  'intercurrent-event': 'record',
  'legal-bases': 'list',
  manufacture: 'record',
  'notification-rules': 'list',
  /** Whom a criterion is for, where it is not participants. */
  of: 'text',
  origin: 'text',
  outcome: 'record',
  'outcome-order': 'list',
  /** Codes of the outcomes of an endpoint; of a design, all of its outcomes, where its objectives are stated. */
  outcomes: 'list',
  product: 'text',
  repeats: 'record',
  'request-rules': 'list',
  /** USDM demands what carries it, and the protocol does not say it. */
  required: 'flag',
  role: 'text',
  route: 'text',
  serology: 'record',
  'special-interest': 'list',
  'stopping-rules': 'list',
  'terminal-events': 'list',
  'treated-sites': 'list',
  /** Of a fixed reference. */
  window: 'record',
} as const satisfies Readonly<Record<string, 'text' | 'flag' | 'record' | 'list'>>;

export type ExtensionName = keyof typeof extensions;

const urlOf = (name: ExtensionName) => `https://caseledger.org/usdm/${name}`;

/** The extension attributes of an object; without those that are `undefined`. */
export const extensionAttributes = (values: Partial<Record<ExtensionName, unknown>>) =>
  (Object.keys(values) as ExtensionName[])
    .filter((name) => values[name] !== undefined)
    .map((name) => ({
      url: urlOf(name),
      ...(extensions[name] === 'flag' && { valueBoolean: values[name] === true }),
      ...(extensions[name] === 'text' && { valueString: String(values[name]) }),
      ...((extensions[name] === 'list' || extensions[name] === 'record') && {
        valueString: canonicalJson(values[name]),
      }),
      instanceType: 'ExtensionAttribute' as const,
    }));

/** What carries this stands there because USDM demands it. */
export const required = extensionAttributes({ required: true });

/** What an extension attribute says, or why it says nothing; `undefined` when the object has none of this name. */
export type Extension = { readonly value: unknown } | { readonly index: number; readonly why: string };

/** @param attributes `extensionAttributes` of an object, whatever was sent */
export function extensionOf(attributes: unknown, name: ExtensionName): Extension | undefined {
  if (!Array.isArray(attributes)) return undefined;
  const list: readonly unknown[] = attributes;
  const index = list.findIndex((one) => (one as { url?: unknown } | null)?.url === urlOf(name));
  if (index < 0) return undefined;
  const { valueString, valueBoolean } = list[index] as Readonly<Record<string, unknown>>;
  const kind = extensions[name];
  if (kind === 'flag') return { value: valueBoolean === true };
  if (typeof valueString !== 'string') return { index, why: `${name} has no valueString.` };
  if (kind === 'text') return { value: valueString };
  const value = parsed(valueString);
  const fits = kind === 'list' ? Array.isArray(value) : isRecord(value);
  return fits ? { value } : { index, why: `${name} is no ${kind === 'list' ? 'list' : 'object'} in JSON.` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
