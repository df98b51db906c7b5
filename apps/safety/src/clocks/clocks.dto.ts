import { AsOfQuery } from '@caseledger/casebook';
import { DatedAct, ReportingRulesPart } from '@caseledger/commands';
import { AdverseEventCode, RecipientCode, SiteCode } from '@caseledger/study';
import { clockStatuses, type ClockStatus, type ExplainLateness } from '@caseledger/domain';
import { OneOf, Part, Pattern, Text } from '@caseledger/platform';

/** Which clocks are wanted. */
export class ClocksQuery extends AsOfQuery {
  @OneOf(clockStatuses, { description: 'Only clocks that stand so.', optional: true })
  readonly status?: ClockStatus;

  @RecipientCode({ description: 'Only duties to tell this recipient.', optional: true })
  readonly recipient?: string;

  @SiteCode({ description: 'Only cases of this site.', optional: true })
  readonly site?: string;

  @AdverseEventCode({ description: 'Only this case.', optional: true })
  readonly adverseEvent?: string;
}

/** Body of `ExplainLateness`. */
export class LatenessBody extends DatedAct implements Omit<ExplainLateness, 'adverseEvent'> {
  @Pattern(/^[\x21-\x7e]{1,120}$/, { description: 'Id of the clock.', example: 'eu-susar-15:3', max: 120 })
  readonly clock!: string;

  @Text({ description: 'Why it is late.', example: 'The discharge letter came late.', max: 2000, multiline: true })
  readonly explanation!: string;
}

/** Rules to try: a document, or a version that the study approved (or the built-in one). */
export class ReevaluationBody {
  @Part(() => ReportingRulesPart, { description: 'The rules to try.', optional: true })
  readonly rules?: ReportingRulesPart;

  @Text({ description: 'The version to try instead of a document.', example: 'built-in-1', max: 40, optional: true })
  readonly version?: string;
}
