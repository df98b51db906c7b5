import {
  followedVisits,
  occurrenceOf,
  progressOf,
  timingOf,
  type ParticipantState,
  type StudyState,
  type VisitProgress,
  type VisitTiming,
  type VisitWindow,
} from '@caseledger/domain';

/** A scheduled visit of a participant with its window and what became of it. */
export interface VisitView {
  readonly code: string;
  /**
   * Which time, of a visit that repeats.
   * @asType integer
   */
  readonly occurrence?: number;
  readonly title: string;
  /** Absent until what it is planned from has happened. */
  readonly window?: VisitWindow;
  readonly progress: VisitProgress;
  readonly date?: string;
  readonly timing?: VisitTiming;
}

/** The scheduled visits of a participant as they stand at an instant. */
export function plannedVisits(study: StudyState, participant: ParticipantState, at: string): readonly VisitView[] {
  return followedVisits(study, participant, Date.parse(at)).map((visit) => {
    const { code, title, window, recorded } = visit;
    return {
      code,
      ...occurrenceOf(visit),
      title,
      ...(window && { window }),
      progress: progressOf(visit, Date.parse(at)),
      ...(recorded && { date: recorded.date }),
      ...(recorded && window && { timing: timingOf(recorded.date, window) }),
    };
  });
}
