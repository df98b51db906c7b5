/** A finite number as the decimal that it is written as: `digits` units of 10^-`places`. */
interface DecimalText {
  readonly digits: bigint;
  readonly places: number;
}

function decimalOf(value: number): DecimalText {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

/**
 * The sum of quantities as they are written: 1.1 and 2.2 are 3.3, in whatever order, although the binary fractions that hold
 * them add up to something else. Whatever compares a total of quantities adds them with this.
 *
 * @throws RangeError or SyntaxError when a value is not finite
 */
export function sum(values: readonly number[]): number {
  const decimals = values.map(decimalOf);
  const places = Math.max(0, ...decimals.map((decimal) => decimal.places));
  const total = decimals.reduce((sofar, one) => sofar + one.digits * 10n ** BigInt(places - one.places), 0n);
  return Number(`${total}e-${places}`);
}

/** Whether a number has at most so many decimals (0–20), however it is written: `1e-7` has seven. */
export function hasDecimals(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value;
}
