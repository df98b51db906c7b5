import fc from 'fast-check';
import { differing, relativelyApart, vectors } from '../test/vectors.js';
import { chiSquareUpperTail, tDeviate, tUpperTail } from './index.js';

describe("Student's t distribution", () => {
  it('equals R, far into the tail', () => {
    expect(differing(vectors.tails.t, ({ t, df, upper }) => [relativelyApart(tUpperTail(t, df), upper)])).toEqual([]);
    expect(differing(vectors.tails.deviate, ({ level, df, t }) => [relativelyApart(tDeviate(level, df), t)])).toEqual(
      [],
    );
  });

  it('has the closed form of the Cauchy distribution with one degree of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (t) => {
        expect(relativelyApart(tUpperTail(t, 1), Math.atan(1 / t) / Math.PI)).toBeLessThan(1e-12);
      }),
    );
  });

  it('keeps to its bounds at the ends of the numbers', () => {
    expect(tUpperTail(1e308, 3)).toBe(0);
    expect(tUpperTail(-1e308, 3)).toBe(1);
    expect(tUpperTail(0, 3)).toBe(0.5);
  });

  it.each([
    [Infinity, 1],
    [NaN, 1],
    [1, 0],
    [1, Infinity],
  ])('refuses the value %d with %d degrees of freedom', (t, df) => {
    expect(() => tUpperTail(t, df)).toThrow(RangeError);
  });
});

describe('chi-square distribution', () => {
  it('equals R, far into the tail', () => {
    expect(
      differing(vectors.tails.chiSquare, ({ x, df, upper }) => [relativelyApart(chiSquareUpperTail(x, df), upper)]),
    ).toEqual([]);
  });
});
