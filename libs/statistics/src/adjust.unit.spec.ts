import fc from 'fast-check';
import { columnsApart, differing, vectors } from '../test/vectors.js';
import { bonferroni, holm } from './index.js';

const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

describe('adjustment for several tests', () => {
  it('equals R', () => {
    const apartFrom = differing(vectors.adjust, (vector) => [
      columnsApart(holm(vector.p), vector.holm),
      columnsApart(bonferroni(vector.p), vector.bonferroni),
    ]);
    expect(apartFrom).toEqual([]);
  });

  it('never makes a test more significant, and Holm never less than Bonferroni', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        const most = bonferroni(p);
        holm(p).forEach((adjusted, index) => {
          expect(adjusted).toBeGreaterThanOrEqual(p[index]!);
          expect(adjusted).toBeLessThanOrEqual(most[index]!);
        });
      }),
    );
  });

  it('does not depend on the order of the tests', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        expect(holm(p.toReversed())).toEqual(holm(p).toReversed());
      }),
    );
  });

  it.each([-0.1, 1.1, NaN])('refuses the probability %d', (p) => {
    expect(() => holm([p])).toThrow('A probability lies between 0 and 1.');
    expect(() => bonferroni([p])).toThrow(RangeError);
  });
});
