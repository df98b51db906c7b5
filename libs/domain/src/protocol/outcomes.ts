import type { EventCriterion, ValueSource } from './derivations.js';

/** What kind of answer an outcome has. */
export const outcomeKinds = ['CONTINUOUS', 'ORDINAL', 'YES_NO', 'COUNT', 'TIME_TO_EVENT'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** Whose outcome it is. */
export const outcomeUnits = ['PARTICIPANT', 'TREATED_SITE'] as const;

/** What several treated sites have in common, so that they are not independent of each other. */
export const outcomeClusters = ['PARTICIPANT', 'SITE'] as const;

/** From when on the time to an event runs: from an act or visit, or from the first of some events. */
export interface TimeStart {
  /** Instance of the main timeline: when it was done the first time. */
  readonly instance?: string;
  readonly events?: readonly EventCriterion[];
}

/** How long it takes to the first of some events. Who had none is censored at their last contact. */
export interface TimeToEvent {
  readonly start: TimeStart;
  readonly events: readonly EventCriterion[];
  /** After one of these the event cannot come any more. */
  readonly competing?: readonly EventCriterion[];
  /** ISO 8601 duration after the start: what comes later does not count. */
  readonly until?: string;
}

/**
 * What is found out about participants. It has one source: an item of an instrument, a derivation, or the time to an event.
 */
export interface OutcomeDefinition extends ValueSource {
  readonly code: string;
  readonly title: string;
  /** Absent: `CONTINUOUS`. */
  readonly kind?: OutcomeKind;
  readonly timeToEvent?: TimeToEvent;
  /** UCUM; of a time: `d`, `wk`, `mo` or `a`. */
  readonly unit: string;
  readonly decimals: number;
  /** Visit of the main timeline that it is compared with; absent: it is not compared with an earlier one. */
  readonly baseline?: string;
  /** Visits of the main timeline at which it is found; none of a time to an event. */
  readonly visits: readonly string[];
  readonly primary: boolean;
  /** Absent: by participant. */
  readonly by?: (typeof outcomeUnits)[number];
  /** By treated site: what sites have in common. */
  readonly cluster?: (typeof outcomeClusters)[number];
}

/** An outcome that is an item of an instrument, with a baseline. */
export type MeasuredOutcome = OutcomeDefinition & Required<Pick<OutcomeDefinition, 'instrument' | 'item' | 'baseline'>>;

export const isMeasured = (outcome: OutcomeDefinition): outcome is MeasuredOutcome =>
  outcome.instrument !== undefined && outcome.item !== undefined && outcome.baseline !== undefined;

/** What kind of answer it has. */
export const outcomeKindOf = ({ kind = 'CONTINUOUS' }: Pick<OutcomeDefinition, 'kind'>): OutcomeKind => kind;

/** How much an objective or endpoint weighs (USDM 4.0, Objective.level, Endpoint.level). */
export const objectiveLevels = ['PRIMARY', 'SECONDARY', 'EXPLORATORY'] as const;
export type ObjectiveLevel = (typeof objectiveLevels)[number];

/** How an objective is reached, as it is to be found out (USDM 4.0, Endpoint). */
export interface Endpoint {
  readonly code: string;
  /** In words. */
  readonly title: string;
  readonly level: ObjectiveLevel;
  readonly purpose?: string;
  /** Codes of outcomes. */
  readonly outcomes: readonly string[];
}

/** What the study is to learn (USDM 4.0, Objective). */
export interface Objective {
  readonly code: string;
  /** In words. */
  readonly title: string;
  readonly level: ObjectiveLevel;
  readonly endpoints: readonly Endpoint[];
}
