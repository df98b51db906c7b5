import type { Unmet } from '@caseledger/kernel';
import { condition } from '../refusals.js';
import type { World } from '../world.js';
import { after, type ForProduct } from './for-product.js';
import { isUsable } from './product.state.js';

/**
 * What a batch must be before its cells may be given at a moment: released by then, be it conditionally, while late results
 * are pending (R-CEL-11); neither rejected nor recalled; not expired; without an open temperature excursion.
 */
export function mayBeGiven(data: ForProduct, world: World): readonly Unmet[] {
  const { release, expiresAt, excursion } = world.product;
  return [
    ...(release === undefined ? condition(false, 'release-missing') : after('the release', release.at, data, world)),
    ...condition(isUsable(world.product), 'product-recalled'),
    ...condition(
      expiresAt !== undefined && Date.parse(data.occurredAt) <= Date.parse(expiresAt),
      'product-expired',
      `The product ${expiresAt === undefined ? 'is not formulated' : `expired at ${expiresAt}`}.`,
    ),
    ...condition(!excursion, 'temperature-excursion'),
  ];
}
