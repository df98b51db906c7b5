import fc from 'fast-check';
import { roundHalfAwayFromZero } from './index.js';

describe('R-INS-07 printed figures are rounded as decimals', () => {
  it.each([
    [46.15, 1, 46.2],
    [1.005, 2, 1.01],
    [-9.65, 1, -9.7],
    [0.1 + 0.2 - 0.25, 1, 0.1],
    [6.25, 1, 6.3],
    [6.249, 1, 6.2],
    [9.95, 1, 10],
    [2.5, 0, 3],
    [1e-7, 2, 0],
    [-0.04, 1, 0],
    [1e300, 2, 1e300],
  ])('rounds %d to %d decimals as %d', (value, decimals, expected) => {
    expect(roundHalfAwayFromZero(value, decimals)).toBe(expected);
  });

  it('agrees with whole-number arithmetic on every decimal of two digits', () => {
    fc.assert(
      fc.property(fc.nat(1e9), (hundredths) => {
        const tenths = Math.floor((hundredths + 5) / 10);
        expect(roundHalfAwayFromZero(Number(`${hundredths}e-2`), 1)).toBe(Number(`${tenths}e-1`));
      }),
    );
  });

  it.each([
    [NaN, 1],
    [Infinity, 1],
    [1, -1],
    [1, 0.5],
    [1, 16],
  ])('refuses %d with %d decimals', (value, decimals) => {
    expect(() => roundHalfAwayFromZero(value, decimals)).toThrow(RangeError);
  });
});
