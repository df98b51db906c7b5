/** Decimal digits that survive the way into a double and back. */
const FAITHFUL_DIGITS = 15;

/**
 * Rounds as a reader of the printed decimal would: a half goes away from zero.
 *
 * The value is taken as its first 15 significant decimal digits, so 46.15 becomes 46.2 although the
 * double nearest to 46.15 lies below it, and the noise of earlier arithmetic does not decide a half.
 * The sign does not matter: -9.65 becomes -9.7. Never returns negative zero.
 *
 * @param decimals digits kept after the point, a whole number from 0 to 15
 * @throws RangeError for a non-finite value or other decimals
 */
export const roundHalfAwayFromZero = (value: number, decimals: number): number => {
  if (!Number.isFinite(value)) throw new RangeError('Only a finite number can be rounded.');
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > FAITHFUL_DIGITS) {
    throw new RangeError(`Decimals must be a whole number from 0 to ${FAITHFUL_DIGITS}.`);
  }
  const [mantissa = '', exponent = ''] = Math.abs(value)
    .toExponential(FAITHFUL_DIGITS - 1)
    .split('e');
  const shifted = Number(`${mantissa}e${Number(exponent) + decimals}`);
  // Beyond this size the value has no digit left to round.
  if (shifted > Number.MAX_SAFE_INTEGER) return value;
  return Math.sign(value) * Number(`${Math.round(shifted)}e-${decimals}`) + 0;
};
