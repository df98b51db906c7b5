import { own } from '@caseledger/kernel';
import { unmet } from '../refusals.js';
import type { Protocol, SpecificationLine } from '../protocol/protocol.js';
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

/** The verdict on every line: PASS, FAIL or PENDING (R-CEL-08). */
export function verdicts(protocol: Protocol, product: ProductState): readonly LineVerdict[] {
  return protocol.manufacture.specification.lines.map((line) => {
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
export function pendingLines(protocol: Protocol, { tests }: ProductState): readonly SpecificationLine[] {
  return protocol.manufacture.specification.lines.filter(({ test }) => own(tests, test) === undefined);
}
