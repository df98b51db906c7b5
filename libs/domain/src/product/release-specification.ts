import { own } from '@caseledger/kernel';
import { unmet } from '../refusals.js';
import type { SpecificationLine } from '../protocol/products.js';
import { plannedProduct, type Plans } from './planned-product.js';
import type { ProductState } from './product.state.js';
import type { LineVerdict } from './product.events.js';

/** Whether a result meets a line of the specification. A number is wanted wherever the operator compares. */
export function meets(line: SpecificationLine, result: number | string): boolean {
  if (line.operator === 'IS') return result === line.limit;
  if (typeof result !== 'number' || typeof line.limit !== 'number') return false;
  switch (line.operator) {
    case '>':
      return result > line.limit;
    case '>=':
      return result >= line.limit;
    case '<':
      return result < line.limit;
    case '<=':
      return result <= line.limit;
  }
}

const linesOf = (study: Plans, product: ProductState): readonly SpecificationLine[] =>
  plannedProduct(study, product)?.manufacture.specification?.lines ?? [];

/** The verdict on every line: PASS, FAIL or PENDING (R-CEL-08). */
export function verdicts(study: Plans, product: ProductState): readonly LineVerdict[] {
  return linesOf(study, product).map((line) => {
    const verdict = own(product.tests, line.test) ?? 'PENDING';
    if (verdict === 'PASS' || (verdict === 'PENDING' && line.due === 'AFTER_RELEASE'))
      return { test: line.test, verdict };
    return {
      test: line.test,
      verdict,
      unmet: unmet(
        verdict === 'FAIL' ? 'test-failed' : 'test-pending',
        `${line.title} ${verdict === 'FAIL' ? 'fails the specification' : 'has no result'}.`,
      ),
    };
  });
}

/** The lines of the specification that have no result yet. */
export function pendingLines(study: Plans, product: ProductState): readonly SpecificationLine[] {
  return linesOf(study, product).filter(({ test }) => own(product.tests, test) === undefined);
}
