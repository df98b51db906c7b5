import { caseOpened } from '../adverse-event/case-opening.js';
import type { World } from '../world.js';
import type { CaseEvent } from '../catalogue.js';
import type { ForProduct } from './for-product.js';
import { caseOfRecall } from '../vocabulary/codes.js';
import { wasUsed, type ProductState } from './product.state.js';
import type { LegalBasis } from '../protocol/protocol.js';
import { streamOf } from '../vocabulary/streams.js';

/** A recall may open a case for the participant who has the cells already: the streams of both. */
export const streamsOfRecall = ({ product }: ForProduct) => ({
  product: streamOf('product', product),
  'adverse-event': streamOf('adverse-event', caseOfRecall(product)),
});

/** Who got something of a batch, and under which legal basis, each once. */
function recipientsOf({ containers }: ProductState): readonly Recipient[] {
  const recipients = new Map<string, Recipient>();
  for (const { status, participant, givenUnder } of Object.values(containers)) {
    if (status !== 'ADMINISTERED' || participant === undefined) continue;
    if (!recipients.has(participant)) recipients.set(participant, { participant, legalBasis: givenUnder });
  }
  return [...recipients.values()];
}

interface Recipient {
  readonly participant: string;
  readonly legalBasis: LegalBasis | undefined;
}

/**
 * Recalls a batch. When its cells were given already, a case for everyone treated from it is opened with the recall, so
 * that the physician and the vigilance networks are told (R-CEL-11, R-SAF-17).
 */
export function recall(batch: string, explanation: string, world: World, test?: string): readonly CaseEvent[] {
  const { product } = world;
  const afterUse = wasUsed(product);
  const recalled: CaseEvent = {
    type: 'ProductRecalled',
    data: { explanation, afterUse, ...(test !== undefined && { test }) },
  };
  if (!afterUse || world['adverse-event'].report !== undefined) return [recalled];
  return [
    recalled,
    ...recipientsOf(product).map(({ participant, legalBasis }, n): CaseEvent => {
      const opened = caseOpened(
        {
          participant,
          site: product.site ?? '',
          category: 'PRODUCT_QUALITY',
          term: `Product recalled after use: ${explanation}`,
          outcome: 'UNKNOWN',
          serious: false,
          seriousness: [],
          phase: 'PRODUCT',
          side: 'NOT_APPLICABLE',
        },
        { treatmentEmergent: true, product: batch, legalBasis },
      );
      return n === 0 ? opened : { ...opened, begins: caseOfRecall(batch, participant) };
    }),
  ];
}
