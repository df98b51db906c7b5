import { define } from '../command-definition.js';
import { after, exists, type ForProduct } from './for-product.js';
import { manufactureOf, plannedProduct, stepOf } from './planned-product.js';
import type { World } from '../world.js';
import { recall, streamsOfRecall } from './recall.js';
import { meets } from './release-specification.js';
import { condition, refuse } from '../refusals.js';

export interface RecordQualityTest extends ForProduct {
  readonly test: string;
  readonly result: number | string;
  readonly laboratory: string;
}

/** When a batch came where it is tested: on receipt, or where it was collected. */
const beginning = ({ study, product }: World): string | undefined => {
  const { RECEIPT, COLLECTION } = product.doneAt;
  const planned = plannedProduct(study, product);
  return planned !== undefined && stepOf(planned.manufacture, 'RECEIPT') === undefined ? COLLECTION : RECEIPT;
};

/**
 * A result against the specification in force. A failure that becomes known after release recalls the batch: after use
 * the physician is alerted through the recall (R-CEL-08, R-CEL-11).
 */
export const recordQualityTest = define<RecordQualityTest>({
  roles: ['manufacturing'],
  timed: true,
  streams: streamsOfRecall,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(!world.product.rejected, 'batch-closed', 'The batch is rejected.'),
    ...after('receipt', beginning(world), data, world),
  ],
  decide: ({ product: batch, test, result, laboratory }, world) => {
    const { specification } = manufactureOf(world.study, world.product);
    const line = specification?.lines.find((item) => item.test === test);
    if (specification === undefined || line === undefined) {
      return refuse('unknown-test', `The release specification has no test ${test}.`, '/test');
    }
    if (typeof result !== typeof line.limit) {
      return refuse('result-type', `The result of ${test} must be a ${typeof line.limit}.`, '/result');
    }
    const verdict = meets(line, result) ? 'PASS' : 'FAIL';
    const { product } = world;
    const failedAfterRelease = verdict === 'FAIL' && product.release !== undefined && !product.recalled;
    return [
      {
        type: 'QualityTested',
        data: { test, result, method: line.method, verdict, specificationVersion: specification.version, laboratory },
      },
      ...(failedAfterRelease ? recall(batch, `${line.title}: ${result} after release.`, world, test) : []),
    ];
  },
});
