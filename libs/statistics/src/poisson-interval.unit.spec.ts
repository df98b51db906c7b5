import fc from 'fast-check';
import { poissonInterval } from './index.js';

describe('R-SAF-19 exact interval of a rate', () => {
  // R 4.4: poisson.test(k)$conf.int
  it.each([
    [0, 0, 3.688879],
    [1, 0.02531781, 5.571643],
    [5, 1.623486, 11.668332],
    [10, 4.795389, 18.390356],
  ])('of %d events is what R says', (count, lower, upper) => {
    const found = poissonInterval(count, 1);
    expect(found.lower).toBeCloseTo(lower, 6);
    expect(found.upper).toBeCloseTo(upper, 5);
    expect(found).toMatchObject({ rate: count, level: 0.95, method: 'exact-poisson' });
  });

  it('leaves half of the rest in each tail', () => {
    const pmfUpTo = (count: number, mean: number): number => {
      let term = Math.exp(-mean);
      let sum = 0;
      for (let k = 0; k <= count; k += 1, term *= mean / k) sum += term;
      return sum;
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.constantFrom(0.8, 0.95, 0.99), (count, level) => {
        const { lower, upper } = poissonInterval(count, 1, level);
        expect(pmfUpTo(count, upper)).toBeCloseTo((1 - level) / 2, 9);
        expect(1 - pmfUpTo(count - 1, lower)).toBeCloseTo((1 - level) / 2, 9);
      }),
    );
  });

  it('scales with the exposure', () => {
    const one = poissonInterval(3, 1);
    const ten = poissonInterval(3, 10);
    expect([ten.rate, ten.lower, ten.upper]).toEqual([one.rate / 10, one.lower / 10, one.upper / 10]);
  });

  it.each([
    [-1, 1, 0.95],
    [1.5, 1, 0.95],
    [1, 0, 0.95],
    [1, Infinity, 0.95],
    [1, 1, 0],
    [1, 1, 1],
  ])('refuses count %d, exposure %d, level %d', (count, exposure, level) => {
    expect(() => poissonInterval(count, exposure, level)).toThrow(RangeError);
  });
});
