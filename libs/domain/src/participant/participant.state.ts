import { own, type DateQuality } from '@caseledger/kernel';
import type { ConsentScope, LegalBasis } from '../protocol/protocol.js';
import { catalogueOf } from '../vocabulary/catalogue.js';
import type { ParticipationEnd } from '../vocabulary/event.js';
import type { Fact } from '../vocabulary/fact.js';
import { participantEvents, type ParticipantEvent } from './participant.events.js';
import type {
  Answer,
  ArmAssignment,
  LicensedLot,
  Reading,
  SerologyResult,
  ToxicityOutcome,
  TreatedSite,
} from './participant.model.js';

export interface VisitState {
  readonly visit: string;
  /** Code of the scheduled instance that it belongs to, or `null`; and which time it was, of one that repeats. */
  readonly scheduled: string | null;
  readonly occurrence: number;
  readonly date: string;
  readonly readings: readonly Reading[];
  /** The answer whether there was an adverse event since the visit before. */
  readonly adverseEvents: 'NONE_SINCE_LAST_VISIT' | 'REPORTED' | 'NOT_ASKED';
  /** Of what was taken over from the past: how well its day is known. */
  readonly dateQuality?: DateQuality;
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

/** Something that was given, or done. */
export interface Administered {
  readonly at: string;
  /** Absent: it was over at once, or nobody said when. */
  readonly endedAt?: string;
  /** Code of the protocol's administration, and of the scheduled instance that it fulfils. */
  readonly administration: string;
  readonly scheduled: string;
  /** Which time it was, of an instance that repeats. */
  readonly occurrence: number;
  readonly treatedSite?: TreatedSite;
  /** Code of the batch. */
  readonly product?: string;
  readonly medicine?: LicensedLot;
  /** Absent where the past does not tell it. */
  readonly legalBasis?: LegalBasis;
  /** Of what was taken over from the past: how well its moment is known. */
  readonly dateQuality?: DateQuality;
}

/** Material that was collected of a participant as the plan has it. */
export interface Collected {
  /** Code of the batch that it began. */
  readonly product: string;
  readonly startedAt: string;
  /** When it ended. */
  readonly at: string;
  /** Code of the scheduled instance that it fulfils, and which time. */
  readonly scheduled: string;
  readonly occurrence: number;
}

export interface ParticipantState {
  readonly site?: string;
  /** Version of the protocol that the participant is under: the one that the last act was done by. */
  readonly protocolVersion?: string;
  readonly screenedAt?: string;
  /** When the first sample was taken whose serology is recorded. */
  readonly firstSampledAt?: string;
  /** Gives material for others, and gets nothing. */
  readonly donor: boolean;
  /** Those that screening says. */
  readonly treatedSites: readonly TreatedSite[];
  readonly treatingPhysician?: string;
  readonly characteristics: readonly Answer[];
  readonly consents: readonly {
    /** Those that were not withdrawn since. */
    readonly scopes: readonly ConsentScope[];
    readonly signedAt: string;
    readonly treatedSites: readonly TreatedSite[];
    readonly form: string;
    readonly formVersion: string;
  }[];
  /** Scopes that were given, withdrawn and not given again: one that nobody asked for is none of them. */
  readonly withdrawn: readonly ConsentScope[];
  readonly eligible: boolean;
  readonly screenFailed: boolean;
  readonly treatment?: { readonly legalBasis: LegalBasis; readonly reference: string; readonly at: string };
  /** Code of the arm that they are in; absent: not allocated, or there is one arm. To whom it is kept from it is masked. */
  readonly arm?: string;
  /** How they were allocated, without the arm. */
  readonly allocation?: Pick<ArmAssignment, 'method' | 'list' | 'number'> & { readonly at: string };
  readonly toxicity?: ToxicityOutcome;
  /** Who asked to be told the arm, and when; absent: nobody, or it is confirmed. */
  readonly unblindingRequest?: { readonly by: string; readonly at: string };
  /** Who was told the arm in an emergency. */
  readonly unblinded?: readonly string[];
  readonly serology?: { readonly sampledAt: string; readonly results: readonly SerologyResult[] };
  readonly serologyVerdict?: { readonly verdict: 'CLEARED' | 'RESTRICTED'; readonly sampledAt: string };
  /** In the order in which they were recorded; a later one of the same instance took the place of one that failed. */
  readonly collections?: readonly Collected[];
  /** In the order in which they were recorded. */
  readonly administrations: readonly Administered[];
  readonly visits: Readonly<Record<string, VisitState>>;
  /** What readers scored, in the order in which it was recorded. */
  readonly imageReadings: readonly VisitReading[];
  readonly missedVisits: readonly { readonly scheduled: string; readonly occurrence: number }[];
  /** Why follow-up or treatment ended; the order of the ends. */
  readonly ended: readonly ParticipationEnd[];
  /** Treated sites that a terminal event is recorded of which ends their follow-up. */
  readonly endedSites: readonly TreatedSite[];
  /** The first return; months after the administration. */
  readonly returnToSport?: { readonly activity: string; readonly months: number };
  /** Codes of the imports that took over some of it from the past; absent: all was recorded as it happened. */
  readonly imports?: readonly string[];
}

export const initialParticipant: ParticipantState = {
  donor: false,
  treatedSites: [],
  characteristics: [],
  consents: [],
  withdrawn: [],
  eligible: false,
  screenFailed: false,
  administrations: [],
  visits: {},
  imageReadings: [],
  missedVisits: [],
  ended: [],
  endedSites: [],
};

/** The ends of a participation, as their events say them. */
const { endOf } = catalogueOf(participantEvents);

export function evolveParticipant(state: ParticipantState, event: Fact<ParticipantEvent>): ParticipantState {
  const next = { ...changed(state, event), ...takenOver(state, event) };
  return 'protocolVersion' in event.data ? { ...next, protocolVersion: event.data.protocolVersion } : next;
}

const takenOver = ({ imports = [] }: ParticipantState, { imported }: Fact<ParticipantEvent>) =>
  imported === undefined || imports.includes(imported.import) ? {} : { imports: [...imports, imported.import] };

function changed(state: ParticipantState, event: Fact<ParticipantEvent>): ParticipantState {
  switch (event.type) {
    case 'ParticipantScreened':
      return {
        ...state,
        site: event.data.site,
        donor: event.data.donor === true,
        screenedAt: event.occurredAt,
        treatedSites: event.data.treatedSites,
        treatingPhysician: event.data.treatingPhysician,
        characteristics: event.data.characteristics,
      };
    case 'ConsentSigned':
    case 'Reconsented': {
      const { scopes, treatedSites, form, formVersion } = event.data;
      return {
        ...state,
        consents: [...state.consents, { scopes, signedAt: event.occurredAt, treatedSites, form, formVersion }],
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
    case 'ArmAssigned': {
      const { arm, method, list, number } = event.data;
      const drawn = list === undefined ? {} : { list, number };
      return { ...state, arm, allocation: { at: event.occurredAt, method, ...drawn } };
    }
    case 'DoseLimitingToxicityAssessed':
      return { ...state, toxicity: event.data.outcome };
    case 'UnblindingRequested':
      return { ...state, unblindingRequest: { by: event.actor.id, at: event.occurredAt } };
    case 'Unblinded': {
      const { unblindingRequest: _, ...confirmed } = state;
      const told = [...(state.unblinded ?? []), event.data.requestedBy, event.actor.id];
      return { ...confirmed, unblinded: [...new Set(told)] };
    }
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
    case 'StartingMaterialGiven': {
      const { product, scheduled, occurrence = 1, startedAt } = event.data;
      const collected = { product, startedAt, at: event.occurredAt, scheduled, occurrence };
      return { ...state, collections: [...(state.collections ?? []), collected] };
    }
    case 'CellsInjected':
    case 'InterventionAdministered':
      return { ...state, administrations: [...state.administrations, administered(event)] };
    case 'VisitRecorded': {
      const { visit, scheduled, occurrence = 1, date, readings, adverseEvents } = event.data;
      const { imported } = event;
      const quality = imported && { dateQuality: imported.dateQuality };
      const recorded = { visit, scheduled, occurrence, date, readings, adverseEvents, ...quality };
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
    case 'ProtocolVersionChanged':
      return state;
    case 'TerminalEventRecorded': {
      const { treatedSite, endsTreatedSite } = event.data;
      const ended = ending(state, event);
      if (treatedSite === undefined || endsTreatedSite !== true) return ended;
      return { ...ended, endedSites: [...state.endedSites, treatedSite] };
    }
    case 'WithdrawnFromTreatment':
    case 'WithdrawnFromFollowUp':
    case 'LostToFollowUp':
    case 'Died':
    case 'FollowUpCompleted':
      return ending(state, event);
  }
}

/** How the participation ends with an event, if it does. */
function ending(state: ParticipantState, event: Fact<ParticipantEvent>): ParticipantState {
  const end = endOf(event);
  return end === undefined ? state : { ...state, ended: [...state.ended, end] };
}

type Given = Extract<ParticipantEvent, { readonly type: 'CellsInjected' | 'InterventionAdministered' }>;

function administered({ type, occurredAt, data, imported }: Fact<Given>): Administered {
  const { administration, scheduled, occurrence = 1, treatedSite, product, legalBasis, endedAt } = data;
  return {
    ...{ at: occurredAt, administration, scheduled, occurrence },
    ...(legalBasis && { legalBasis }),
    ...(imported && { dateQuality: imported.dateQuality }),
    ...(endedAt !== undefined && { endedAt }),
    ...(treatedSite && { treatedSite }),
    ...(product !== undefined && { product }),
    ...(type === 'InterventionAdministered' && data.medicine && { medicine: data.medicine }),
  };
}

/** What was given last of all that was there at a moment. @param at milliseconds since 1970 */
export function lastGiven({ administrations }: ParticipantState, at = Infinity): Administered | undefined {
  return administrations.filter((one) => Date.parse(one.at) <= at).at(-1);
}

/** Whether anything was given, or done in its place. */
export const wasTreated = ({ administrations }: ParticipantState): boolean => administrations.length > 0;

/** The visit that was recorded for a scheduled instance, of one that repeats for the n-th time. */
export function visitOf({ visits }: ParticipantState, scheduled: string, occurrence: number): VisitState | undefined {
  return Object.values(visits).find((one) => one.scheduled === scheduled && one.occurrence === occurrence);
}

/** Whether a scheduled instance was recorded as missed, of one that repeats for the n-th time. */
export function isMissed({ missedVisits }: ParticipantState, scheduled: string, occurrence: number): boolean {
  return missedVisits.some((one) => one.scheduled === scheduled && one.occurrence === occurrence);
}

/** The last time of a scheduled instance of which anything is known: done, or missed; 0 when nothing is. */
export function lastKnown(participant: ParticipantState, scheduled: string): number {
  const { visits, missedVisits, administrations, collections = [] } = participant;
  const known = [...Object.values(visits), ...missedVisits, ...administrations, ...collections];
  return Math.max(0, ...known.filter((one) => one.scheduled === scheduled).map(({ occurrence }) => occurrence));
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
