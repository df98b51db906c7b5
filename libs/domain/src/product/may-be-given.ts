import { own, type Unmet } from '@caseledger/kernel';
import { condition } from '../refusals.js';
import type { World } from '../world.js';
import { after, type ForProduct } from './for-product.js';
import { plannedProduct } from './planned-product.js';
import { isUsable } from './product.state.js';

/**
 * What a batch must be before its containers may be given at a moment: released by then, be it conditionally, while late results
 * are pending (R-CEL-11), where anything is specified; neither rejected nor recalled; not expired, and not out of its time after
 * a thaw; without an open temperature excursion.
 */
export function mayBeGiven(data: ForProduct, containers: readonly string[], world: World): readonly Unmet[] {
  const { release, expiresAt, excursion, formulatedAt } = world.product;
  const made = plannedProduct(world.study, world.product)?.manufacture;
  const unspecified = made !== undefined && made.specification === undefined;
  const released =
    release === undefined ? condition(false, 'release-missing') : after('the release', release.at, data, world);
  return [
    ...(unspecified ? after('formulation', formulatedAt, data, world) : released),
    ...condition(isUsable(world.product), 'product-recalled'),
    ...condition(
      expiresAt !== undefined && Date.parse(data.occurredAt) <= Date.parse(expiresAt),
      'product-expired',
      `The product ${expiresAt === undefined ? 'is not formulated' : `expired at ${expiresAt}`}.`,
    ),
    ...(made?.thawedShelfLifeHours === undefined ? [] : containers).flatMap((code) => {
      const thawedUntil = own(world.product.containers, code)?.thawedUntil;
      if (thawedUntil === undefined) return condition(false, 'not-thawed', `Container ${code} is not thawed.`);
      return condition(
        Date.parse(data.occurredAt) <= Date.parse(thawedUntil),
        'product-expired',
        `Container ${code} was thawed, and expired at ${thawedUntil}.`,
      );
    }),
    ...condition(!excursion, 'temperature-excursion'),
  ];
}
