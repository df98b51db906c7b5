import { AdverseEventCode, ReportingRulesPart, SiteCode } from '@caseledger/commands';
import { clockStatuses, type ClockStatus } from '@caseledger/domain';
import { OneOf, Part, Pattern, Text, Whole } from '@caseledger/platform';

/** Which clocks are wanted. */
export class ClocksQuery {
  @OneOf(clockStatuses, { description: 'Only clocks that stand so.', optional: true })
  readonly status?: ClockStatus;

  @Pattern(/^[A-Z0-9][A-Z0-9_-]{1,39}$/, {
    description: 'Only duties to tell this recipient.',
    example: 'EVCTM',
    max: 40,
    optional: true,
  })
  readonly recipient?: string;

  @SiteCode({ description: 'Only cases of this site.', optional: true })
  readonly site?: string;

  @AdverseEventCode({ description: 'Only this case.', optional: true })
  readonly adverseEvent?: string;

  @Whole({
    description: 'The verdict at this position of the ledger, at the instant of the last safety event until then.',
    min: 1,
    optional: true,
    inQuery: true,
  })
  readonly position?: number;
}

/** Rules to try: a document, or a version that the study approved (or the built-in one). */
export class ReevaluationBody {
  @Part(() => ReportingRulesPart, { description: 'The rules to try.', optional: true })
  readonly rules?: ReportingRulesPart;

  @Text({ description: 'The version to try instead of a document.', example: 'built-in-1', max: 40, optional: true })
  readonly version?: string;
}
