import { TimedAct } from '@caseledger/commands';
import { ProtocolCode } from '@caseledger/study';
import type { RecordQualityTest } from '@caseledger/domain';
import { NumberOrText, Text } from '@caseledger/platform';

/** Body of `RecordQualityTest`. */
export class QualityTestBody extends TimedAct implements Omit<RecordQualityTest, 'product'> {
  @ProtocolCode({ description: 'Code of the test in the release specification.', example: 'viability' })
  readonly test!: string;

  @NumberOrText({
    description: 'A number in the unit of the specification, or a word such as `negative`.',
    example: 99,
  })
  readonly result!: number | string;

  @Text({ description: 'The laboratory.', example: 'Quality control', max: 200 })
  readonly laboratory!: string;
}
