import fc from 'fast-check';
import { apart, differing, vectors } from '../test/vectors.js';
import { meanInterval } from './index.js';

describe('mean with its t interval', () => {
  // Student (1908): additional hours of sleep of ten patients by two drugs, differences.
  it('gives the published figures', () => {
    const found = meanInterval([-1.2, -2.4, -1.3, -1.3, 0, -1, -1.8, -0.8, -4.6, -1.4]);
    expect(found).toMatchObject({ n: 10, df: 9, interval: { level: 0.95, method: 'student-t' } });
    expect(found.mean).toBeCloseTo(-1.58, 12);
    expect(found.interval.lower).toBeCloseTo(-2.4598858, 7);
    expect(found.interval.upper).toBeCloseTo(-0.7001142, 7);
  });

  it('equals R', () => {
    const apartFrom = differing(vectors.meanInterval, ({ values, level, mean, sd, interval }) => {
      const found = meanInterval(values, level);
      return [
        apart(found.mean, mean),
        apart(found.standardDeviation, sd),
        apart(found.interval.lower, interval[0]),
        apart(found.interval.upper, interval[1]),
      ];
    });
    expect(apartFrom).toEqual([]);
  });

  it('moves with the values and keeps their spread', () => {
    const sample = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(sample, fc.integer({ min: -100, max: 100 }), (values, shift) => {
        const found = meanInterval(values);
        const moved = meanInterval(values.map((value) => value + shift));
        expect(moved.mean).toBeCloseTo(found.mean + shift, 8);
        expect(moved.standardError).toBeCloseTo(found.standardError!, 8);
        expect(moved.interval.lower).toBeCloseTo(found.interval.lower! + shift, 8);
      }),
    );
  });

  it('says that one value has no spread', () => {
    expect(meanInterval([7])).toEqual({
      n: 1,
      mean: 7,
      standardDeviation: undefined,
      standardError: undefined,
      df: 0,
      interval: { lower: undefined, upper: undefined, omitted: 'One value does not show how far values spread.' },
    });
  });

  it('has no width when all values are equal', () => {
    expect(meanInterval([4, 4, 4])).toMatchObject({ standardDeviation: 0, interval: { lower: 4, upper: 4 } });
  });

  it.each([
    [[], 0.95],
    [[1, NaN], 0.95],
    [[1, 2], 1],
  ])('refuses the sample %j at the level %d', (values, level) => {
    expect(() => meanInterval(values, level)).toThrow(RangeError);
  });
});
