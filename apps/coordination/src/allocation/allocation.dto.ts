import { ReasonPart, TimedAct } from '@caseledger/commands';
import { ProtocolCode, StudyPath } from '@caseledger/study';
import {
  cohortDecisions,
  toxicityOutcomes,
  type AllocateParticipant,
  type AssessDoseLimitingToxicity,
  type CloseAllocationList,
  type CloseCohort,
  type CohortDecision,
  type OpenCohort,
  type ToxicityOutcome,
  type RequestUnblinding,
} from '@caseledger/domain';
import { OneOf, Part, Text, Whole } from '@caseledger/platform';

/** Address of an allocation list. */
export class AllocationListPath extends StudyPath {
  @Whole({ description: 'Number of the list, from 1.', example: 1, min: 1, max: 10_000, inQuery: true })
  readonly list!: number;
}

/** Address of a dose level. */
export class DoseLevelPath extends StudyPath {
  @ProtocolCode({ description: 'Code of the arm that is the dose level.', example: 'LOW' })
  readonly level!: string;
}

/** Body of `MakeAllocationList`. */
export class AllocationListBody extends TimedAct {}

/** Body of `CloseAllocationList` and `DiscloseAllocationList`. */
export class AllocationListEndBody extends TimedAct implements Omit<CloseAllocationList, 'list'> {
  @Part(() => ReasonPart, { description: 'Why.' })
  readonly reason!: ReasonPart;
}

/** Body of `OpenCohort`. */
export class CohortOpeningBody extends TimedAct implements Omit<OpenCohort, 'level'> {
  @Part(() => ReasonPart, { description: 'Why, such as the minutes of the board.' })
  readonly reason!: ReasonPart;
}

/** Body of `CloseCohort`. */
export class CohortClosureBody extends CohortOpeningBody implements Omit<CloseCohort, 'level'> {
  @OneOf(cohortDecisions, { description: 'The next level may open, this one gets more participants, or it ends.' })
  readonly decision!: CohortDecision;
}

/** Body of `AllocateParticipant`. */
export class AllocationBody extends TimedAct implements Omit<AllocateParticipant, 'participant'> {
  @ProtocolCode({ description: 'Arm, where the clinician decides.', example: 'CONTROL', optional: true })
  readonly arm?: string;

  @Text({
    description: 'Why this arm, where the clinician decides.',
    example: 'Does not want an injection.',
    max: 2000,
    multiline: true,
    optional: true,
  })
  readonly explanation?: string;
}

/** Body of `AssessDoseLimitingToxicity`. */
export class ToxicityBody extends TimedAct implements Omit<AssessDoseLimitingToxicity, 'participant'> {
  @OneOf(toxicityOutcomes, { description: 'What it comes to.' })
  readonly outcome!: ToxicityOutcome;

  @Text({ description: 'Why.', example: 'No grade 3 event in 28 days.', max: 4000, multiline: true })
  readonly explanation!: string;
}

/** Body of `RequestUnblinding` and `ConfirmUnblinding`. */
export class UnblindingBody extends TimedAct implements Omit<RequestUnblinding, 'participant'> {
  @Part(() => ReasonPart, { description: 'The emergency.' })
  readonly reason!: ReasonPart;
}
