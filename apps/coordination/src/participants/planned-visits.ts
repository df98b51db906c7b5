import {
  followedVisits,
  progressOf,
  timingOf,
  type ParticipantState,
  type PlannedVisit,
  type StudyState,
  type VisitProgress,
  type VisitTiming,
} from '@caseledger/domain';

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

/** The scheduled visits of a participant as they stand at an instant. */
export function plannedVisits(study: StudyState, participant: ParticipantState, at: string): readonly VisitView[] {
  return followedVisits(study, participant).map((visit) => {
    const { code, title, window, recorded } = visit;
    return {
      code,
      title,
      ...(window && { window: { target: window.target, opens: window.opens, closes: window.closes } }),
      progress: progressOf(visit, Date.parse(at)),
      ...(recorded && { date: recorded.date }),
      ...(recorded && window && { timing: timingOf(recorded.date, window) }),
    };
  });
}
