import fc from 'fast-check';
import { differing, relativelyApart, vectors } from '../test/vectors.js';
import { normalDeviate, normalTwoSided, normalUpperTail } from './index.js';

describe('normal distribution', () => {
  it('equals R, far into the tail', () => {
    expect(differing(vectors.tails.normal, ({ z, upper }) => [relativelyApart(normalUpperTail(z), upper)])).toEqual([]);
    expect(differing(vectors.tails.deviate, ({ level, z }) => [relativelyApart(normalDeviate(level), z)])).toEqual([]);
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (z) => {
        expect(normalUpperTail(z) + normalUpperTail(-z)).toBeCloseTo(1, 14);
        expect(normalTwoSided(z)).toBe(normalTwoSided(-z));
      }),
    );
    expect(normalTwoSided(Infinity)).toBe(0);
  });

  it('finds the deviate of every level again', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999999, noNaN: true }), (level) => {
        expect(normalTwoSided(normalDeviate(level))).toBeCloseTo(1 - level, 12);
      }),
    );
  });

  it.each([0, 1, NaN])('refuses the level %d', (level) => {
    expect(() => normalDeviate(level)).toThrow(RangeError);
  });

  it('refuses what is no number', () => {
    expect(() => normalUpperTail(NaN)).toThrow('A normal deviate is a number.');
  });
});
