/** How a moment follows from that of another instance (USDM 4.0, Timing.type). */
export const timingTypes = ['FIXED_REFERENCE', 'AFTER', 'BEFORE'] as const;
export type TimingType = (typeof timingTypes)[number];

/** From which end of the one instance to the start of the other (USDM 4.0, Timing.relativeToFrom). */
export const timingEnds = ['START_TO_START', 'END_TO_START'] as const;
export type TimingEnd = (typeof timingEnds)[number];

/**
 * When an instance is due (USDM 4.0, Timing). One that is a fixed reference waits for what happens: the others are reckoned
 * from it, or from each other.
 */
export interface Timing {
  readonly type: TimingType;
  /** ISO 8601 duration. Of a fixed reference it is the number of its study day, and nothing is reckoned with it. */
  readonly value: string;
  /** Code of the instance that it is reckoned from; a fixed reference has none. */
  readonly relativeTo?: string;
  readonly from?: TimingEnd;
  /** ISO 8601 durations before and after the due moment that still count. Absent: the day itself. */
  readonly window?: { readonly lower: string; readonly upper: string };
}

/** An instance that comes again and again. */
export interface Repetition {
  /** ISO 8601 duration from one to the next. */
  readonly every: string;
  /** Reckoned from where the first one was due, or from when the previous one was. */
  readonly from: 'FIRST' | 'PREVIOUS';
  /** How many there are at most; absent: until the participation ends. */
  readonly times?: number;
}

/** Something that is to be done with a participant at a time (USDM 4.0, ScheduledActivityInstance). */
export interface ScheduledInstance {
  readonly code: string;
  readonly title: string;
  readonly timing: Timing;
  /** Code of the encounter at which it is done. */
  readonly encounter?: string;
  /** Code of the epoch that it belongs to. */
  readonly epoch?: string;
  /** Codes of the activities. */
  readonly activities: readonly string[];
  readonly repeats?: Repetition;
}

/** A schedule that a participant goes through from one entry on (USDM 4.0, ScheduleTimeline). */
export interface ScheduleTimeline {
  readonly code: string;
  readonly title: string;
  /** The one that every participant goes through; the others begin when something happens. */
  readonly main: boolean;
  /** What has to happen for a participant to enter it, in words. */
  readonly entryCondition: string;
  readonly instances: readonly ScheduledInstance[];
}
