import type { DomainEvent, EventEnvelope, RecordedEvent, Actor, Provenance, Seen, SeenIn } from './event.js';
import type { Head, StudyHead } from './feed.js';
import type { Personal } from './personal.js';

/** Events for one stream, at the version that the decision saw. An empty list only asserts that version. */
export interface StreamWrite {
  readonly stream: string;
  /** Version of the stream before this append: 0 when it does not exist. Mandatory: there is no unchecked append. */
  readonly expectedVersion: number;
  readonly events: readonly (DomainEvent & { readonly schemaVersion: number })[];
}

/** What every event of an append shares. */
export interface AppendContext {
  readonly actor: Actor;
  readonly occurredAt: string;
  readonly zone: string;
  readonly recordedAt: string;
  readonly causation: string;
  readonly correlation: string;
  /** Of what is imported alone. */
  readonly imported?: Provenance;
}

/** One atomic append to one or several streams of a study, with its receipt. */
export interface Append {
  readonly study: string;
  /** UUID. Recorded once per study: an append with a known id changes nothing and gives the first one's receipt. */
  readonly commandId: string;
  /** 32 bytes that tell the request from others, and nothing of it: the same id with another hash is a `key-reused` outcome. */
  readonly requestHash: Uint8Array;
  readonly streams: readonly StreamWrite[];
  readonly context: AppendContext;
  /** The answer to give again when the command is repeated: opaque JSON. */
  readonly answer: unknown;
}

/** What an append came to. `conflict` and `key-reused` wrote nothing. */
export type AppendOutcome =
  /** It wrote these events, as they are recorded, in the order of their positions. */
  | { readonly outcome: 'appended'; readonly receipt: Receipt; readonly events: readonly RecordedEvent[] }
  /** It was recorded before: by anyone, or by this append itself when the connection was lost before the answer. */
  | { readonly outcome: 'repeated'; readonly receipt: Receipt }
  | { readonly outcome: 'key-reused' }
  | {
      readonly outcome: 'conflict';
      readonly conflicts: readonly { stream: string; expected: number; actual: number }[];
    };

/** What stays of a command after it was recorded. */
export interface Receipt {
  readonly commandId: string;
  readonly requestHash: Uint8Array;
  /** Last position that the append wrote, or the study's position when it wrote none. */
  readonly position: number;
  readonly answer: unknown;
}

/**
 * The ledger, for writers. An implementation must not acknowledge before the events are durable, must not reorder or
 * drop events of an append, and must not write a part of it.
 */
export interface EventStore extends Pick<EventLog, 'readStreams'> {
  append(append: Append): Promise<AppendOutcome>;
  receipt(study: string, commandId: string): Promise<Receipt | undefined>;
  /** A digest under a key of the ledger's own (32 bytes): without it nobody can tell whether they have guessed what was digested. */
  keyed(digest: Uint8Array): Uint8Array;
}

/** A stream, and the version after which its events are wanted. */
export interface WantedStream {
  readonly stream: string;
  readonly after: number;
  /** Leaf hash of the event at that version, by whoever has seen it: the ledger must still have the same. */
  readonly hash?: string;
}

/** Events of a study: those after a position, through another one. */
export interface Stretch {
  readonly study: string;
  readonly after: number;
  readonly through: number;
}

/** An event by the leaf hash of the bytes that are there. */
export interface Leaf extends SeenIn {
  /** The leaf hash that stands beside the bytes. */
  readonly recorded: string;
  /** Whether the bytes say the stream and version that they stand under. */
  readonly placed: boolean;
}

/**
 * The ledger, for readers. Positions are contiguous: the next one is always the last plus one. Events come upcast to the
 * present schema. Everything that is read is compared with its leaf hash and its place: LedgerAltered otherwise.
 */
export interface EventLog {
  /**
   * Events after a position, in order, at most `limit`.
   * @param after with a hash, the event that the reader has seen last: the ledger must still have it.
   * @throws LedgerAltered
   */
  read(study: string, after: number | Seen, limit: number): Promise<readonly RecordedEvent[]>;
  /** The events at these positions, in order. @throws LedgerAltered also when one is not there: ask for what was seen. */
  readAt(study: string, positions: readonly number[]): Promise<readonly RecordedEvent[]>;
  /**
   * Events of the streams after the given versions, each stream in order; those up to a position, if one is given.
   * @throws LedgerAltered
   */
  readStreams(study: string, streams: readonly WantedStream[], through?: number): Promise<readonly RecordedEvent[]>;
  /** Every study with its last event. */
  heads(): Promise<readonly StudyHead[]>;
  /** Leaf hashes of the events at these places, in the same order; `undefined` where there is none. */
  hashesAt(places: readonly Head[]): Promise<readonly (string | undefined)[]>;
  /** What is there of these stretches: every leaf hash is computed anew, and nothing is compared. */
  leaves(stretches: readonly Stretch[]): Promise<readonly Leaf[]>;
  /** Calls back soon after an append. A hint only: it may be lost or repeated. Returns a stop. */
  onAppend(listener: (study: string, position: number) => void): () => void;
  /**
   * Calls back with every head now and then, for all of a process together: with it, a reader that is told of appends
   * misses nothing and need not poll. Returns a stop.
   */
  onLook(listener: (heads: readonly StudyHead[]) => void, onError?: (error: unknown) => void): () => void;
}

/** An event as the ledger stores it: its place, and the canonical bytes that are hashed. */
export interface StoredEvent extends Seen {
  readonly bytes: Buffer;
}

/** The ledger, for whoever passes its bytes on unread. */
export interface ByteLog extends Pick<EventLog, 'heads' | 'hashesAt' | 'onAppend' | 'onLook'> {
  /** Events after a position, in order, at most `limit`: as `read`. */
  readBytes(study: string, after: number | Seen, limit: number): Promise<readonly StoredEvent[]>;
}

/** Turns stored bytes into the event that they say, upcast to the present schema. @throws SyntaxError */
export type EventDecoder = (stored: StoredEvent) => RecordedEvent;

/** Opens sealed values for a reader who may see them. */
export interface PersonalDataVault {
  /** The value, or `undefined` when the subject's key was destroyed. @throws when the sealed bytes were altered. */
  open<T>(study: string, event: Pick<EventEnvelope, 'id'>, sealed: Personal<T>): Promise<T | undefined>;
}

/** Turns an event of an older schema version into the present one. Stored bytes never change. */
export interface Upcaster {
  readonly type: string;
  readonly from: number;
  readonly up: (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}
