import type { RecordedEvent } from '@caseledger/kernel';
import { adverseEventEvents } from './adverse-event/adverse-event.events.js';
import { nearMissEvents } from './near-miss/near-miss.events.js';
import { participantEvents } from './participant/participant.events.js';
import { productEvents } from './product/product.events.js';
import { requestEvents } from './request/request.events.js';
import { studyEvents } from './study/study.events.js';
import { webhookEvents } from './webhook/webhook.events.js';
import { catalogueOf } from './vocabulary/catalogue.js';
import type { EventsOf } from './vocabulary/event.js';
import type { Fact } from './vocabulary/fact.js';
import { publishedKinds, type PublishedKind } from './vocabulary/streams.js';

const streams = [
  studyEvents,
  participantEvents,
  productEvents,
  adverseEventEvents,
  nearMissEvents,
  webhookEvents,
  requestEvents,
] as const;

/** Every event of the domain. */
export type CaseEvent = EventsOf<(typeof streams)[number]>;

/** An event of the domain as the ledger recorded it. */
export type RecordedFact = Fact<CaseEvent> & RecordedEvent;

/** An event that messages to those outside are made of, as the ledger recorded it. */
export type PublishedFact = Fact<EventsOf<Extract<(typeof streams)[number], { readonly kind: PublishedKind }>>> &
  RecordedEvent;

/** Whether messages to those outside are made of an event. */
export function isPublished(fact: RecordedFact): fact is PublishedFact {
  return publishedKinds.some((kind) => kind === kindOf(fact.type));
}

/** What the ledger may say, and everything that follows from it. */
export const {
  aboutOf,
  blinded,
  blindOf,
  causeOfDeathOf,
  changesAfter,
  changesOf,
  dispositionOf,
  endOf,
  endOfFollowUp,
  factsOf,
  exposureOf,
  hasTrait,
  kindOf,
  materialsOf,
  messageTypes,
  sentenceOf,
  types: eventTypes,
  typesOf,
  typesWith,
  upcasters,
  sharedRecordOf,
  schemaVersionOf,
  writingOf,
} = catalogueOf(...streams);
