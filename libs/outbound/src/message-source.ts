import type { Scope } from '@caseledger/domain';
import type { RecordedEvent, Seen } from '@caseledger/kernel';
import type { Filter, Message } from './message.js';

/** Messages of one study, in order. */
export interface MessagePage {
  readonly messages: readonly Message[];
  /** The event up to which there are no others. Its hash is empty when it is not known. */
  readonly through: Seen;
}

/** Whose messages and which of them are wanted. */
export interface Selection {
  readonly filter: Filter;
  readonly scope: Scope;
}

/** Messages that are ready to be delivered. */
export interface MessageSource {
  /** Messages after a position that the selection lets through, at most `limit`. @throws Unavailable */
  after(study: string, position: number, selection: Selection, limit: number): Promise<MessagePage>;
  /** The event of a study up to which the messages are there. @throws Unavailable */
  seen(study: string): Promise<Seen>;
  /** The last messages of a study, at most `limit`. @throws Unavailable */
  latest(study: string, limit: number): Promise<MessagePage>;
  /** The messages at these positions: those that are there. @throws Unavailable */
  at(study: string, positions: readonly number[]): Promise<readonly Message[]>;
  /** Waits until the messages up to a position are there. Resolves to by how much they are behind. @throws Unavailable */
  waitFor(study: string, position: number, timeoutMs: number): Promise<number>;
}

/**
 * Begins to turn the events of a study into messages: a pure function, called with them in order, page by page from the
 * first one. The one source of messages: streams, proofs and replays agree because of it.
 */
export type MessageFold = () => (events: readonly RecordedEvent[]) => readonly Message[];
