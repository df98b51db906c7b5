import { refuse } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { condition } from '../vocabulary/conditions.js';
import { protocolOf } from '../world.js';
import { after, exists, type ForProduct } from './for-product.js';
import { recall, streamsOfRecall } from './recall.js';
import { meets } from './release-specification.js';

export interface RecordQualityTest extends ForProduct {
  readonly test: string;
  readonly result: number | string;
  readonly laboratory: string;
}

/**
 * A result against the specification in force. A failure that becomes known after release recalls the batch: after use
 * the physician is alerted through the recall (R-CEL-08, R-CEL-11).
 */
export const recordQualityTest = define<RecordQualityTest>({
  roles: ['manufacturing'],
  streams: streamsOfRecall,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(!world.product.rejected, { rule: 'batch-closed', message: 'The batch is rejected.' }),
    ...after('receipt', world.product.receivedAt, data.occurredAt),
  ],
  decide: ({ test, result, laboratory }, world) => {
    const { specification } = protocolOf(world).manufacture;
    const line = specification.lines.find((item) => item.test === test);
    if (line === undefined) {
      return refuse('invalid', 'unknown-test', `The release specification has no test ${test}.`, { pointer: '/test' });
    }
    if (typeof result !== typeof line.limit) {
      return refuse('invalid', 'result-type', `The result of ${test} must be a ${typeof line.limit}.`, {
        pointer: '/result',
      });
    }
    const verdict = meets(line, result) ? 'PASS' : 'FAIL';
    const { product } = world;
    const failedAfterRelease = verdict === 'FAIL' && product.release !== undefined && !product.recalled;
    return [
      {
        type: 'QualityTested',
        data: { test, result, method: line.method, verdict, specificationVersion: specification.version, laboratory },
      },
      ...(failedAfterRelease ? recall(`${line.title}: ${result} after release.`, world, test) : []),
    ];
  },
});
