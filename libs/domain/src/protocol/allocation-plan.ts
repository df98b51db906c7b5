import type { Share } from '../allocation/permuted-blocks.js';
import type { Role } from '../vocabulary/roles.js';

/** How participants get to their arms (ICH E9, 2.3; extension). */
export const allocationMethods = ['BY_CLINICIAN', 'RANDOMISED', 'COHORTS'] as const;
export type AllocationMethod = (typeof allocationMethods)[number];

/** The factor that is the participant's site; the others are codes of characteristics. */
export const siteFactor = 'SITE';

/** Blocks of random size, in each of which every arm has its share. */
export interface BlockPlan {
  /** Sizes that a block may have. */
  readonly sizes: readonly number[];
  /** Factors whose combinations have a list each: `SITE`, or codes of characteristics with values; none: one list. */
  readonly strata: readonly string[];
  /** How many participants the list of a stratum has places for. */
  readonly places: number;
}

/** The arm that keeps the arms alike in these factors, most of the time. */
export interface MinimisationPlan {
  /** `SITE`, or codes of characteristics with values, and how much each counts. */
  readonly factors: readonly { readonly factor: string; readonly weight: number }[];
  /** How likely, in per cent, one of the arms is taken that keep the imbalance least. */
  readonly percent: number;
}

/** Chance decides, by blocks or by minimisation. */
export interface Randomisation {
  /** Arms and how many get each for how many of the others. */
  readonly shares: readonly Share[];
  /** How many participants are to be allocated. */
  readonly participants: number;
  readonly blocks?: BlockPlan;
  readonly minimisation?: MinimisationPlan;
}

/** What follows when so many participants of a cohort are evaluated: more limiting toxicities than these stop it. */
export interface EscalationStep {
  /** How many participants the cohort has by then. */
  readonly participants: number;
  /** With so many limiting toxicities at most the next level may open. */
  readonly goOn: number;
  /** With so many at most the cohort may be expanded to the participants of the next step. */
  readonly expand?: number;
}

/** Dose levels that open one after the other, by decision (3+3 and its variants). */
export interface Escalation {
  /** Codes of arms, from the first level to the last. */
  readonly levels: readonly string[];
  /** Days after the administration in which a toxicity is dose-limiting. */
  readonly windowDays: number;
  /** So many of the first participants of a cohort are evaluated before the next one is allocated; absent: none. */
  readonly staggered?: number;
  /** By rising number of participants. */
  readonly steps: readonly EscalationStep[];
}

/** How participants get to their arms; with the one member that its method needs. */
export interface AllocationPlan {
  readonly method: AllocationMethod;
  readonly randomisation?: Randomisation;
  readonly escalation?: Escalation;
}

/** Who does not know the arm (USDM 4.0, StudyDesign.blindingSchema). */
export const blindingSchemas = ['NONE', 'SINGLE', 'DOUBLE'] as const;
export type BlindingSchema = (typeof blindingSchemas)[number];

/** Who does not know the arm of a participant, beside the participant. */
export interface Blinding {
  readonly schema: BlindingSchema;
  /** Roles from which the arm is kept. */
  readonly roles: readonly Role[];
}
