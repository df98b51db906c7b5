import { own, sum, type Unmet } from '@caseledger/kernel';
import { unmet } from '../refusals.js';
import { readersOf } from '../vocabulary/readers.js';
import { derivationRules, type Instrument, type Protocol } from './protocol.js';

/** Words that nothing else refers to: titles, units, versions. */
const text = { is: 'text' } as const;

/** A code of something that the protocol holds elsewhere. */
interface Reference {
  readonly is: 'reference';
  /** What it is a code of, for people. */
  readonly to: string;
  readonly known: ReadonlySet<string>;
}

/** A list of words, each of them once. */
interface Words<M> {
  readonly is: 'words';
  readonly each: M;
}

/** A list of parts, each of them with a name of its own. */
interface Parts<E> {
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
type Meaning<T> = [T] extends [readonly (infer E)[]]
  ? E extends object
    ? Parts<E>
    : Words<typeof text | Reference>
  : [T] extends [object]
    ? { readonly [K in keyof T as Silent<NonNullable<T[K]>> extends true ? never : K]-?: Meaning<NonNullable<T[K]>> }
    : typeof text | Reference;

const refersTo = (to: string, known: Iterable<string>): Reference => ({ is: 'reference', to, known: new Set(known) });
const words = <M>(each: M): Words<M> => ({ is: 'words', each });
const parts = <E>(nameOf: Parts<E>['nameOf'], of: Parts<E>['of']): Parts<E> => ({ is: 'parts', nameOf, of });
const codesOf = (all: readonly { readonly code: string }[] = []): readonly string[] => all.map(({ code }) => code);
const byCode = <E extends { readonly code: string }>(of: Parts<E>['of']): Parts<E> => parts(({ code }) => code, of);

/** Items whose values can be added up. */
const numericItems = ({ items }: Instrument): readonly string[] =>
  codesOf(items.filter(({ values = [] }) => values.every((value) => typeof value === 'number')));

/** What each free word and each list of a protocol means. */
function meaningOf(protocol: Protocol): Meaning<Protocol> {
  const instrument = refersTo('an instrument of the protocol', codesOf(protocol.instruments));
  const visit = refersTo('a visit of the protocol', codesOf(protocol.visits));
  const interest = refersTo('an event of special interest of the protocol', codesOf(protocol.specialInterest));
  const reader = refersTo('a role that reads cases', readersOf('adverse-event'));
  const titled = { code: text, title: text };
  return {
    code: text,
    version: text,
    title: text,
    legalBases: words(text),
    consentForms: parts(
      ({ code, version }) => `${code} ${version}`,
      () => ({ code: text, version: text, languages: words(text), scopes: words(text) }),
    ),
    characteristics: byCode(() => ({ ...titled, unit: text, values: words(text), scheme: text })),
    eligibility: byCode(() => ({ code: text, text })),
    serology: { markers: words(text) },
    manufacture: {
      product: text,
      specification: {
        version: text,
        lines: parts(
          ({ test }) => test,
          () => ({ test: text, title: text, method: text, unit: text, limit: text }),
        ),
      },
      containers: byCode(() => ({ code: text })),
    },
    administration: {
      deposits: byCode(() => ({
        code: text,
        container: refersTo('a container of the protocol', codesOf(protocol.manufacture.containers)),
      })),
    },
    instruments: byCode((one) => ({
      ...titled,
      items: byCode(() => ({ ...titled, unit: text, values: words(text), forms: words(text) })),
      derived: byCode(() => ({
        ...titled,
        unit: text,
        items: words(refersTo('an item with numbers of the protocol', numericItems(one))),
      })),
      outsideValidation: {
        characteristic: refersTo('a characteristic of the protocol', codesOf(protocol.characteristics)),
        values: words(validationValue(protocol, one)),
      },
    })),
    visits: byCode(() => ({ ...titled, instruments: words(instrument) })),
    outcomes: byCode((outcome) => {
      const measured = protocol.instruments.find(({ code }) => code === outcome.instrument);
      const values = measured === undefined ? [] : [...numericItems(measured), ...codesOf(measured.derived)];
      return {
        ...titled,
        instrument,
        item: refersTo('a number of the instrument of the protocol', values),
        unit: text,
        baseline: visit,
        visits: words(visit),
      };
    }),
    terminalEvents: byCode(() => titled),
    adverseEventTemplates: byCode(() => ({ code: text, term: text, specialInterest: interest })),
    specialInterest: byCode(() => titled),
    notificationRules: byCode(() => ({
      ...titled,
      on: { specialInterest: interest, term: text },
      notify: words(reader),
      escalateTo: words(reader),
    })),
    stoppingRules: byCode(() => ({
      ...titled,
      counts: { specialInterest: interest },
      limits: parts(
        () => undefined,
        () => ({}),
      ),
    })),
    requestRules: byCode(() => ({ code: text, text, source: text })),
    exemptFromImmediateReporting: words(
      refersTo('a template of the protocol', codesOf(protocol.adverseEventTemplates)),
    ),
  };
}

/** A value of the characteristic that limits the validation; any word where the characteristic names no values. */
function validationValue({ characteristics }: Protocol, { outsideValidation }: Instrument): typeof text | Reference {
  const limiting = characteristics.find(({ code }) => code === outsideValidation?.characteristic);
  return limiting?.values === undefined
    ? text
    : refersTo('a value of the characteristic of the protocol', limiting.values);
}

type AnyMeaning =
  typeof text | Reference | Words<AnyMeaning> | Parts<unknown> | { readonly [member: string]: AnyMeaning };

const isLeaf = (meaning: AnyMeaning): meaning is Exclude<AnyMeaning, { readonly [member: string]: AnyMeaning }> =>
  typeof meaning.is === 'string';

/** A place in a protocol, and what a code there must be; or a list whose names must differ. */
export interface ProtocolPart {
  /** JSON pointer. */
  readonly pointer: string;
  readonly value: unknown;
  /** For a reference: whether it leads anywhere, and to what. */
  readonly reference?: Reference;
  /** For a list: the name of each of its parts. */
  readonly names?: readonly (string | undefined)[];
}

/** Every part of a protocol: its references and lists among them, in the order in which the type declares them. */
export function partsOfProtocol(protocol: Protocol): readonly ProtocolPart[] {
  return walk(protocol, meaningOf(protocol) as unknown as AnyMeaning, '');
}

function walk(value: unknown, meaning: AnyMeaning | undefined, pointer: string): readonly ProtocolPart[] {
  if (value === undefined) return [];
  if (meaning === undefined || (isLeaf(meaning) && meaning.is === 'text')) return [{ pointer, value }];
  if (!isLeaf(meaning)) {
    const members = Object.entries(value as object).map(([name, member]) => [name, member as unknown] as const);
    return [
      { pointer, value },
      ...members.flatMap(([name, member]) => walk(member, own(meaning, name) ?? silent(member), `${pointer}/${name}`)),
    ];
  }
  if (meaning.is === 'reference') return [{ pointer, value, reference: meaning }];
  const list = value as readonly unknown[];
  const names = list.map((part) => (meaning.is === 'parts' ? meaning.nameOf(part) : String(part)));
  const each = (part: unknown) => (meaning.is === 'parts' ? (meaning.of(part) as unknown as AnyMeaning) : meaning.each);
  return [{ pointer, value, names }, ...list.flatMap((part, i) => walk(part, each(part), `${pointer}/${i}`))];
}

/** What refers to nothing is walked all the same: its numbers may contradict each other. */
const silent = (value: unknown): AnyMeaning | undefined => (typeof value === 'object' ? {} : undefined);

type Fault = (pointer: string, message: string) => Unmet;

/** Every code leads somewhere and every name is there once, wherever the type has one; bounds are in their order. */
function partFaults({ pointer, value, reference, names = [] }: ProtocolPart, fault: Fault): readonly Unmet[] {
  const { low, high, least = low, most = high } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [
    ...(reference !== undefined && !reference.known.has(value as string)
      ? [fault(pointer, `${String(value)} is not ${reference.to}.`)]
      : []),
    ...names.flatMap((name, i) =>
      name === undefined || names.indexOf(name) === i ? [] : [fault(`${pointer}/${i}`, `${name} stands twice.`)],
    ),
    ...(typeof least === 'number' && typeof most === 'number' && least > most
      ? [fault(pointer, `The lower bound ${least} is above the upper one, ${most}.`)]
      : []),
  ];
}

/** What must fit together beyond codes, or some step of the study would be refused whatever is recorded. */
function misfits(protocol: Protocol, fault: Fault): readonly Unmet[] {
  const { instruments, visits, manufacture, administration, stoppingRules = [] } = protocol;
  const { containers } = manufacture;
  const check = (holds: boolean, pointer: string, message: string) => (holds ? [] : [fault(pointer, message)]);
  const baselines = visits.filter(({ month }) => month === 0).length;
  const filled = (bound: 'least' | 'most') => sum(containers.map(({ cells }) => cells[bound]));
  const { dose, deposits } = administration;
  return [
    ...check(protocol.purpose !== 'PREVENTION', '/purpose', 'A purely preventive indication is not accepted.'),
    ...check(baselines > 0, '/visits', 'There is no baseline visit (month 0).'),
    ...check(baselines < 2, '/visits', 'There are several baseline visits (month 0).'),
    ...instruments.flatMap(({ items, derived }, i) => [
      ...items.flatMap(({ code, range, values }, n) =>
        check(
          (range === undefined) !== (values === undefined),
          `/instruments/${i}/items/${n}`,
          `Item ${code} needs either a range or values.`,
        ),
      ),
      ...derived.flatMap(({ code, rule, items: summed }, n) => [
        ...check(!codesOf(items).includes(code), `/instruments/${i}/derived/${n}/code`, `${code} is an item already.`),
        ...check(
          (derivationRules as readonly string[]).includes(rule),
          `/instruments/${i}/derived/${n}/rule`,
          `Nothing computes ${rule}.`,
        ),
        ...check(summed.length > 0, `/instruments/${i}/derived/${n}/items`, `${code} derives from nothing.`),
      ]),
    ]),
    ...manufacture.specification.lines.flatMap(({ test, operator, limit }, i) =>
      check(
        operator === 'IS' || typeof limit === 'number',
        `/manufacture/specification/lines/${i}/limit`,
        `${test} is compared with ${String(limit)}, which is no number.`,
      ),
    ),
    ...containers.flatMap(({ code, volume }) => {
      const given = sum(deposits.filter(({ container }) => container === code).map((deposit) => deposit.volume));
      const message = `The deposits from container ${code} take ${given} mL of its ${volume} mL.`;
      return check(given === volume, '/administration/deposits', message);
    }),
    ...check(
      filled('least') <= dose.most && dose.least <= filled('most'),
      '/administration/dose',
      `The containers hold ${filled('least')} to ${filled('most')} × 10⁶ cells, which is never the dose.`,
    ),
    ...stoppingRules.flatMap(({ code, limits }, i) => [
      ...check(limits.length > 0, `/stoppingRules/${i}/limits`, `Stopping rule ${code} has no limit.`),
      ...check(
        limits.every(({ treated }, n) => n === 0 || treated > (limits[n - 1]?.treated ?? 0)),
        `/stoppingRules/${i}/limits`,
        `The limits of stopping rule ${code} do not rise.`,
      ),
    ]),
  ];
}

/**
 * What a protocol contradicts itself in. Its shape is checked at the edge. Nothing in it can refer to itself in a circle:
 * what refers and what is referred to are different kinds of parts.
 * @param at JSON pointer of the protocol in what was sent
 */
export function protocolFaults(protocol: Protocol, at = ''): readonly Unmet[] {
  const fault: Fault = (pointer, message) => unmet('protocol-inconsistent', message, `${at}${pointer}`);
  return [...partsOfProtocol(protocol).flatMap((part) => partFaults(part, fault)), ...misfits(protocol, fault)];
}
