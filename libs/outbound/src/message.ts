import { own } from '@caseledger/kernel';
import { within, type PublishedFact, type Scope } from '@caseledger/domain';

/** One event as those who follow a service from outside get it. */
export interface Message {
  readonly study: string;
  /** Of the event in the study's ledger. */
  readonly position: number;
  /** Leaf hash of the event. */
  readonly hash: string;
  /** Of the event. Its kind has one shape for good. */
  readonly type: PublishedFact['type'];
  /** What it is about, such as a case: webhooks keep the messages of one subject in order. */
  readonly subject: string;
  /** Of the subject before the event, if there was one, and after it: plain values by name. */
  readonly attributes: readonly object[];
  /**
   * Canonical JSON (R-INT-02), so one line, without personal values. These bytes are what proofs are about: they follow
   * from the ledger alone, and a member may only be added where events of a new type give it. Those that released versions
   * told are kept, and every later version tells the same.
   */
  readonly data: string;
}

/** The messages that are wanted: each member that is given must be equal to the attribute of its name. */
export type Filter = object;

/**
 * Whether the subject matched before the event or matches after it: whoever follows serious cases also learns of the event
 * after which one no longer counts as serious.
 */
export function matches(filter: Filter, { attributes }: Pick<Message, 'attributes'>): boolean {
  const wanted = Object.entries(filter) as [string, unknown][];
  return attributes.some((one) => wanted.every(([name, value]) => own(one as Record<string, unknown>, name) === value));
}

/** Whether a message is of a site within the scope, by its attribute `site` after the event. */
export function isWithin(scope: Scope, { attributes }: Pick<Message, 'attributes'>): boolean {
  return within(scope, (attributes.at(-1) as { readonly site?: string } | undefined)?.site);
}
