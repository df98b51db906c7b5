/**
 * Passes a count through.
 *
 * @throws RangeError unless it is a whole number from 0 that a double holds exactly
 */
export const whole = (count: number): number => {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('A count is a whole number from 0.');
  return count;
};
