import type { ParticipationEnd } from '../vocabulary/event.js';
import type { CaseCriteria } from './case-criteria.js';

/** What stands for an item that is missing, where a rule allows for it. */
export const replacements = ['MEAN_OF_ANSWERED', 'LEAST', 'GREATEST', 'ZERO'] as const;

/** Of the values that a total needs so many may be missing; with more the total is missing, with the reason of the first. */
export interface MissingRule {
  readonly atMost: number;
  /** `LEAST` and `GREATEST` are those that the item can have. */
  readonly replacedBy: (typeof replacements)[number];
}

/** What may happen to a participant once, or again and again, so that it can be waited for and counted. */
export const eventKinds = ['TERMINAL_EVENT', 'PARTICIPATION_END', 'ADVERSE_EVENT', 'TURNS_TRUE'] as const;
export type EventKind = (typeof eventKinds)[number];

/** Which events are meant; with the one member that its kind needs. */
export interface EventCriterion {
  readonly kind: EventKind;
  readonly terminalEvent?: string;
  readonly end?: ParticipationEnd;
  /** It happens at its onset. */
  readonly cases?: CaseCriteria;
  /** A derivation of yes or no: it happens at the first visit at which that is yes. */
  readonly derivation?: string;
}

/** Where a value comes from: an item or total of an instrument, or a derivation. */
export interface ValueSource {
  readonly instrument?: string;
  readonly item?: string;
  readonly derivation?: string;
}

/** A value that a derivation rests on. */
export interface Operand extends ValueSource {
  /** Visit of the main timeline at which it is taken; absent: the one that is judged. */
  readonly at?: string;
  /** How it counts in a `WEIGHTED_SUM`; absent: once. */
  readonly weight?: number;
}

/**
 * How a value follows from others at a visit:
 *
 * - `SUM`, `MEAN`, `WEIGHTED_SUM`, `PERCENT_OF_MAXIMUM`: of numbers;
 * - `CHANGE`, `RELATIVE_CHANGE` (in per cent of the earlier value): of one number, since the visit `from`, or since the one before;
 * - `RANK`: of one code: its place, from 1, among the values of its item;
 * - `THRESHOLD`, `ONE_OF`: yes or no, of one number, or of one code or number;
 * - `ANY_OF`, `ALL_OF`, `NONE_OF`: yes or no, of yeses and noes;
 * - `LEVEL`: which of several yeses and noes, from 1, is the last that is yes; 0: none is;
 * - `FIRST_OF`: the first of them that is not missing;
 * - `HAPPENED`, `COUNT`: whether, and how often, one of `events` happened until the end of the day of the visit.
 */
export const protocolDerivationRules = [
  'SUM',
  'MEAN',
  'WEIGHTED_SUM',
  'PERCENT_OF_MAXIMUM',
  'CHANGE',
  'RELATIVE_CHANGE',
  'RANK',
  'THRESHOLD',
  'ONE_OF',
  'ANY_OF',
  'ALL_OF',
  'NONE_OF',
  'LEVEL',
  'FIRST_OF',
  'HAPPENED',
  'COUNT',
] as const;
export type ProtocolDerivationRule = (typeof protocolDerivationRules)[number];

export const comparisons = ['AT_LEAST', 'ABOVE', 'AT_MOST', 'BELOW'] as const;

/** Yes where a number compares so with the limit, in the unit of the number. */
export interface Threshold {
  readonly is: (typeof comparisons)[number];
  readonly limit: number;
}

/**
 * A value that follows from others of the same participant, across visits and instruments. It is reckoned when it is read and
 * recorded nowhere: a correction of what it rests on corrects it, too.
 */
export interface ProtocolDerivation {
  readonly code: string;
  readonly title: string;
  readonly rule: ProtocolDerivationRule;
  /** What it rests on; nothing where it rests on events. */
  readonly of: readonly Operand[];
  /** UCUM unit of a number. */
  readonly unit?: string;
  /** Of `SUM`, `MEAN`, `WEIGHTED_SUM` and `PERCENT_OF_MAXIMUM`. Absent: with one missing value the total is missing. */
  readonly missing?: MissingRule;
  /** Of a change: visit of the main timeline since when; absent: the one before at which there is a value. */
  readonly from?: string;
  readonly threshold?: Threshold;
  /** Of `ONE_OF`: yes where it is one of these. */
  readonly values?: readonly (number | string)[];
  readonly events?: readonly EventCriterion[];
}
