/** A fact as a decider states it. `type` and `schemaVersion` are names of the ledger's language, never class names. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
  /** When it happened, if the command's own `occurredAt` does not say it. */
  readonly occurredAt?: string;
  /** Why a correction was made (R-AUD-03). */
  readonly reason?: Reason;
}

/** Why something was changed: a code of the study's list, and words. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

/** Who acted, by pseudonymous id; the printed name is sealed in the delegation log. */
export interface Actor {
  readonly id: string;
  /** The role held by delegation at the moment of recording (R-AUT-09). `system` for the software itself. */
  readonly role: string;
  readonly organisation: string;
}

/** The id by which the software itself acts. */
export const softwareId = 'caseledger';

/** Whether an id is, or looks like, that of the software itself, which no person has. */
export const isSoftware = (id: string): boolean => id.toLowerCase() === softwareId;

/**
 * How well a moment of the past is known, as its source has it. `MONTH` and `YEAR`: the date stands for a month or a year
 * that is known; `ESTIMATED`: somebody reckoned it.
 */
export const dateQualities = ['EXACT', 'MONTH', 'YEAR', 'ESTIMATED'] as const;
export type DateQuality = (typeof dateQualities)[number];

/** Where an event comes from that was not recorded by those who were there, but taken out of a source years later. */
export interface Provenance {
  /** Code of the import. */
  readonly import: string;
  /**
   * Number of the row in the import, from 1.
   * @asType integer
   * @minimum 1
   */
  readonly row: number;
  /** What it was taken from, such as a register or a publication. */
  readonly source: string;
  /** Who took it out of the source, by pseudonymous id. */
  readonly extractor: string;
  /** The day on which it was taken out. */
  readonly extractedAt: string;
  /** How well `occurredAt` is known. */
  readonly dateQuality: DateQuality;
  /** Rules that protect participants when something is done, and of which the source does not show that they were kept. */
  readonly notShown?: readonly string[];
}

/**
 * An event as its stored bytes say it: the canonical JSON of this object is what is hashed (R-AUD-02, R-TLG-05).
 * The position in the study is not part of it: the ledger assigns it in commit order.
 */
export interface EventEnvelope {
  /** `<command id>/<index>`: unique, because a command id is recorded once. */
  readonly id: string;
  readonly study: string;
  /** `study`, or `<kind>/<id>`: `participant/…`, `product/…`, `adverse-event/…`, `near-miss/…`, `webhook/…`. */
  readonly stream: string;
  /**
   * Version of the stream after this event, from 1, without gaps.
   * @asType integer
   * @minimum 1
   */
  readonly version: number;
  readonly type: string;
  /**
   * Version of the shape of `data` for this type.
   * @asType integer
   * @minimum 1
   */
  readonly schemaVersion: number;
  /** When it happened: an instant in UTC, or a date when only the day is known (R-AUD-05). */
  readonly occurredAt: string;
  /** IANA zone of the place where it happened. */
  readonly zone: string;
  /**
   * When it was entered: server clock, UTC, never earlier than the event before it in the stream (R-AUD-05).
   * @format date-time
   */
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly reason?: Reason;
  /** The command, or the event, that led to this one. */
  readonly causation: string;
  readonly correlation: string;
  /** Component and version that wrote it. */
  readonly software: string;
  /**
   * 16 random bytes, base64url: a published leaf hash cannot be guessed (R-PRV-05).
   * @pattern ^[A-Za-z0-9_-]{22}$
   */
  readonly salt: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Of what was imported alone. */
  readonly imported?: Provenance;
}

/** An event read back from the ledger. */
export interface RecordedEvent extends EventEnvelope {
  /** Place in the study's ledger: from 1, without gaps, in commit order. */
  readonly position: number;
  /** Leaf hash of the stored bytes, in 64 hexadecimal digits: compared with the ledger's when it was read. */
  readonly hash: string;
}

/** The last event that a reader of a study has taken in. Position 0 and an empty hash before the first one. */
export type Seen = Pick<RecordedEvent, 'position' | 'hash'>;

export const nothingSeen: Seen = { position: 0, hash: '' };

/** An event's canonical bytes may not exceed this: an entry of a C2SP tile has a 16-bit length. */
export const maximumEventBytes = 65_535;

/** An event that a reader has taken in, and of which study. */
export interface SeenIn extends Seen {
  readonly study: string;
}
