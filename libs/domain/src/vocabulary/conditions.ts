import { isDate, type Unmet } from '@caseledger/kernel';
import { condition } from '../refusals.js';

/** The step's order within a day matters, so that a date alone does not say when it happened (R-AUD-05, R-CEL-10). */
export function timed({ occurredAt }: { readonly occurredAt: string }): readonly Unmet[] {
  return condition(!isDate(occurredAt), 'time-needed', undefined, '/occurredAt');
}
