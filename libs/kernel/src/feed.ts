import type { RecordedEvent } from './event.js';
import type { LedgerAltered } from './ledger-altered.js';

/** A study and the last position known of it. */
export interface Head {
  readonly study: string;
  readonly position: number;
}

/** A study and its last event. */
export interface StudyHead extends Head {
  /** Leaf hash of that event; empty when the ledger counts it and does not have it. */
  readonly hash: string;
}

/** Whoever takes the ledger's events in, study by study, and remembers how far it came. */
export interface Subscriber {
  readonly name: string;
  /**
   * Which of these studies the subscriber still wants events of, and what it has seen last: an empty hash when it does
   * not know. Of heads with a hash it makes sure that what it has seen is still there; else it parks the study.
   */
  behind(heads: readonly (Head | StudyHead)[]): Promise<readonly { study: string; after: number; hash?: string }[]>;
  /**
   * Takes events of one study. They may be repeated, reordered or have holes: the subscriber sorts that out by
   * position. When it rejects, it has not taken all of them and wants them again later.
   */
  deliver(study: string, events: readonly RecordedEvent[]): Promise<void>;
  /** Stands still in the study from now on: its ledger is not what it was. */
  park(altered: LedgerAltered): Promise<void>;
  /** Milliseconds for which events may gather before they are delivered: 0 while somebody waits for them. */
  gatherMs?(): number;
}

/** A running subscription. */
export interface Subscription {
  /** Looks at every study now. */
  wake(): void;
  /** Delivers at once what is gathering. */
  hurry(): void;
  /** Lets a delivery that is under way end, then stops. */
  stop(): Promise<void>;
}

/**
 * Brings the ledger's events to subscribers: every event at least once, each study on its own, one delivery at a time
 * per subscriber. A subscriber that fails in one study still gets the others.
 */
export interface Feed {
  subscribe(subscriber: Subscriber): Subscription;
}
