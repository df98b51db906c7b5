import { plan, type ParticipantState, type PlannedVisit, type StudyState } from '@caseledger/domain';
import { dateOf } from '@caseledger/kernel';

/** How far a scheduled visit has come on a day. */
export type VisitProgress = 'RECORDED' | 'MISSED' | 'UPCOMING' | 'DUE' | 'OVERDUE';

/** Where a visit lies against its window. */
export type VisitTiming = 'EARLY' | 'IN_WINDOW' | 'LATE';

/** A scheduled visit of a participant with its window and what became of it. */
export interface VisitView {
  readonly code: string;
  readonly title: string;
  /** Absent before the administration, which anchors every window. */
  readonly window?: Pick<PlannedVisit, 'target' | 'opens' | 'closes'>;
  readonly progress: VisitProgress;
  readonly date?: string;
  readonly timing?: VisitTiming;
}

/** The zone of the participant's site. */
export function zoneOfSite(study: StudyState, participant: ParticipantState): string {
  return study.sites[participant.site ?? '']?.zone ?? 'UTC';
}

/** The scheduled visits of a participant as they stand at an instant: windows count from the administration's day. */
export function plannedVisits(study: StudyState, participant: ParticipantState, at: string): readonly VisitView[] {
  const { protocol } = study;
  if (protocol === undefined) return [];
  const zone = zoneOfSite(study, participant);
  const today = dateOf(at, zone);
  const planned = participant.injection && plan(protocol, participant.injection.at, zone);
  return protocol.visits.map(({ code, title, month }) => {
    const window = planned?.find((visit) => visit.code === code);
    const recorded = Object.values(participant.visits).find(({ scheduled }) => scheduled === code);
    const visit = { code, title, ...(window && { window: windowOf(window) }) };
    if (recorded !== undefined) {
      const timing = window && timingOf(recorded.date, window);
      return { ...visit, progress: 'RECORDED', date: recorded.date, ...(timing && { timing }) };
    }
    if (participant.missedVisits.includes(code)) return { ...visit, progress: 'MISSED' };
    return { ...visit, progress: progressOf(window, month === 0, today) };
  });
}

/** Where a date lies against a window. */
export function timingOf(date: string, { opens, closes }: Pick<PlannedVisit, 'opens' | 'closes'>): VisitTiming {
  if (date < opens) return 'EARLY';
  return date > closes ? 'LATE' : 'IN_WINDOW';
}

const windowOf = ({ target, opens, closes }: PlannedVisit) => ({ target, opens, closes });

function progressOf(window: PlannedVisit | undefined, baseline: boolean, today: string): VisitProgress {
  // Without an administration only the baseline can be made.
  if (window === undefined) return baseline ? 'DUE' : 'UPCOMING';
  if (today < window.opens) return 'UPCOMING';
  return today > window.closes ? 'OVERDUE' : 'DUE';
}
