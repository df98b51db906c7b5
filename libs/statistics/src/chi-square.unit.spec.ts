import fc from 'fast-check';
import { chiSquareUpperTail } from './index.js';

const relative = (found: number, expected: number) => Math.abs(found / expected - 1);

describe('R-INS-07 asymptotic probability', () => {
  it('equals the closed form for two and four degrees of freedom, far into the tail', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), (x) => {
        expect(relative(chiSquareUpperTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-11);
        expect(relative(chiSquareUpperTail(x, 4), (1 + x / 2) * Math.exp(-x / 2))).toBeLessThan(1e-11);
      }),
    );
  });

  // erfc(1), erfc(2), erfc(5): Q(1/2, x²) of DLMF 7.11.2.
  it.each([
    [2, 0.15729920705028513],
    [8, 0.004677734981047266],
    [50, 1.5374597944280349e-12],
  ])('gives the complementary error function for one degree of freedom at %d', (x, expected) => {
    expect(relative(chiSquareUpperTail(x, 1), expected)).toBeLessThan(1e-11);
  });

  it.each([
    [-1, 1],
    [NaN, 1],
    [Infinity, 1],
    [1, 0],
    [1, 1.5],
  ])('refuses the value %d with %d degrees of freedom', (x, df) => {
    expect(() => chiSquareUpperTail(x, df)).toThrow(RangeError);
  });
});
