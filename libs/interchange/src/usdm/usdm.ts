/** Terms of the Unified Study Definitions Model 4.0 (CDISC), as far as they are read. Members are those of its API. */
export interface UsdmCode {
  readonly code: string;
  readonly decode: string;
}

export interface UsdmTiming {
  readonly id: string;
  readonly name: string;
  readonly type: UsdmCode;
  readonly value: string;
  readonly relativeToFrom: UsdmCode;
  readonly relativeFromScheduledInstanceId: string;
  readonly relativeToScheduledInstanceId?: string | null;
  readonly windowLower?: string | null;
  readonly windowUpper?: string | null;
  /** What our extensions say: of `relativeToFrom` that the protocol says it, too, where it need not; the window of an anchor. */
  readonly said?: { readonly from: unknown; readonly window: unknown };
}

export interface UsdmScheduledInstance {
  readonly id: string;
  readonly name: string;
  readonly label?: string | null;
  readonly instanceType: 'ScheduledActivityInstance' | 'ScheduledDecisionInstance';
  readonly epochId?: string | null;
  readonly encounterId?: string | null;
  readonly activityIds?: readonly string[];
  readonly timelineId?: string | null;
  /** What our extension says of its repetition. */
  readonly repeats?: unknown;
  readonly conditionAssignments?: readonly { readonly condition: string; readonly conditionTargetId: string }[];
}

export interface UsdmScheduleTimeline {
  readonly id: string;
  readonly name: string;
  readonly label?: string | null;
  readonly mainTimeline: boolean;
  readonly entryCondition: string;
  readonly instances?: readonly UsdmScheduledInstance[];
  readonly timings?: readonly UsdmTiming[];
}

interface UsdmNamed {
  readonly id: string;
  readonly name: string;
}

/** What the timelines of a design refer to. */
export interface UsdmStudyDesign {
  readonly encounters?: readonly UsdmNamed[];
  readonly activities?: readonly UsdmNamed[];
  readonly epochs?: readonly UsdmNamed[];
  readonly scheduleTimelines?: readonly UsdmScheduleTimeline[];
}
