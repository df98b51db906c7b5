import { define } from '../command-definition.js';
import { madeNoEntry } from '../study/separation-of-duties.js';
import { isUsable } from './product.state.js';
import { after, exists, inProcess, streams, type ForProduct } from './for-product.js';
import { manufactureOf } from './planned-product.js';
import { recall, streamsOfRecall } from './recall.js';
import { pendingLines, verdicts } from './release-specification.js';
import { condition, refuse } from '../refusals.js';

export interface ReviewBatchRecord extends ForProduct {
  readonly findings: string;
}

/** Review of the audit trail of the batch record, before release, by someone independent of the entries (R-AUD-09). */
export const reviewBatchRecord = define<ReviewBatchRecord>({
  roles: ['qualified-person'],
  timed: true,
  streams,
  conditions: (data, world, { person }) => [
    ...exists(data, world),
    ...condition(
      isUsable(world.product) && world.product.release?.kind !== 'FINAL',
      'batch-closed',
      'The batch is finally released, rejected or recalled.',
    ),
    ...madeNoEntry(world.product.enteredBy, person, 'The review'),
  ],
  decide: ({ findings }) => [{ type: 'BatchRecordReviewed', data: { findings } }],
});

export interface ReleaseBatch extends ForProduct {
  /** Meaning of the qualified person's signature (R-SEC-01). */
  readonly meaning: string;
}

/**
 * Only a qualified person releases (R-SEC-09): conditionally while late results are pending, finally when none is
 * (R-CEL-11). Conditional becomes final by a second release.
 */
export const releaseBatch = define<ReleaseBatch>({
  roles: ['qualified-person'],
  timed: true,
  streams,
  conditions: (data, world, { person }) => {
    const { product } = world;
    return [
      ...exists(data, world),
      ...after('formulation', product.formulatedAt, data, world),
      ...condition(isUsable(product), 'batch-closed', 'The batch is rejected or recalled.'),
      ...condition(product.release?.kind !== 'FINAL', 'already-released'),
      ...condition(product.reviewed, 'review-missing'),
      ...madeNoEntry(product.enteredBy, person, 'The release'),
      ...condition(!product.excursion, 'temperature-excursion'),
      ...condition(
        product.release !== undefined || Date.parse(data.occurredAt) <= Date.parse(product.expiresAt ?? ''),
        'product-expired',
        `The product expired at ${String(product.expiresAt)}.`,
      ),
      ...verdicts(world.study, product).flatMap((line) => line.unmet ?? []),
    ];
  },
  decide: ({ meaning }, world) => {
    const { specification } = manufactureOf(world.study, world.product);
    const pending = pendingLines(world.study, world.product).map(({ test }) => test);
    if (pending.length > 0 && world.product.release !== undefined) {
      return refuse('test-pending', `${pending.join(', ')} pending: final certification has to wait.`);
    }
    const data = { meaning, ...(specification && { specificationVersion: specification.version }), pending };
    return [{ type: pending.length === 0 ? 'BatchReleased' : 'BatchConditionallyReleased', data }];
  },
  onRefusal: ({ product, meaning }, unmet, { person }) => [
    { type: 'ReleaseRefused', data: { product, command: 'ReleaseBatch', by: person, unmet, attempted: { meaning } } },
  ],
});

export interface ExplainedProductAct extends ForProduct {
  readonly explanation: string;
}

export const rejectBatch = define<ExplainedProductAct>({
  roles: ['qualified-person'],
  timed: true,
  streams,
  conditions: inProcess,
  decide: ({ explanation }) => [{ type: 'BatchRejected', data: { explanation } }],
});

export const recallProduct = define<ExplainedProductAct>({
  roles: ['qualified-person', 'sponsor'],
  timed: true,
  streams: streamsOfRecall,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(world.product.release !== undefined && !world.product.recalled, 'nothing-to-recall'),
  ],
  decide: ({ product, explanation }, world) => recall(product, explanation, world),
});
