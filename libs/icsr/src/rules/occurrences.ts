import { own } from '@caseledger/kernel';
import { nullFlavors, type NullFlavor } from '../model/values.js';

/** One place of an element in a report, filled or not. */
export interface Occurrence {
  readonly element: string;
  /** The member, such as `reactions[0].start`. */
  readonly at: string;
  /** The entry of a repeating section that the member belongs to; empty outside of one. */
  readonly entry: string;
  readonly content?: string | number | boolean;
  readonly nullFlavor?: NullFlavor;
}

/**
 * Every place that `elements` gives a number, with what `node` has there. A repeating section without an entry counts
 * as one entry without content, so that what must be there once is missed.
 */
export function* occurrences(elements: unknown, node: unknown, at = '', entry = ''): Generator<Occurrence> {
  if (elements === null) return;
  if (typeof elements === 'string') {
    yield { element: elements, at, entry, ...said(node) };
    return;
  }
  const members = elements as Readonly<Record<string, unknown>>;
  if ('each' in members) {
    const items: readonly unknown[] = Array.isArray(node) ? node : [];
    if (typeof members.itself === 'string') {
      yield { element: members.itself, at, entry, ...(Array.isArray(node) && { content: items.length > 0 }) };
    }
    for (let index = 0; index === 0 || index < items.length; index += 1) {
      const item = `${at}[${index}]`;
      yield* occurrences(members.each, items[index], item, item);
    }
    return;
  }
  const record = (typeof node === 'object' ? node : undefined) as Readonly<Record<string, unknown>> | null | undefined;
  for (const [name, element] of Object.entries(members)) {
    yield* occurrences(element, own(record, name), at === '' ? name : `${at}.${name}`, entry);
  }
}

/** A blank text says nothing. */
function said(node: unknown): Pick<Occurrence, 'content' | 'nullFlavor'> {
  if (typeof node === 'string') return node.trim() === '' ? {} : { content: node };
  if (typeof node === 'number' || typeof node === 'boolean') return { content: node };
  if (typeof node !== 'object' || node === null) return {};
  const { nullFlavor, value, code } = node as Readonly<Record<string, unknown>>;
  const flavor = nullFlavors.find((known) => known === nullFlavor);
  return flavor === undefined ? said(value ?? code) : { nullFlavor: flavor };
}
