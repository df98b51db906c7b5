import type { Material } from '@caseledger/domain';
import { Lot } from '@caseledger/study';
import { Text } from '@caseledger/platform';

/** A material that touched the cells, with its lot (R-CEL-14). */
export class MaterialPart implements Material {
  @Text({ description: 'The material.', example: 'culture medium', max: 200 })
  readonly name!: string;

  @Lot({ description: 'Its lot, as its label says it.' })
  readonly lot!: string;
}
