import {
  asReported,
  idOf,
  evolveStream,
  factsOf,
  initialWorld,
  isPublished,
  isRelated,
  type AdverseEventState,
  type Opinion,
  type PublishedFact,
  type RecordedFact,
} from '@caseledger/domain';
import { canonicalJson, isPersonal } from '@caseledger/kernel';
import type { Message, MessageFold } from '@caseledger/outbound';
import { assessedCase, opinionsBy } from '../adverse-events/assessed-case.js';

/** What a filter may ask of a case. */
interface Attributes {
  readonly site?: string;
  /** The product that was given before. */
  readonly product?: string;
  readonly serious: boolean;
  /** In the opinion of the investigator or the sponsor (R-SAF-06). */
  readonly related: boolean;
  /** On the protocol's list of events of special interest (R-SAF-18). */
  readonly specialInterest: boolean;
}

/** The cases that are wanted: each member that is given must be equal. */
export type SafetyFilter = Partial<Attributes>;

/** The cases as they stand, by stream. */
export type CaseStates = Map<string, AdverseEventState>;

/**
 * The messages of a study's events, one for each event of an adverse event. The events are in order, and go on where
 * `states` stands; it is brought up to date. The one source of messages: streams, proofs and replays agree because of it.
 */
export function messagesOf(facts: readonly RecordedFact[], states: CaseStates): readonly Message[] {
  return facts.filter(isPublished).map((fact) => {
    const before = states.get(fact.stream) ?? initialWorld['adverse-event'];
    const after = evolveStream('adverse-event', before, fact);
    states.set(fact.stream, after);
    return messageOf(fact, before, after);
  });
}

/** The messages of a study from its first event on, for proofs. */
export const foldMessages: MessageFold = () => {
  const states: CaseStates = new Map();
  return (events) => messagesOf(factsOf(events), states);
};

function messageOf(fact: PublishedFact, before: AdverseEventState, after: AdverseEventState): Message {
  const { study, position, hash, type, stream, occurredAt, recordedAt, actor, reason, data } = fact;
  const adverseEvent = idOf(stream);
  return {
    study,
    position,
    hash,
    type,
    subject: adverseEvent,
    attributes: [before, after].flatMap(attributesOf),
    data: canonicalJson({
      study,
      position,
      type,
      adverseEvent,
      occurredAt,
      recordedAt,
      role: actor.role,
      reason,
      data: withoutPersonal(data),
      case: withoutPersonal(caseOf(after)),
    }),
  };
}

function attributesOf(state: AdverseEventState): readonly Attributes[] {
  if (state.report === undefined) return [];
  const { site, product, serious } = asReported(state.report);
  return [
    {
      site,
      ...(product !== undefined && { product }),
      serious,
      related: isRelated(state),
      specialInterest: 'specialInterest' in state.report,
    },
  ];
}

/** The case as it stands after an event. */
function caseOf(state: AdverseEventState): object {
  const opinions = (side: Opinion['by']) => opinionsBy(side, state).map(({ to, related }) => ({ to, related }));
  return {
    ...(state.report && asReported(state.report)),
    awareAt: state.awareAt,
    causality: {
      investigator: opinions('INVESTIGATOR'),
      sponsor: opinions('SPONSOR'),
      related: isRelated(state),
    },
    ...assessedCase(state),
  };
}

function withoutPersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isPersonal(item)).map(withoutPersonal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => !isPersonal(member))
      .map(([name, member]) => [name, withoutPersonal(member)]),
  );
}
