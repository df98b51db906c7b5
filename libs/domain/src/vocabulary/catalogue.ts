import {
  own,
  canonicalJson,
  type EventEnvelope,
  type Reason,
  type RecordedEvent,
  type Upcaster,
} from '@caseledger/kernel';
import {
  endsFollowUp,
  type About,
  type Blind,
  type Disposition,
  type EventDefinition,
  type Exposure,
  type EventsOf,
  type Language,
  type Material,
  type ParticipationEnd,
  type StreamDefinition,
  type Telling,
  type Trait,
  type Writing,
} from './event.js';
import type { Fact } from './fact.js';
import { idOf, type StreamKind } from './streams.js';

/** The fields of a record by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** What an event did to one field. `old` is absent at the initial entry, `new` when the field has no value any more. */
export interface FieldChange {
  readonly field: string;
  readonly old?: unknown;
  readonly new?: unknown;
}

/** What may be asked of an event that is about to be recorded, too. */
type Told<Event> = Event & Pick<EventEnvelope, 'stream'>;

/** What the audit trail reads of an event. */
type Shown<Event> = Told<Event> & Pick<EventEnvelope, 'version'>;

/** What stands in place of an arm for those from whom it is kept. */
export const keptArm = 'BLINDED';

/** The name of a record that no other event writes. */
const nameOfOwn = ({ type, version }: Pick<EventEnvelope, 'type' | 'version'>): string => `${type}/${version}`;

const reasonIn: Readonly<Record<Language, string>> = { en: 'Reason', es: 'Motivo' };

/** The fold of one stream says for whom it is; the events of the others say so themselves. */
const aboutStream: Readonly<Record<StreamKind, (id: string) => About>> = {
  study: () => ({}),
  participant: (participant) => ({ participant }),
  product: (product) => ({ product }),
  'adverse-event': () => ({}),
  'near-miss': () => ({}),
  webhook: () => ({}),
  request: () => ({}),
};

/** Kinds of streams whose events all number messages; `false`: those with the trait, if any has it. */
const numbering: Readonly<Record<StreamKind, boolean>> = {
  study: true,
  participant: false,
  product: true,
  'adverse-event': true,
  'near-miss': true,
  webhook: false,
  request: false,
};

interface Entry {
  readonly kind: StreamKind;
  readonly of: EventDefinition<object>;
}

/** The events of some streams. */
type EventOf<Streams extends readonly StreamDefinition[]> = EventsOf<Streams[number]>;

/**
 * Everything that is derived from the definitions of the event kinds: the one place that knows what a ledger may say.
 * @throws TypeError for a type that stands in two streams
 */
export function catalogueOf<const Streams extends readonly StreamDefinition[]>(...streams: Streams) {
  type Event = EventOf<Streams>;
  type Type = Event['type'];
  const entries = streams.flatMap(({ kind, events }) =>
    Object.entries(events).map(([type, of]): [string, Entry] => [type, { kind, of }]),
  );
  const definitions = new Map(entries);
  if (definitions.size < entries.length) throw new TypeError('an event type stands in two streams');

  /** Every event type, stream by stream. */
  const types: readonly Type[] = [...definitions.keys()];

  function entryOf(type: string) {
    const entry = definitions.get(type);
    if (entry === undefined) throw new TypeError(`the domain does not know events of type ${type}`);
    return entry;
  }

  /** The event types of some kinds of streams. */
  function typesOf(...kinds: readonly StreamKind[]): readonly Type[] {
    return types.filter((type) => kinds.includes(kindOf(type)));
  }

  /** The event types that have a trait, or can have it. */
  function typesWith(trait: Trait): readonly Type[] {
    return types.filter((type) => definitionOf(type).traits[trait] !== undefined);
  }

  /**
   * The event types that number messages. What of them was released neither comes nor goes: a message that was prepared
   * once is made again by its position, to the same bytes.
   */
  const messageTypes: readonly Type[] = types.filter(
    (type) => numbering[kindOf(type)] || definitionOf(type).traits.numbersMessages === true,
  );

  /** The kind of stream that an event type stands in. */
  function kindOf(type: Type): StreamKind {
    return entryOf(type).kind;
  }

  /** What an event type says of itself. */
  function definitionOf(type: Type): EventDefinition<object> {
    return entryOf(type).of;
  }

  /** What of an event type those see from whom the arms are kept; nothing: none of its events. */
  function blindOf(type: Type): Blind<never> | undefined {
    return definitionOf(type).traits.blind;
  }

  /** An event as somebody reads it from whom the arm of the participant is kept: a word stands in place of it. */
  function blinded<Told extends Event>(fact: Told): Told {
    const { masks = [], omits = [] } = (definitionOf(fact.type).traits.blind ?? {}) as Blind<Fields>;
    if (masks.length === 0 && omits.length === 0) return fact;
    const kept = Object.entries(fact.data as object).filter(([member]) => !omits.includes(member));
    const data = Object.fromEntries(kept.map(([member, value]) => [member, masks.includes(member) ? keptArm : value]));
    return { ...fact, data };
  }

  /** The version of the shape that the data of a type has at present. */
  function schemaVersionOf(type: Type): number {
    return definitionOf(type).version;
  }

  /** The steps from every earlier version to the next one, for whoever reads the ledger. */
  const upcasters: readonly Upcaster[] = types.flatMap((type) =>
    Object.entries(definitionOf(type).upcasts ?? {}).map(([from, up]) => ({ type, from: Number(from), up })),
  );

  /**
   * The events as facts of the domain.
   * @throws TypeError for a type that is not in the catalogue: a view that passed it over would be wrong from then on.
   */
  function factsOf(events: readonly RecordedEvent[]): readonly (Fact<Event> & RecordedEvent)[] {
    for (const { type } of events) entryOf(type);
    return events as unknown as readonly (Fact<Event> & RecordedEvent)[];
  }

  /**
   * An event as one sentence, for readers of the audit trail (R-AUD-07); in English where the language is not spoken yet.
   * `who` is its subject.
   */
  function sentenceOf(fact: Told<Event>, who: string, language: Language = 'en'): string {
    const { says } = definitionOf(fact.type);
    const spoken = says[language] === undefined ? 'en' : language;
    const predicate = says[spoken] ?? says.en;
    const sentence = `${who} ${predicate(tellingOf(fact))}`;
    const { reason }: { readonly reason?: Reason } = fact;
    const why = reason === undefined ? '' : ` ${reasonIn[spoken]}: ${reason.text} (${reason.code}).`;
    return `${sentence}${/[.!?]$/.test(sentence) ? '' : '.'}${why}`;
  }

  /** How the audit trail reads an event: the record that it writes. */
  function writingOf(fact: Shown<Event>): Writing {
    return definitionOf(fact.type).reads(tellingOf(fact), nameOfOwn(fact));
  }

  /**
   * What an event does to the fields of its record, given the fields as they were: every field at the initial entry, the
   * changed ones at a correction (R-AUD-02).
   */
  function changesOf(
    fact: Shown<Event>,
    before: Fields | undefined,
  ): { readonly changes: readonly FieldChange[]; readonly after: Fields } {
    const { record, fields, keeps, was } = writingOf(fact);
    const old = { ...was, ...before };
    const written = Object.fromEntries(fields);
    const removed = Object.keys(before ?? {}).filter((field) => !Object.hasOwn(written, field) && !keeps(field));
    const after = Object.fromEntries(
      Object.entries({ ...before, ...written }).filter(([field]) => !removed.includes(field)),
    );
    const changed = fields.filter(([field, value]) => !Object.hasOwn(old, field) || !same(own(old, field), value));
    return {
      changes: [
        ...changed.map(([field, value]) => fieldChange(record, field, own(old, field), value)),
        ...removed.map((field) => fieldChange(record, field, own(old, field), undefined)),
      ],
      after,
    };
  }

  /** The record that an event writes, when other events of its stream may write it too. */
  function sharedRecordOf(fact: Shown<Event>): string | undefined {
    const { record } = writingOf(fact);
    return record === nameOfOwn(fact) ? undefined : record;
  }

  /** What an event does to the fields of its record, given the earlier events of its stream, in order. */
  function changesAfter(earlier: readonly Shown<Event>[], fact: Shown<Event>): readonly FieldChange[] {
    const { record } = writingOf(fact);
    let before: Fields | undefined;
    for (const one of earlier) if (writingOf(one).record === record) before = changesOf(one, before).after;
    return changesOf(fact, before).changes;
  }

  /**
   * Whom and what an event is about, as far as its stream and its data say so. The events of a product or a case need
   * not repeat it: what an earlier event of the stream said holds until a later one says something else.
   */
  function aboutOf(fact: Told<Event>): About {
    const { kind, of } = entryOf(fact.type);
    const telling = tellingOf(fact);
    const said = Object.entries<string | undefined>({ ...aboutStream[kind](telling.id), ...of.about?.(telling) });
    return Object.fromEntries(said.filter(([, code]) => code !== undefined));
  }

  /** The materials that an event uses. */
  function materialsOf({ type, data }: { readonly type: Type; readonly data: object }): readonly Material[] {
    return definitionOf(type).uses?.(data) ?? [];
  }

  /** Whether an event has a trait; some have it by their data only. */
  function hasTrait(trait: Trait, fact: Event): boolean {
    const value = traitOf(trait, fact);
    return value !== undefined && value !== false;
  }

  /** How an event ends treatment or observation of its participant, if it does. */
  const endOf = (fact: Event) => traitOf('ends', fact) as ParticipationEnd | undefined;

  /** How an event ends the observation of its participant, if it does. */
  function endOfFollowUp(fact: Event): ParticipationEnd | undefined {
    const end = endOf(fact);
    return end !== undefined && endsFollowUp[end] ? end : undefined;
  }

  /** The cause of the death that an event tells, if it tells one. */
  const causeOfDeathOf = (fact: Event) => traitOf('causeOfDeath', fact) as string | undefined;

  /** What an event exposes its participant to, if it does. */
  const exposureOf = (fact: Event) => traitOf('exposes', fact) as Exposure | undefined;

  /** What an event decides about its batch, if it does. */
  const dispositionOf = (fact: Event) => traitOf('disposition', fact) as Disposition | undefined;

  function traitOf(trait: Trait, { type, data }: { readonly type: Type; readonly data: object }): unknown {
    const value = definitionOf(type).traits[trait];
    return typeof value === 'function' ? value(data) : value;
  }

  return {
    types,
    messageTypes,
    typesOf,
    typesWith,
    kindOf,
    sharedRecordOf,
    schemaVersionOf,
    upcasters,
    factsOf,
    blinded,
    blindOf,
    sentenceOf,
    writingOf,
    changesAfter,
    changesOf,
    aboutOf,
    materialsOf,
    hasTrait,
    endOf,
    causeOfDeathOf,
    dispositionOf,
    endOfFollowUp,
    exposureOf,
  };
}

function tellingOf({ stream, data }: { readonly stream: string; readonly data: object }): Telling<object> {
  return { id: idOf(stream), data };
}

function fieldChange(record: string, field: string, old: unknown, value: unknown): FieldChange {
  return {
    field: `${record}/${field}`,
    ...(old !== undefined && { old }),
    ...(value !== undefined && { new: value }),
  };
}

/** Stored values come back with another order of members. */
const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
