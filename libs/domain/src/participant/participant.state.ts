import { own } from '@caseledger/kernel';
import type { ConsentScope, LegalBasis } from '../protocol/protocol.js';
import { catalogueOf } from '../vocabulary/catalogue.js';
import type { ParticipationEnd } from '../vocabulary/event.js';
import type { Fact } from '../vocabulary/fact.js';
import { participantEvents, type ParticipantEvent } from './participant.events.js';
import type { Answer, Reading, SerologyResult, Side } from './participant.model.js';

export interface VisitState {
  readonly visit: string;
  /** Code of the scheduled instance that it belongs to, or `null`; and which time it was, of one that repeats. */
  readonly scheduled: string | null;
  readonly occurrence: number;
  readonly date: string;
  readonly readings: readonly Reading[];
  /** The answer whether there was an adverse event since the visit before. */
  readonly adverseEvents: 'NONE_SINCE_LAST_VISIT' | 'REPORTED' | 'NOT_ASKED';
}

/** What was read with one instrument, at which visit. */
export interface VisitReading {
  readonly visit: string;
  /** The scheduled visit that it belongs to by its window; `null` when it belongs to none. */
  readonly scheduled: string | null;
  /** Which time it was, of one that repeats. */
  readonly occurrence: number;
  readonly reading: Reading;
}

export interface ParticipantState {
  readonly site?: string;
  readonly screenedAt?: string;
  /** When the first sample was taken whose serology is recorded. */
  readonly firstSampledAt?: string;
  readonly side?: Side;
  readonly treatingPhysician?: string;
  readonly characteristics: readonly Answer[];
  readonly consents: readonly {
    /** Those that were not withdrawn since. */
    readonly scopes: readonly ConsentScope[];
    readonly signedAt: string;
    readonly side: Side;
    readonly form: string;
    readonly formVersion: string;
  }[];
  /** Scopes that were given, withdrawn and not given again: one that nobody asked for is none of them. */
  readonly withdrawn: readonly ConsentScope[];
  readonly eligible: boolean;
  readonly screenFailed: boolean;
  readonly treatment?: { readonly legalBasis: LegalBasis; readonly reference: string; readonly at: string };
  readonly serology?: { readonly sampledAt: string; readonly results: readonly SerologyResult[] };
  readonly serologyVerdict?: { readonly verdict: 'CLEARED' | 'RESTRICTED'; readonly sampledAt: string };
  readonly injection?: {
    readonly at: string;
    readonly product: string;
    readonly side: Side;
    readonly legalBasis: LegalBasis;
  };
  readonly visits: Readonly<Record<string, VisitState>>;
  /** What readers scored, in the order in which it was recorded. */
  readonly imageReadings: readonly VisitReading[];
  readonly missedVisits: readonly { readonly scheduled: string; readonly occurrence: number }[];
  /** Why follow-up or treatment ended; the order of the ends. */
  readonly ended: readonly ParticipationEnd[];
  /** The first return; months after the administration. */
  readonly returnToSport?: { readonly activity: string; readonly months: number };
}

export const initialParticipant: ParticipantState = {
  characteristics: [],
  consents: [],
  withdrawn: [],
  eligible: false,
  screenFailed: false,
  visits: {},
  imageReadings: [],
  missedVisits: [],
  ended: [],
};

/** The ends of a participation, as their events say them. */
const { endOf } = catalogueOf(participantEvents);

export function evolveParticipant(state: ParticipantState, event: Fact<ParticipantEvent>): ParticipantState {
  switch (event.type) {
    case 'ParticipantScreened':
      return {
        ...state,
        site: event.data.site,
        screenedAt: event.occurredAt,
        side: event.data.side,
        treatingPhysician: event.data.treatingPhysician,
        characteristics: event.data.characteristics,
      };
    case 'ConsentSigned':
    case 'Reconsented': {
      const { scopes, side, form, formVersion } = event.data;
      return {
        ...state,
        consents: [...state.consents, { scopes, signedAt: event.occurredAt, side, form, formVersion }],
        withdrawn: state.withdrawn.filter((scope) => !scopes.includes(scope)),
      };
    }
    case 'ConsentWithdrawn':
      return {
        ...state,
        // What was signed before loses the scopes for good: only a new signature gives them again.
        consents: state.consents.map((consent) => ({
          ...consent,
          scopes: consent.scopes.filter((scope) => !event.data.scopes.includes(scope)),
        })),
        withdrawn: [...new Set([...state.withdrawn, ...event.data.scopes])],
      };
    case 'EligibilityConfirmed':
      return { ...state, eligible: true };
    case 'ScreenFailed':
      return { ...state, eligible: false, screenFailed: true };
    case 'TreatmentAuthorised':
      return {
        ...state,
        treatment: { legalBasis: event.data.legalBasis, reference: event.data.reference, at: event.occurredAt },
      };
    case 'SerologyRecorded':
      return {
        ...state,
        firstSampledAt: state.firstSampledAt ?? event.data.sampledAt,
        serology: { sampledAt: event.data.sampledAt, results: event.data.results },
        serologyVerdict: undefined,
      };
    case 'SerologyCleared':
      return { ...state, serologyVerdict: { verdict: 'CLEARED', sampledAt: event.data.sampledAt } };
    case 'SerologyRestricted':
      return { ...state, serologyVerdict: { verdict: 'RESTRICTED', sampledAt: event.data.sampledAt } };
    case 'CellsInjected':
      return {
        ...state,
        injection: {
          at: event.occurredAt,
          product: event.data.product,
          side: event.data.side,
          legalBasis: event.data.legalBasis,
        },
      };
    case 'VisitRecorded': {
      const { visit, scheduled, occurrence = 1, date, readings, adverseEvents } = event.data;
      const recorded = { visit, scheduled, occurrence, date, readings, adverseEvents };
      return { ...state, visits: { ...state.visits, [visit]: recorded } };
    }
    case 'VisitMissed': {
      const { scheduled, occurrence = 1 } = event.data;
      return { ...state, missedVisits: [...state.missedVisits, { scheduled, occurrence }] };
    }
    case 'VisitCorrected': {
      const visit = own(state.visits, event.data.visit);
      if (visit === undefined) return state;
      return {
        ...state,
        visits: { ...state.visits, [event.data.visit]: { ...visit, readings: event.data.readings } },
      };
    }
    case 'ImagingScored': {
      const { visit, scheduled, occurrence = 1, reading } = event.data;
      return { ...state, imageReadings: [...state.imageReadings, { visit, scheduled, occurrence, reading }] };
    }
    case 'ReturnedToSport':
      return { ...state, returnToSport: state.returnToSport ?? event.data };
    case 'ConcomitantCareRecorded':
      return state;
    case 'TerminalEventRecorded':
    case 'WithdrawnFromTreatment':
    case 'WithdrawnFromFollowUp':
    case 'LostToFollowUp':
    case 'Died':
    case 'FollowUpCompleted': {
      const end = endOf(event);
      return end === undefined ? state : { ...state, ended: [...state.ended, end] };
    }
  }
}

/** The visit that was recorded for a scheduled instance, of one that repeats for the n-th time. */
export function visitOf({ visits }: ParticipantState, scheduled: string, occurrence: number): VisitState | undefined {
  return Object.values(visits).find((one) => one.scheduled === scheduled && one.occurrence === occurrence);
}

/** Whether a scheduled instance was recorded as missed, of one that repeats for the n-th time. */
export function isMissed({ missedVisits }: ParticipantState, scheduled: string, occurrence: number): boolean {
  return missedVisits.some((one) => one.scheduled === scheduled && one.occurrence === occurrence);
}

/** Everything that was read of a participant: at the visits, then by readers of images. */
export function readingsOf({ visits, imageReadings }: ParticipantState): readonly VisitReading[] {
  const atVisits = Object.values(visits).flatMap(({ visit, scheduled, occurrence, readings }) =>
    readings.map((reading) => ({ visit, scheduled, occurrence, reading })),
  );
  return [...atVisits, ...imageReadings];
}

/** Whether consent for a scope was signed before a moment and was not withdrawn since. */
export function consentInForce(state: ParticipantState, scope: ConsentScope, at: number): boolean {
  return state.consents.some((consent) => consent.scopes.includes(scope) && Date.parse(consent.signedAt) <= at);
}
