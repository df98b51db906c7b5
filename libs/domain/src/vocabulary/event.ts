import type { Reason, Upcaster } from '@caseledger/kernel';
import { flatten, type Field } from './audited-fields.js';
import { publishedKinds, type StreamKind } from './streams.js';

/** The languages that an event may speak. English is always among them. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** What an event is told from: its data, and the id of what its stream is of. */
export interface Telling<Data> {
  readonly id: string;
  readonly data: Data;
}

type Predicate<Data> = (telling: Telling<Data>) => string;

/** A sentence in each language, without its subject: what is said after the name of who did it. */
export type Says<Data> = Readonly<Record<'en', Predicate<Data>>> & Readonly<Partial<Record<Language, Predicate<Data>>>>;

/** The record of its stream that an event writes (R-AUD-02). */
export interface Writing {
  /** Name of the record within the stream. */
  readonly record: string;
  readonly fields: readonly Field[];
  /** Whether a field that the event does not name keeps its value. */
  readonly keeps: (field: string) => boolean;
  /** Old values that the event itself tells, by field. */
  readonly was?: Readonly<Record<string, unknown>>;
}

/** How the audit trail reads an event. `own`: the name of a record that no other event writes. */
export type Reads<Data> = (telling: Telling<Data>, own: string) => Writing;

/** Whom and what an event is about, as far as it says so itself. */
export interface About {
  /** Code of the participant. */
  readonly participant?: string;
  /** Code of the product. */
  readonly product?: string;
  /** Code of the site. */
  readonly site?: string;
}

/**
 * How a participation may end, and whether the observation ends with it: follow-up is refused from then on, and years of
 * exposure end. What ends the treatment alone leaves the participant observed.
 */
export const endsFollowUp = {
  WITHDRAWN_FROM_TREATMENT: false,
  WITHDRAWN_FROM_FOLLOW_UP: true,
  LOST_TO_FOLLOW_UP: true,
  DIED: true,
  TERMINAL_EVENT: true,
  COMPLETED: true,
} as const;

/** How a participation ended. */
export type ParticipationEnd = keyof typeof endsFollowUp;

/** What was decided about a batch. */
export type Disposition = 'RELEASED' | 'CONDITIONALLY_RELEASED' | 'REJECTED' | 'RECALLED';

/** What a participant was exposed to. */
export interface Exposure {
  /** Code of the batch, or the name of a medicine. */
  readonly product: string;
  /** Absent where the past does not tell it. */
  readonly legalBasis?: string;
  /** 10⁶ cells; absent where nobody counts them. */
  readonly cells?: number;
}

/** What of an event those see from whom the arms of the participants are kept; without members: all of it. */
export interface Blind<Data> {
  /** Members in whose place a word stands. */
  readonly masks?: readonly (keyof Data)[];
  /** Members that are left out. */
  readonly omits?: readonly (keyof Data)[];
  /** They see it only where the plans of all arms have this act, or none has it. */
  readonly act?: 'ADMINISTRATION' | 'SEROLOGY';
  /** They see it only of instances that the plans of all arms have, and of none. */
  readonly planned?: true;
}

/** What several parts of the product need to know of an event without knowing its type. Absent: it is not so. */
export interface Traits<Data> {
  /** It ends the participation, or a part of it. */
  readonly ends?: ParticipationEnd | ((data: Data) => ParticipationEnd | undefined);
  /** It tells the participant's death, with its cause in words. */
  readonly causeOfDeath?: (data: Data) => string;
  /** It exposes the participant to the product. */
  readonly exposes?: (data: Data) => Exposure | undefined;
  /**
   * Release relies on it: who entered it may not release the batch, and a review of before no longer counts (R-AUD-09).
   * Every event of a product says whether it is so.
   */
  readonly entersBatchRecord?: boolean;
  /** It decides about the batch. */
  readonly disposition?: Disposition;
  /** It brings news of a case: the most recent information that a report about it says (ICH E2B(R3), C.1.5). */
  readonly informs?: true;
  /**
   * It numbers the messages about the participant's cases that are prepared after it, as every event of the study, of
   * products and of cases does (`messageTypes`). Never changed once released: messages are made again by their number.
   */
  readonly numbersMessages?: true;
  /** What of it those see from whom the arms are kept; absent: nothing, not even that it was recorded. */
  readonly blind?: Blind<Data>;
  /** It is an incident of the hospital exemption's annual report (R-SAF-16). */
  readonly incident?: true | ((data: Data) => boolean);
}

export type Trait = keyof Traits<never>;

/** Turns `data` of one version into the shape of the next one. */
type Upcast = Upcaster['up'];

/** The version of the shape of `data`, and for every version before it the step to the next one. */
type Versioned =
  | { readonly version: 1; readonly upcasts?: never }
  | { readonly version: 2; readonly upcasts: Readonly<Record<1, Upcast>> }
  | { readonly version: 3; readonly upcasts: Readonly<Record<1 | 2, Upcast>> }
  | { readonly version: 4; readonly upcasts: Readonly<Record<1 | 2 | 3, Upcast>> };

/** Data that names a participant, a product or a site has to say which of them the event is about. */
type Concerned<Data> = [Extract<keyof Data, keyof About>] extends [never]
  ? { readonly about?: (telling: Telling<Data>) => About }
  : { readonly about: (telling: Telling<Data>) => About };

/** A material that touched the cells, with its lot (R-CEL-14). */
export interface Material {
  readonly name: string;
  readonly lot: string;
}

/** Data that has materials in a member has to say that the event uses them: recalls follow lots. */
type Using<Data> = [Extract<Data[keyof Data], readonly Material[]>] extends [never]
  ? unknown
  : { readonly uses: unknown };

/** All that an event kind says of itself, beside the shape of its data. */
export type EventSpecification<Data extends object> = Versioned &
  Concerned<Data> & {
    /** The materials that it uses. */
    readonly uses?: (data: Data) => readonly Material[];
    readonly says: Says<Data>;
    readonly reads: Reads<Data>;
    readonly traits: Traits<Data>;
  };

/** What an event kind has to say of itself, by the shape of its data. */
export type SpecificationOf<Data extends object> = EventSpecification<Data> & Using<Data>;

declare const shape: unique symbol;

/** An event kind. */
export type EventDefinition<Data extends object> = EventSpecification<Data> & {
  /** The type of its data; there is no such member. */
  readonly [shape]?: Data;
};

/** Defines an event kind: everything that is derived from it follows from here, and nothing may be left out. */
export function event<Data extends object>(specification: SpecificationOf<Data>): EventDefinition<Data> {
  return specification as EventDefinition<Data>;
}

/** The event kinds of one kind of stream. */
export interface StreamDefinition<
  Kind extends StreamKind = StreamKind,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any data: definitions are contravariant in it
  Events extends Readonly<Record<string, EventDefinition<any>>> = Readonly<Record<string, EventDefinition<any>>>,
> {
  readonly kind: Kind;
  readonly events: Events;
}

/**
 * Groups the event kinds of one kind of stream, by the type that stands in the ledger.
 * @throws TypeError for a second version in a stream that is published: messages would say something else than they did.
 */
export function events<
  Kind extends StreamKind,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any data: definitions are contravariant in it
  const Events extends Readonly<Record<string, EventDefinition<any>>>,
>(kind: Kind, definitions: Events): StreamDefinition<Kind, Events> {
  const published = publishedKinds.some((one) => one === kind);
  for (const [type, { version }] of Object.entries(definitions)) {
    if (published && version > 1) {
      throw new TypeError(
        `${type} has one shape for good: proofs of ${kind} events are kept. Give version ${version} a type of its own`,
      );
    }
  }
  return { kind, events: definitions };
}

/** An event as a decision states it. */
export interface Stated<Type extends string, Data extends object> {
  readonly type: Type;
  readonly data: Data;
  /** Id of the stream that it begins, where the command itself sees another one of its kind, or none. */
  readonly begins?: string;
  /** Why a correction was made (R-AUD-03). */
  readonly reason?: Reason;
}

/** The union of the events of a stream, discriminated by `type`. */
export type EventsOf<Stream> =
  Stream extends StreamDefinition<StreamKind, infer Events>
    ? {
        [Type in keyof Events & string]: Events[Type] extends EventDefinition<infer Data> ? Stated<Type, Data> : never;
      }[keyof Events & string]
    : never;

/** Its fields are made when they are asked for: who only asks for the record needs none. */
const writing = (record: string, fields: () => readonly Field[], keeps: Writing['keeps']): Writing => ({
  record,
  get fields() {
    return fields();
  },
  keeps,
});

const all = (): boolean => true;
const none = (): boolean => false;

/** A record of its own, which no other event changes: all its fields are initial. */
export const own: Reads<object> = ({ data }, record) => writing(record, () => flatten(data), none);

/** The whole of a record: what the event does not name has no value any more. */
export function whole<Data extends object>(
  record: (data: Data) => string,
  fields: (data: Data) => readonly Field[] = (data) => flatten(data),
): Reads<Data> {
  return ({ data }) => writing(record(data), () => fields(data), none);
}

/** A change of some fields of a record: the others keep their values. `was` gives old values that the event tells. */
export function change<Data extends object>(
  record: (data: Data) => string,
  fields: (data: Data) => readonly Field[] = (data) => flatten(data),
  was?: (data: Data) => Readonly<Record<string, unknown>>,
): Reads<Data> {
  return ({ data }) => {
    const writes = writing(record(data), () => fields(data), all);
    return was === undefined ? writes : Object.assign(writes, { was: was(data) });
  };
}

/** A correction that restates a part of a record: what it leaves out of that part is gone, the rest stays. */
export function correction<Data extends object>(
  record: (data: Data) => string,
  fields: (data: Data) => readonly Field[],
  isRestated: (field: string) => boolean,
): Reads<Data> {
  return ({ data }) =>
    writing(
      record(data),
      () => fields(data),
      (field) => !isRestated(field),
    );
}
