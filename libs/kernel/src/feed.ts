import type { RecordedEvent } from './event.js';

/** A study and the last position known of it. */
export interface Head {
  readonly study: string;
  readonly position: number;
}

/** Whoever takes the ledger's events in, study by study, and remembers how far it came. */
export interface Subscriber {
  readonly name: string;
  /** Which of these studies the subscriber still wants events of, and the position after which. */
  behind(heads: readonly Head[]): Promise<readonly { study: string; after: number }[]>;
  /**
   * Takes events of one study. They may be repeated, reordered or have holes: the subscriber sorts that out by
   * position. When it rejects, it has not taken all of them and wants them again later.
   */
  deliver(study: string, events: readonly RecordedEvent[]): Promise<void>;
}

/** A running subscription. */
export interface Subscription {
  /** Looks for events now instead of at the next poll. */
  wake(): void;
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
