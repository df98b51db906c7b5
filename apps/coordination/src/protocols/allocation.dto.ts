import { ProtocolCode } from '@caseledger/study';
import {
  allocationMethods,
  blindingSchemas,
  roles,
  type AllocationMethod,
  type AllocationPlan,
  type Blinding,
  type BlindingSchema,
  type BlockPlan,
  type Escalation,
  type EscalationStep,
  type MinimisationPlan,
  type Randomisation,
  type Role,
} from '@caseledger/domain';
import { ListOf, OneOf, Part, SomeOf, Whole, Wholes } from '@caseledger/platform';

/** An arm, and how many get it for how many of the others. */
export class SharePart {
  @ProtocolCode({ description: 'Code of the arm.', example: 'TREATMENT' })
  readonly arm!: string;

  @Whole({ description: 'How many get it for how many of the others.', example: 1, min: 1, max: 100 })
  readonly ratio!: number;
}

/** Blocks of random size, in each of which every arm has its share. */
export class BlocksPart implements BlockPlan {
  @Wholes({ description: 'Sizes that a block may have.', example: [2, 4, 6], min: 1, max: 1_000, minItems: 1 })
  readonly sizes!: readonly number[];

  @ListOf('text', {
    description: 'Factors whose combinations have a list each: SITE, or codes of characteristics with values.',
    example: ['SITE'],
    maxItems: 10,
    max: 60,
  })
  readonly strata!: readonly string[];

  @Whole({ description: 'Places in the list of each stratum.', example: 40, min: 1, max: 100_000 })
  readonly places!: number;
}

/** A factor in which the arms are kept alike. */
export class MinimisationFactorPart {
  @ProtocolCode({ description: 'SITE, or the code of a characteristic with values.', example: 'SITE' })
  readonly factor!: string;

  @Whole({ description: 'How much it counts.', example: 1, min: 1, max: 100 })
  readonly weight!: number;
}

/** The arm that keeps the arms alike, most of the time. */
export class MinimisationPart implements MinimisationPlan {
  @ListOf(() => MinimisationFactorPart, { description: 'Factors.', minItems: 1, maxItems: 20 })
  readonly factors!: readonly MinimisationFactorPart[];

  @Whole({ description: 'Per cent in which the arm is taken that keeps them alike.', example: 80, min: 1, max: 100 })
  readonly percent!: number;
}

/** Chance decides. */
export class RandomisationPart implements Randomisation {
  @ListOf(() => SharePart, { description: 'Arms with their ratio.', minItems: 1 })
  readonly shares!: readonly SharePart[];

  @Whole({ description: 'Participants that are to be allocated.', example: 20, min: 1, max: 100_000 })
  readonly participants!: number;

  @Part(() => BlocksPart, { description: 'By permuted blocks.', optional: true })
  readonly blocks?: BlocksPart;

  @Part(() => MinimisationPart, { description: 'By minimisation.', optional: true })
  readonly minimisation?: MinimisationPart;
}

/** What follows when so many participants of a cohort are evaluated. */
export class EscalationStepPart implements EscalationStep {
  @Whole({ description: 'Participants of the cohort by then.', example: 3, min: 1, max: 1_000 })
  readonly participants!: number;

  @Whole({ description: 'So many limiting toxicities at most, and the next level may open.', example: 0, min: 0 })
  readonly goOn!: number;

  @Whole({ description: 'So many at most, and it may be expanded.', example: 1, min: 0, optional: true })
  readonly expand?: number;
}

/** Dose levels that open one after the other, by decision. */
export class EscalationPart implements Escalation {
  @ListOf('text', { description: 'Codes of arms, from the first level.', example: ['LOW'], minItems: 1, max: 60 })
  readonly levels!: readonly string[];

  @Whole({ description: 'Days after the administration that count.', example: 28, min: 0, max: 3_660 })
  readonly windowDays!: number;

  @Whole({
    description: 'So many of the first participants of a cohort are evaluated before the next one is allocated.',
    example: 1,
    min: 0,
    max: 1_000,
    optional: true,
  })
  readonly staggered?: number;

  @ListOf(() => EscalationStepPart, { description: 'By rising number of participants.', minItems: 1 })
  readonly steps!: readonly EscalationStepPart[];
}

/** How participants get to their arms. */
export class AllocationPart implements AllocationPlan {
  @OneOf(allocationMethods, { description: 'Who or what decides.' })
  readonly method!: AllocationMethod;

  @Part(() => RandomisationPart, { description: 'Of RANDOMISED: how chance decides.', optional: true })
  readonly randomisation?: RandomisationPart;

  @Part(() => EscalationPart, { description: 'Of COHORTS: how they follow each other.', optional: true })
  readonly escalation?: EscalationPart;
}

/** Who does not know the arm. */
export class BlindingPart implements Blinding {
  @OneOf(blindingSchemas, { description: 'SINGLE: the participant; DOUBLE: also these roles.' })
  readonly schema!: BlindingSchema;

  @SomeOf(roles, { description: 'Roles from which the arm is kept.', example: ['investigator'] })
  readonly roles!: readonly Role[];
}
