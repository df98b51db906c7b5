import { DatedAct } from '@caseledger/commands';
import { ProtocolCode } from '@caseledger/study';
import type { AssessSerology, RecordSerology, SerologyResult } from '@caseledger/domain';
import { ListOf, Moment, OneOf, Text } from '@caseledger/platform';

/** The result of one marker. */
export class SerologyResultPart implements SerologyResult {
  @ProtocolCode({ description: 'The marker.', example: 'HIV-1/2' })
  readonly marker!: string;

  @OneOf(['NEGATIVE', 'POSITIVE', 'INDETERMINATE'], { description: 'The result.' })
  readonly result!: SerologyResult['result'];

  @Text({ description: 'The assay.', example: 'CLIA', max: 200 })
  readonly assay!: string;
}

/** Body of `RecordSerology`. */
export class SerologyBody extends DatedAct implements Omit<RecordSerology, 'participant'> {
  @Moment({ description: 'When the sample was taken.' })
  readonly sampledAt!: string;

  @Text({ description: 'The laboratory.', example: 'Hospital laboratory', max: 200 })
  readonly laboratory!: string;

  @ListOf(() => SerologyResultPart, { description: 'One result for each marker.', minItems: 1, maxItems: 30 })
  readonly results!: readonly SerologyResultPart[];
}

/** Body of `AssessSerology`. */
export class SerologyAssessmentBody extends DatedAct implements Omit<AssessSerology, 'participant'> {
  @Text({
    description: 'Risk assessment by a physician, needed when a result is positive (R-CEL-03).',
    example: 'anti-HBc positive, HBV DNA not detected: isolated storage.',
    max: 4000,
    multiline: true,
    optional: true,
  })
  readonly riskAssessment?: string;
}
