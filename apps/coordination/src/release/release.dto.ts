import { TimedAct } from '@caseledger/commands';
import type { ExplainedProductAct, ReleaseBatch, ReviewBatchRecord } from '@caseledger/domain';
import { Text } from '@caseledger/platform';

/** Body of `ReviewBatchRecord`. */
export class ReviewBody extends TimedAct implements Omit<ReviewBatchRecord, 'product'> {
  @Text({ description: 'What the review of the audit trail found.', example: 'none', max: 4000, multiline: true })
  readonly findings!: string;
}

/** Body of `ReleaseBatch`. */
export class ReleaseBody extends TimedAct implements Omit<ReleaseBatch, 'product'> {
  @Text({ description: 'Meaning of the signature (R-SEC-01).', example: 'Certification of the batch' })
  readonly meaning!: string;
}

/** Body of `RejectBatch` and `RecallProduct`. */
export class ExplanationBody extends TimedAct implements Omit<ExplainedProductAct, 'product'> {
  @Text({ description: 'Explanation.', example: 'Sterility test positive.', max: 4000, multiline: true })
  readonly explanation!: string;
}
