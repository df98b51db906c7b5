import type { Material } from '@caseledger/domain';
import { Text } from '@caseledger/platform';

/** A material that touched the cells, with its lot (R-CEL-14). */
export class MaterialPart implements Material {
  @Text({ description: 'The material.', example: 'culture medium', max: 200 })
  readonly name!: string;

  @Text({ description: 'Its lot.', example: 'L-2019-114', max: 100 })
  readonly lot!: string;
}
