import type { CaseEvent } from './catalogue.js';
import type { Fact } from './vocabulary/fact.js';
import type { Seen, StreamKind } from './vocabulary/streams.js';
import type { Protocol } from './protocol/protocol.js';
import { initialAdverseEvent, evolveAdverseEvent } from './adverse-event/adverse-event.state.js';
import type { AdverseEventState } from './adverse-event/adverse-event.state.js';
import { protocolFor } from './participant/own-protocol.js';
import { evolveParticipant, initialParticipant } from './participant/participant.state.js';
import type { ParticipantState } from './participant/participant.state.js';
import { evolveProduct, initialProduct } from './product/product.state.js';
import type { ProductState } from './product/product.state.js';
import { evolveRequest, initialRequest, type RequestState } from './request/request.state.js';
import { evolveStudy, initialStudy, zoneOfSite } from './study/study.state.js';
import type { StudyState } from './study/study.state.js';
import { evolveWebhook, initialWebhook, type WebhookState } from './webhook/webhook.state.js';

/** What a decision may look at: the study, and at most one stream of each other kind; with a request also one that it follows. */
export interface World extends Readonly<Record<Seen, unknown>> {
  readonly study: StudyState;
  readonly participant: ParticipantState;
  readonly product: ProductState;
  readonly 'adverse-event': AdverseEventState;
  readonly 'near-miss': null;
  readonly webhook: WebhookState;
  readonly request: RequestState;
  readonly 'earlier-request': RequestState;
}

/**
 * The protocol, which exists once a participant does: the version that the participant is under whom the decision concerns.
 * @throws Error where there is none yet
 */
export function protocolOf({ study, participant }: Pick<World, 'study' | 'participant'>): Protocol {
  const protocol = protocolFor(study, participant);
  if (protocol === undefined) throw new Error('a participant was screened without a protocol');
  return protocol;
}

/** The zone of the site that a decision concerns: the one that is named, else the participant's, product's, case's or request's. */
export function zoneOf(
  { study, participant, product, 'adverse-event': { report }, request }: World,
  named?: string,
): string {
  return zoneOfSite(study, named ?? participant.site ?? product.site ?? report?.site ?? request.site);
}

export const initialWorld: World = {
  study: initialStudy,
  participant: initialParticipant,
  product: initialProduct,
  'adverse-event': initialAdverseEvent,
  'near-miss': null,
  webhook: initialWebhook,
  request: initialRequest,
  'earlier-request': initialRequest,
};

const evolvers = {
  study: evolveStudy,
  participant: evolveParticipant,
  product: evolveProduct,
  'adverse-event': evolveAdverseEvent,
  'near-miss': () => null,
  webhook: evolveWebhook,
  request: evolveRequest,
} as Readonly<Record<StreamKind, (state: unknown, event: unknown) => unknown>>;

/** The next state of one stream. An event of another kind is a programming error of the caller. */
export function evolveStream<K extends StreamKind>(kind: K, state: World[K], event: Fact<CaseEvent>): World[K] {
  return evolvers[kind](state, event) as World[K];
}
