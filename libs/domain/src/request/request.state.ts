import type { Side } from '../participant/participant.model.js';
import type { Fact } from '../vocabulary/fact.js';
import type { RequestEvent, Requester } from './request.events.js';

/** A request as its events left it, without the words of persons. */
export interface RequestState {
  /** Absent: there is none. */
  readonly site?: string;
  readonly asked?: {
    readonly at: string;
    readonly requester: Requester;
    readonly structure: string;
    readonly side: Side;
    readonly follows?: string;
  };
  /** It is decided once: refused, or accepted. */
  readonly refusal?: { readonly at: string; readonly rules: readonly string[] };
  readonly acceptedAt?: string;
  /** Who was screened on it. */
  readonly participant?: string;
}

export const initialRequest: RequestState = {};

export function evolveRequest(state: RequestState, event: Fact<RequestEvent>): RequestState {
  switch (event.type) {
    case 'TreatmentRequested': {
      const { site, requester, structure, side, follows } = event.data;
      const asked = { at: event.occurredAt, requester, structure, side, ...(follows !== undefined && { follows }) };
      return { site, asked };
    }
    case 'EvidenceAppraised':
      return state;
    case 'RequestRefused':
      return { ...state, refusal: { at: event.occurredAt, rules: event.data.rules.map(({ code }) => code) } };
    case 'RequestAccepted':
      return { ...state, acceptedAt: event.occurredAt };
    case 'RequestScreened':
      return { ...state, participant: event.data.participant };
  }
}

/** Where a request stands. */
export const requestStatuses = ['OPEN', 'REFUSED', 'ACCEPTED', 'SCREENED'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** The status that follows from what was decided, and from whether somebody was screened. */
export function requestStatus({ refusal, acceptedAt, participant }: RequestState): RequestStatus {
  if (refusal !== undefined) return 'REFUSED';
  if (participant !== undefined) return 'SCREENED';
  return acceptedAt === undefined ? 'OPEN' : 'ACCEPTED';
}
