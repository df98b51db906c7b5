import { DatedAct } from '@caseledger/commands';
import { ProtocolCode } from '@caseledger/study';
import type { ConfirmEligibility } from '@caseledger/domain';
import { Flag, ListOf, Text } from '@caseledger/platform';

/** The answer to one criterion. */
export class CriterionAnswerPart {
  @ProtocolCode({ description: 'Code of the criterion.', example: 'I1' })
  readonly code!: string;

  @Flag({ description: 'Whether the criterion applies: true for inclusion, false for exclusion.', example: true })
  readonly met!: boolean;

  @Text({ description: 'What shows it.', example: 'Ultrasound of 28 February', max: 2000, multiline: true })
  readonly evidence!: string;
}

/** Body of `ConfirmEligibility`. */
export class EligibilityBody extends DatedAct implements Omit<ConfirmEligibility, 'participant'> {
  @ListOf(() => CriterionAnswerPart, { description: 'Every criterion of the protocol.' })
  readonly criteria!: readonly CriterionAnswerPart[];
}
