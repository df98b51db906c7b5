import { ProtocolCode } from '@caseledger/study';
import type { CaseCriteria } from '@caseledger/domain';
import { Flag, Text, Whole } from '@caseledger/platform';

/** Which cases a stopping rule counts. */
export class StoppingCountsPart {
  @Flag({ description: 'Serious ones, or those that are not.', example: true, optional: true })
  readonly serious?: boolean;

  @Flag({ description: 'Related to any cause by investigator or sponsor, or to none.', example: true, optional: true })
  readonly related?: boolean;

  @Whole({ description: 'Of this CTCAE grade at least.', example: 3, min: 1, max: 5, optional: true })
  readonly grade?: number;

  @ProtocolCode({ description: 'This event of special interest.', example: 'TUMOUR', optional: true })
  readonly specialInterest?: string;
}

/** Which cases are meant. */
export class CaseCriteriaPart extends StoppingCountsPart implements CaseCriteria {
  @Text({ description: 'The words of the reporter contain it.', example: 'sepsis', max: 100, optional: true })
  readonly term?: string;
}
