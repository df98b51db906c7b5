import type { Course, ParticipantStatus, SubjectLine } from '@caseledger/casebook';
import type {
  Answer,
  MissingReason,
  ParticipantState,
  ProductState,
  Reading,
  Side,
  StudyState,
} from '@caseledger/domain';
import { plannedVisits, timingOf, type VisitTiming, type VisitView } from './planned-visits.js';

/** A participant in a list. */
export interface ParticipantLine {
  readonly participant: string;
  readonly site: string | null;
  readonly side: Side | null;
  /** Where the participant stands: derived from the events. */
  readonly status: ParticipantStatus;
  /**
   * Position of the last event of the participant.
   * @asType integer
   */
  readonly position: number;
  /**
   * Version of the participant's stream: what `If-Match` takes.
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

/** All that the study knows of a participant's course, without personal data. */
export interface ParticipantFile extends ParticipantLine {
  readonly characteristics: readonly Answer[];
  readonly consent: {
    readonly signed: ParticipantState['consents'];
    readonly withdrawn: ParticipantState['withdrawn'];
  };
  readonly eligibility: { readonly eligible: boolean; readonly screenFailed: boolean };
  readonly serology:
    (NonNullable<ParticipantState['serology']> & { readonly verdict: 'CLEARED' | 'RESTRICTED' | null }) | null;
  readonly authorisation: NonNullable<ParticipantState['treatment']> | null;
  readonly products: readonly ParticipantProduct[];
  readonly injection: NonNullable<ParticipantState['injection']> | null;
  /** Scheduled visits with their windows and what became of them. */
  readonly visits: readonly VisitView[];
  readonly unscheduledVisits: readonly {
    readonly visit: string;
    readonly date: string;
    readonly timing?: VisitTiming;
  }[];
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
  side,
}: SubjectLine<'participant'>): ParticipantLine {
  return {
    participant: id,
    site: site ?? null,
    side: side ?? null,
    status: status as ParticipantStatus,
    position,
    version,
  };
}

/** The file of a participant, judged at an instant. */
export function participantFile(
  { participant, products }: Course,
  study: StudyState,
  readByOthers: readonly { readonly visit: string; readonly reading: Reading }[],
  at: string,
): ParticipantFile {
  const { state } = participant;
  const visits = plannedVisits(study, state, at);
  return {
    ...participantLine(participant),
    characteristics: state.characteristics,
    consent: { signed: state.consents, withdrawn: state.withdrawn },
    eligibility: { eligible: state.eligible, screenFailed: state.screenFailed },
    serology:
      state.serology === undefined ? null : { ...state.serology, verdict: state.serologyVerdict?.verdict ?? null },
    authorisation: state.treatment ?? null,
    products: products.map(({ id, state: batch }) => productOf(id, batch)),
    injection: state.injection ?? null,
    visits,
    unscheduledVisits: Object.values(state.visits)
      .filter(({ scheduled }) => scheduled === null)
      .map(({ visit, date }) => {
        const window = visits.find((planned) => planned.code === visit)?.window;
        return { visit, date, ...(window && { timing: timingOf(date, window) }) };
      }),
    missingAnswers: [...Object.values(state.visits).flatMap(readingsOf), ...readByOthers].flatMap(missingIn),
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

const readingsOf = ({ visit, readings }: ParticipantState['visits'][string]) =>
  readings.map((reading) => ({ visit, reading }));

function missingIn({
  visit,
  reading,
}: {
  readonly visit: string;
  readonly reading: Reading;
}): readonly MissingAnswer[] {
  return reading.answers.flatMap(({ item, missing, note }) =>
    missing === undefined
      ? []
      : [{ visit, instrument: reading.instrument, item, missing, ...(note !== undefined && { note }) }],
  );
}
