import { isSusar, type AdverseEventState, type Coding, type Opinion, type SafetyReport } from '@caseledger/domain';

/** What a case came to beside its report: the same in a list, in its file and in a message about it. */
export interface AssessedCase {
  readonly expectedness?: NonNullable<AdverseEventState['expectedness']>;
  /** Suspected unexpected serious adverse reaction: derived, never typed (R-SAF-06, R-SAF-07). */
  readonly susar: boolean;
  readonly coding?: Coding;
  readonly reports: readonly SafetyReport[];
  readonly closed: boolean;
  readonly nullified: boolean;
}

/** What a case came to, by its events so far. */
export function assessedCase(state: AdverseEventState): AssessedCase {
  const { expectedness, coding, reports, closed, nullified } = state;
  return {
    ...(expectedness && { expectedness }),
    susar: isSusar(state),
    ...(coding && { coding }),
    reports,
    closed,
    nullified,
  };
}

/** The opinions on causality of one side. */
export function opinionsBy(by: Opinion['by'], { causality }: AdverseEventState): readonly Opinion[] {
  return causality.filter((opinion) => opinion.by === by);
}
