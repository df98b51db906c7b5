import { own } from '@caseledger/kernel';
import { siteFactor } from './allocation-plan.js';
import { readersOf } from '../vocabulary/readers.js';
import { isVisit } from './instances.js';
import {
  byCode,
  codesOf,
  parts,
  refersTo,
  text,
  words,
  type Meaning,
  type Parts,
  type Reference,
  type Words,
} from './meanings.js';
import { conclusionMeanings } from './conclusion-meanings.js';
import type { Instrument, Protocol } from './protocol.js';

/** Items whose values can be added up. */
const numericItems = ({ items }: Instrument): readonly string[] =>
  codesOf(items.filter(({ values = [] }) => values.every((value) => typeof value === 'number')));

/** What a total may rest on. */
const addable = (instrument: Instrument): readonly string[] => [
  ...numericItems(instrument),
  ...codesOf(instrument.derived),
];

/** The visits of the main timeline. */
function visitsOf({ timelines, activities }: Protocol): readonly string[] {
  const instances = timelines.filter(({ main }) => main).flatMap((timeline) => timeline.instances);
  const at = (codes: readonly string[]) => activities.filter(({ code }) => codes.includes(code));
  return codesOf(instances.filter((instance) => isVisit(at(instance.activities))));
}

const containersOf = ({ products }: Protocol, product: string | undefined): readonly string[] =>
  codesOf(products.find(({ code }) => code === product)?.manufacture?.containers);

const administrationsOf = ({ interventions }: Protocol): readonly string[] =>
  interventions.flatMap(({ administrations }) => codesOf(administrations));

/** What each free word and each list of a protocol means. */
function meaningOf(protocol: Protocol): Meaning<Protocol> {
  const instrument = refersTo('an instrument of the protocol', codesOf(protocol.instruments));
  const arm = refersTo('an arm of the protocol', codesOf(protocol.arms));
  const epoch = refersTo('an epoch of the protocol', codesOf(protocol.epochs));
  const activity = refersTo('an activity of the protocol', codesOf(protocol.activities));
  const encounter = refersTo('an encounter of the protocol', codesOf(protocol.encounters));
  const visit = refersTo('a visit of the main timeline of the protocol', visitsOf(protocol));
  const interest = refersTo('an event of special interest of the protocol', codesOf(protocol.specialInterest));
  const factor = refersTo('the site, or a characteristic with values of the protocol', [
    siteFactor,
    ...codesOf(protocol.characteristics.filter(({ values = [] }) => values.length > 0)),
  ]);
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
    treatedSites: byCode(() => titled),
    arms: byCode(() => titled),
    epochs: byCode(() => titled),
    elements: byCode(() => ({
      ...titled,
      interventions: words(refersTo('an intervention of the protocol', codesOf(protocol.interventions))),
    })),
    cells: parts(
      (cell) => `${cell.arm} ${cell.epoch}`,
      () => ({
        arm,
        epoch,
        elements: words(refersTo('an element of the protocol', codesOf(protocol.elements))),
      }),
    ),
    allocation: {
      randomisation: {
        shares: parts(
          (share) => share.arm,
          () => ({ arm }),
        ),
        blocks: { sizes: words(text), strata: words(factor) },
        minimisation: {
          factors: parts(
            (one) => one.factor,
            () => ({ factor }),
          ),
        },
      },
      escalation: {
        levels: words(arm),
        steps: parts(
          () => undefined,
          () => ({}),
        ),
      },
    },
    blinding: { roles: words(text) },
    interventions: byCode(() => ({
      ...titled,
      administrations: byCode(({ product }) => ({
        ...titled,
        product: refersTo('a product of the protocol', codesOf(protocol.products)),
        dose: { unit: text },
        route: text,
        treatedSites: words(refersTo('a treated site of the protocol', codesOf(protocol.treatedSites))),
        deposits: byCode(() => ({
          code: text,
          container: refersTo('a container of the product', containersOf(protocol, product)),
        })),
      })),
    })),
    products: byCode(() => ({
      ...titled,
      manufacture: {
        process: parts(
          () => undefined,
          () => ({}),
        ),
        specification: {
          version: text,
          lines: parts(
            ({ test }) => test,
            () => ({ test: text, title: text, method: text, unit: text, limit: text }),
          ),
        },
        containers: byCode(() => ({ code: text })),
      },
    })),
    activities: byCode(() => ({
      ...titled,
      instruments: words(instrument),
      act: { administrations: words(refersTo('an administration of the protocol', administrationsOf(protocol))) },
    })),
    encounters: byCode(() => titled),
    timelines: byCode(({ instances }) => {
      const relativeTo = refersTo('an instance of the timeline', codesOf(instances));
      return {
        ...titled,
        entryCondition: text,
        instances: byCode(() => ({
          ...titled,
          timing: { value: text, relativeTo, window: { lower: text, upper: text } },
          encounter,
          epoch,
          activities: words(activity),
          repeats: { every: text },
        })),
      };
    }),
    instruments: byCode((one) => ({
      ...titled,
      items: byCode(() => ({ ...titled, unit: text, values: words(text), forms: words(text) })),
      derived: byCode(() => ({
        ...titled,
        unit: text,
        items: words(refersTo('an item with numbers, or a total, of the instrument', addable(one))),
        weights: parts(
          ({ item }) => item,
          () => ({ item: refersTo('an item with numbers, or a total, of the instrument', addable(one)) }),
        ),
      })),
      outsideValidation: {
        characteristic: refersTo('a characteristic of the protocol', codesOf(protocol.characteristics)),
        values: words(validationValue(protocol, one)),
      },
    })),
    ...conclusionMeanings(protocol, { visit, arm, instrument, factor, interest, numericItems }),
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
