import type { Course, ParticipantStatus, SubjectLine } from '@caseledger/casebook';
import {
  readingsOf,
  type Administered,
  type Answer,
  type MissingReason,
  type ParticipantState,
  type ProductState,
  type StudyState,
  type TreatedSite,
  type VisitReading,
} from '@caseledger/domain';
import { shownArm } from '../allocation/allocation.js';
import { plannedVisits, type VisitView } from './planned-visits.js';

/** A participant in a list. */
export interface ParticipantLine {
  readonly participant: string;
  readonly site: string | null;
  /** Where they are, or may come to be, treated; none: the whole body. */
  readonly treatedSites: readonly TreatedSite[];
  /** Where the participant stands: derived from the events. */
  readonly status: ParticipantStatus;
  /**
   * Position of the last event of the participant; for those from whom the arms are kept, of the first.
   * @asType integer
   */
  readonly position: number;
  /**
   * Version of the participant's stream: what `If-Match` takes. 0 for those from whom the arms are kept.
   * @asType integer
   */
  readonly version: number;
}

/** A page of participants, by code. */
export interface ParticipantPage {
  readonly items: readonly ParticipantLine[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

/** An item without a value, with the reason (R-AUD-19). */
export interface MissingAnswer {
  readonly visit: string;
  readonly instrument: string;
  readonly item: string;
  readonly missing: MissingReason;
  readonly note?: string;
}

/** A product that a participant gave cells for. */
export interface ParticipantProduct {
  readonly product: string;
  readonly release: 'CONDITIONAL' | 'FINAL' | null;
  readonly rejected: boolean;
  readonly recalled: boolean;
  readonly expiresAt: string | null;
}

/** How a participant was allocated. */
export interface ParticipantAllocation {
  /** Code of the arm; null while it is kept from the reader. */
  readonly arm: string | null;
  readonly method: NonNullable<ParticipantState['allocation']>['method'];
  /** When: an instant in UTC. */
  readonly at: string;
  /**
   * Number of the allocation list.
   * @asType integer
   */
  readonly list?: number;
  /**
   * Number in the list.
   * @asType integer
   */
  readonly number?: number;
  /** Who asked to be told the arm, where nobody confirmed it yet. */
  readonly unblindingRequest?: NonNullable<ParticipantState['unblindingRequest']>;
  /** Who was told the arm in an emergency. */
  readonly unblinded: readonly string[];
}

/** All that the study knows of a participant's course, without personal data. */
export interface ParticipantFile extends ParticipantLine {
  readonly characteristics: readonly Answer[];
  readonly consent: {
    readonly signed: ParticipantState['consents'];
    readonly withdrawn: ParticipantState['withdrawn'];
  };
  readonly eligibility: { readonly eligible: boolean; readonly screenFailed: boolean };
  /** Absent until the participant is allocated, and in a study of one arm. */
  readonly allocation?: ParticipantAllocation;
  readonly serology:
    (NonNullable<ParticipantState['serology']> & { readonly verdict: 'CLEARED' | 'RESTRICTED' | null }) | null;
  readonly authorisation: NonNullable<ParticipantState['treatment']> | null;
  readonly products: readonly ParticipantProduct[];
  /** Version of the protocol that the participant is planned, shown and judged by. */
  readonly protocolVersion: string | null;
  /** What was given, in the order in which it was recorded. */
  readonly administrations: readonly Administered[];
  /** Scheduled visits with their windows and what became of them. */
  readonly visits: readonly VisitView[];
  /** What was recorded in no window: of no scheduled visit, not even the nearest (R-INS-05). */
  readonly unscheduledVisits: readonly { readonly visit: string; readonly date: string }[];
  readonly missingAnswers: readonly MissingAnswer[];
  readonly returnedToSport: boolean;
}

/** The line of a participant. */
export function participantLine({
  id,
  site,
  version,
  position,
  status,
  treatedSites,
}: SubjectLine<'participant'>): ParticipantLine {
  return {
    participant: id,
    site: site ?? null,
    treatedSites: treatedSites ?? [],
    status: status as ParticipantStatus,
    position,
    version,
  };
}

/** The file of a participant, judged at an instant. */
export function participantFile({ participant, products }: Course, study: StudyState, at: string): ParticipantFile {
  const { state } = participant;
  return {
    ...participantLine(participant),
    characteristics: state.characteristics,
    consent: { signed: state.consents, withdrawn: state.withdrawn },
    eligibility: { eligible: state.eligible, screenFailed: state.screenFailed },
    ...(state.allocation && {
      allocation: {
        ...{ arm: shownArm(state.arm), ...state.allocation, unblinded: state.unblinded ?? [] },
        ...(state.unblindingRequest && { unblindingRequest: state.unblindingRequest }),
      },
    }),
    serology:
      state.serology === undefined ? null : { ...state.serology, verdict: state.serologyVerdict?.verdict ?? null },
    authorisation: state.treatment ?? null,
    products: products.map(({ id, state: batch }) => productOf(id, batch)),
    protocolVersion: state.protocolVersion ?? null,
    administrations: state.administrations,
    visits: plannedVisits(study, state, at),
    unscheduledVisits: Object.values(state.visits)
      .filter(({ scheduled }) => scheduled === null)
      .map(({ visit, date }) => ({ visit, date })),
    missingAnswers: readingsOf(state).flatMap(missingIn),
    returnedToSport: state.returnToSport !== undefined,
  };
}

const productOf = (product: string, batch: ProductState): ParticipantProduct => ({
  product,
  release: batch.release?.kind ?? null,
  rejected: batch.rejected,
  recalled: batch.recalled,
  expiresAt: batch.expiresAt ?? null,
});

function missingIn({ visit, reading }: VisitReading): readonly MissingAnswer[] {
  return reading.answers.flatMap(({ item, missing, note }) =>
    missing === undefined
      ? []
      : [{ visit, instrument: reading.instrument, item, missing, ...(note !== undefined && { note }) }],
  );
}
