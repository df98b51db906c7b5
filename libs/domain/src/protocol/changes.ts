import { canonicalJson, own } from '@caseledger/kernel';
import { partsOfProtocol } from './meaning.js';
import type { Protocol } from './protocol.js';

/** One thing that a version of a protocol says otherwise than another. */
export interface ProtocolChange {
  /** `MOVED`: a list holds the same in another order. */
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';
  /** JSON pointer in the later version; of what was removed, in the earlier one. */
  readonly pointer: string;
  /** What it is, for people: such as `timeline MAIN, instance M12 (Month 12), timing, window, upper`. */
  readonly title: string;
  /** What the earlier version says; absent when it says nothing. */
  readonly before?: unknown;
  /** What the later version says; absent when it says nothing. */
  readonly after?: unknown;
}

/** What one of a list is called, where the name of the list does not say it. */
const singular: Readonly<Record<string, string>> = {
  adverseEventTemplates: 'expected adverse event',
  activities: 'activity',
  analyses: 'analysis',
  characteristics: 'characteristic',
  competing: 'competing event',
  eligibility: 'criterion',
  derived: 'derived value',
  legalBases: 'legal basis',
  of: 'value',
  process: 'step of the process',
  specialInterest: 'event of special interest',
  strata: 'stratum',
};

/** `shelfLifeHours` as people read it. */
const inWords = (member: string) => member.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const oneOf = (list: string): string => own(singular, list) ?? inWords(list).replace(/s$/, '');

/** A place in both versions. */
interface Place {
  readonly before: string;
  readonly after: string;
  readonly title: readonly string[];
  /** The member that the value stands under. */
  readonly member: string;
}

type Change = ProtocolChange['change'];

/**
 * What a version of a protocol says otherwise than an earlier one, in the order of its members. Parts of lists are the
 * same when they have the same name (code), wherever they stand.
 */
export function protocolChanges(earlier: Protocol, later: Protocol): readonly ProtocolChange[] {
  const [namesBefore, namesAfter] = [namesOf(earlier), namesOf(later)];
  const told = (change: Change, pointer: string, title: readonly string[], values: object): ProtocolChange => ({
    change,
    pointer,
    title: title.join(', '),
    ...values,
  });

  const inLists = (before: readonly unknown[], after: readonly unknown[], place: Place): readonly ProtocolChange[] => {
    const [old, now] = [keyed(before, namesBefore.get(place.before)), keyed(after, namesAfter.get(place.after))];
    const titled = (value: unknown, key: string) => [...place.title, titleOf(place.member, value, key)];
    const removed = [...old].flatMap(([key, { value, index }]) =>
      now.has(key) ? [] : [told('REMOVED', `${place.before}/${index}`, titled(value, key), { before: value })],
    );
    const rest = [...now].flatMap(([key, { value, index }]) => {
      const was = old.get(key);
      const pointer = `${place.after}/${index}`;
      if (was === undefined) return [told('ADDED', pointer, titled(value, key), { after: value })];
      const at = { before: `${place.before}/${was.index}`, after: pointer, title: titled(value, key), member: '' };
      return differ(was.value, value, at);
    });
    const [orderBefore, orderAfter] = [
      [...old.keys()].filter((key) => now.has(key)),
      [...now.keys()].filter((key) => old.has(key)),
    ];
    const moved =
      orderBefore.join('\n') === orderAfter.join('\n')
        ? []
        : [
            told('MOVED', place.after, [...place.title, inWords(place.member)], {
              before: orderBefore,
              after: orderAfter,
            }),
          ];
    return [...removed, ...moved, ...rest];
  };

  const differ = (before: unknown, after: unknown, place: Place): readonly ProtocolChange[] => {
    if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, place);
    if (isRecord(before) && isRecord(after)) {
      const members = [...new Set([...Object.keys(before), ...Object.keys(after)])];
      return members.flatMap((member) => {
        const [old, now] = [own(before, member), own(after, member)];
        const isList = Array.isArray(old) || Array.isArray(now);
        const at = {
          before: `${place.before}/${member}`,
          after: `${place.after}/${member}`,
          title: isList ? place.title : [...place.title, inWords(member)],
          member,
        };
        // A list that is not there has nothing in it.
        return isList ? differ(old ?? [], now ?? [], at) : differ(old, now, at);
      });
    }
    if (after === undefined) {
      return before === undefined ? [] : [told('REMOVED', place.before, place.title, { before })];
    }
    if (before === undefined) return [told('ADDED', place.after, place.title, { after })];
    return canonicalJson(before) === canonicalJson(after)
      ? []
      : [told('CHANGED', place.after, place.title, { before, after })];
  };

  return differ(earlier, later, { before: '', after: '', title: [], member: '' });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Names = readonly (string | undefined)[];

/** The names of the parts of each list, by its pointer. */
const namesOf = (protocol: Protocol): ReadonlyMap<string, Names> =>
  new Map(partsOfProtocol(protocol).flatMap(({ pointer, names }) => (names === undefined ? [] : [[pointer, names]])));

/** The parts of a list by their names; those that have none, or one that stands twice, by their places, too. */
function keyed(list: readonly unknown[], names: Names = []) {
  const parts = new Map<string, { readonly value: unknown; readonly index: number }>();
  for (const [index, value] of list.entries()) {
    const name = names[index] ?? (typeof value === 'string' ? value : `${index + 1}`);
    parts.set(parts.has(name) ? `${name} ${index + 1}` : name, { value, index });
  }
  return parts;
}

function titleOf(list: string, value: unknown, key: string): string {
  const title = isRecord(value) ? (value.title ?? value.text) : undefined;
  return `${oneOf(list)} ${key}${typeof title === 'string' && title !== key ? ` (${title})` : ''}`;
}
