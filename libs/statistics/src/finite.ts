/**
 * Passes the values through when every one is a finite number.
 *
 * @throws RangeError when a value is NaN or infinite, or when there is none
 */
export const finite = (values: readonly number[]): readonly number[] => {
  if (values.length === 0) throw new RangeError('At least one value is needed.');
  if (!values.every(Number.isFinite)) throw new RangeError('Every value must be a finite number.');
  return values;
};
