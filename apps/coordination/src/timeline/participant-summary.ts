import type { ParticipantState, Reading } from '@caseledger/domain';
import type { CaseStates, Folded } from './case-states.js';
import type { RecordedFact } from '@caseledger/domain';
import { plannedVisits, timingOf } from './planned-visits.js';

/** Derived from the events, never kept. */
export type ParticipantStatus =
  | 'SCREENING'
  | 'SCREEN_FAILED'
  | 'CONSENTED'
  | 'ELIGIBLE'
  | 'AUTHORISED'
  | 'IN_MANUFACTURE'
  | 'TREATED'
  | ParticipantState['ended'][number];

/** The status that follows from what happened so far. */
export function statusOf(participant: ParticipantState, harvested: boolean): ParticipantStatus {
  const end = participant.ended.at(-1);
  if (end !== undefined) return end;
  if (participant.screenFailed) return 'SCREEN_FAILED';
  if (participant.injection !== undefined) return 'TREATED';
  if (harvested) return 'IN_MANUFACTURE';
  if (participant.treatment !== undefined) return 'AUTHORISED';
  if (participant.eligible) return 'ELIGIBLE';
  return participant.consents.length > 0 ? 'CONSENTED' : 'SCREENING';
}

/** A participant in a list. */
export function participantLine(
  code: string,
  { state, version, position }: Folded<ParticipantState>,
  cases: CaseStates,
) {
  const harvested = [...cases.products.values()].some((product) => product.state.participant === code);
  return {
    participant: code,
    site: state.site,
    side: state.side,
    status: statusOf(state, harvested),
    position,
    version,
  };
}

/** All that the study knows of a participant's course, without personal data. */
export function participantSummary(
  code: string,
  folded: Folded<ParticipantState>,
  cases: CaseStates,
  facts: readonly RecordedFact[],
  at: string,
) {
  const { state } = folded;
  const visits = plannedVisits(cases.study, state, at);
  return {
    ...participantLine(code, folded, cases),
    characteristics: state.characteristics,
    consent: { signed: state.consents, withdrawn: state.withdrawn },
    eligibility: { eligible: state.eligible, screenFailed: state.screenFailed },
    serology:
      state.serology === undefined ? null : { ...state.serology, verdict: state.serologyVerdict?.verdict ?? null },
    authorisation: state.treatment ?? null,
    products: [...cases.products]
      .filter(([, product]) => product.state.participant === code)
      .map(([product, { state: batch }]) => ({
        product,
        release: batch.release?.kind ?? null,
        rejected: batch.rejected,
        recalled: batch.recalled,
        expiresAt: batch.expiresAt ?? null,
      })),
    injection: state.injection ?? null,
    visits,
    unscheduledVisits: Object.values(state.visits)
      .filter(({ scheduled }) => scheduled === null)
      .map(({ visit, date }) => {
        const window = visits.find((planned) => planned.code === visit)?.window;
        return { visit, date, ...(window && { timing: timingOf(date, window) }) };
      }),
    missingAnswers: missingAnswers(state, facts),
    returnedToSport: state.returnedToSport,
  };
}

/** Every item without a value, with the reason (R-AUD-19). */
function missingAnswers(state: ParticipantState, facts: readonly RecordedFact[]) {
  const bySite = Object.values(state.visits).flatMap(({ visit, readings }) =>
    readings.flatMap((reading) => missingIn(visit, reading)),
  );
  const byReader = facts.flatMap((fact) =>
    fact.type === 'ImagingScored' ? missingIn(fact.data.visit, fact.data.reading) : [],
  );
  return [...bySite, ...byReader];
}

function missingIn(visit: string, { instrument, answers }: Reading) {
  return answers
    .filter(({ missing }) => missing !== undefined)
    .map(({ item, missing, note }) => ({ visit, instrument, item, missing, ...(note !== undefined && { note }) }));
}
