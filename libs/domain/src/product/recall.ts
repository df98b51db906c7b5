import { caseOpened } from '../adverse-event/case-opening.js';
import type { World } from '../world.js';
import type { CaseEvent } from '../catalogue.js';
import type { ForProduct } from './for-product.js';
import { caseOfRecall } from '../vocabulary/codes.js';
import { wasUsed } from './product.state.js';
import { streamOf } from '../vocabulary/streams.js';

/** A recall may open a case for the participant who has the cells already: the streams of both. */
export const streamsOfRecall = ({ product }: ForProduct) => ({
  product: streamOf('product', product),
  'adverse-event': streamOf('adverse-event', caseOfRecall(product)),
});

/**
 * Recalls a batch. When its cells were given already, the case for everyone treated from it is opened with the recall, so
 * that the physician and the vigilance networks are told (R-CEL-11, R-SAF-17). Cells are autologous: that is one person.
 */
export function recall(batch: string, explanation: string, world: World, test?: string): readonly CaseEvent[] {
  const { product } = world;
  const afterUse = wasUsed(product);
  const recalled: CaseEvent = {
    type: 'ProductRecalled',
    data: { explanation, afterUse, ...(test !== undefined && { test }) },
  };
  if (!afterUse || product.participant === undefined || world['adverse-event'].report !== undefined) return [recalled];
  return [
    recalled,
    caseOpened(
      {
        participant: product.participant,
        site: product.site ?? '',
        category: 'PRODUCT_QUALITY',
        term: `Product recalled after use: ${explanation}`,
        outcome: 'UNKNOWN',
        serious: false,
        seriousness: [],
        phase: 'PRODUCT',
        side: 'NOT_APPLICABLE',
      },
      { treatmentEmergent: true, product: batch, legalBasis: product.givenUnder },
    ),
  ];
}
