import { hasDecimals } from '@caseledger/kernel';
import type { Answer } from './participant.model.js';

/** What the protocol says about the answer to one question: a characteristic, or an item of an instrument. */
export interface Question {
  readonly values?: readonly (number | string)[];
  readonly range?: { readonly low: number; readonly high: number };
  readonly decimals?: number;
}

/**
 * What is wrong with an answer, as the rest of a sentence that begins with the question; nothing when it is as asked.
 * A number stands also for how it is written: 2 is on a list of the texts 1 and 2.
 */
export function faultOf({ values, range, decimals }: Question, { value, missing }: Answer): string | undefined {
  if ((value === undefined) === (missing === undefined)) return 'needs either a value or a reason why it is missing';
  if (value === undefined) return undefined;
  if (values !== undefined && !values.includes(value) && !values.includes(String(value)))
    return `must be one of ${values.join(', ')}`;
  if (range === undefined && decimals === undefined) return undefined;
  if (typeof value !== 'number') return 'must be a number';
  if (range !== undefined && (value < range.low || value > range.high))
    return `must lie between ${range.low} and ${range.high}`;
  if (decimals !== undefined && !hasDecimals(value, decimals)) return `takes at most ${decimals} decimals`;
  return undefined;
}
