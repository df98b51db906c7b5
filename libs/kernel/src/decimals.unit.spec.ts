import fc from 'fast-check';
import { hasDecimals, sum } from './decimals.js';

/** A quantity with up to nine decimals, and how many units of 10⁻⁹ it is. */
const units = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const quantity = (billionths: number) => Number(`${billionths}e-9`);

describe('the sum of quantities', () => {
  it.each([
    [[1.1, 2.2], 3.3],
    [[0.1, 0.2], 0.3],
    [[1e-7, 2e-7], 3e-7],
    [[1e21, 1], 1e21],
    [[0.05, -0.05], 0],
    [[2.5], 2.5],
    [[], 0],
  ])('of %j is %d', (values, total) => {
    expect(sum(values)).toBe(total);
  });

  it('is what the decimals that are written add up to', () => {
    fc.assert(
      fc.property(fc.array(units), (values) => {
        const total = values.reduce((sofar, value) => sofar + value, 0);
        expect(sum(values.map(quantity))).toBe(quantity(total));
      }),
    );
  });

  it('is the same in every order and however it is divided', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(fc.array(finite), (values) => {
        expect(sum(values.toReversed())).toBe(sum(values));
        expect(sum([...values, ...values.map((value) => -value)])).toBe(0);
      }),
    );
  });

  it('is refused of what is no number', () => {
    expect(() => sum([1, Number.NaN])).toThrow(SyntaxError);
  });
});

describe('the decimals of a number', () => {
  it('count however it is written', () => {
    expect([hasDecimals(9.8, 1), hasDecimals(9.85, 1), hasDecimals(1e-7, 1), hasDecimals(1e-7, 7)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
