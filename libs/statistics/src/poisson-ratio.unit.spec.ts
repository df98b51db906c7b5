import fc from 'fast-check';
import { differing, relativelyApart, vectors } from '../test/vectors.js';
import { poissonRatio, type PoissonCount, type PoissonRatio } from './index.js';

const of = (count: number, exposure: number): PoissonCount => ({ count, exposure });
const rate = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.double({ min: 0.01, max: 1000, noNaN: true }))
  .map(([count, exposure]) => of(count, exposure));
const figures = ({ ratio }: PoissonRatio): readonly (number | undefined)[] =>
  ratio.value === undefined ? [] : [ratio.value, ratio.lower, ratio.upper];

describe('ratio of two Poisson rates', () => {
  // M. P. Fay, The R Journal 2 (2010) 53-58; W. L. Beebe and others: breast cancer after fluoroscopy.
  it('gives the published figures', () => {
    const found = poissonRatio(of(11, 800), of(21, 3011));
    expect(found).toMatchObject({ method: 'exact-conditional-poisson', ratio: { level: 0.95 } });
    expect(found.p).toBeCloseTo(0.07967, 5);
    expect(figures(found)[0]).toBeCloseTo(1.971488, 6);
  });

  it('equals R', () => {
    const apartFrom = differing(vectors.poissonRatio, ({ count, exposure, level, ratio, interval, p }) => {
      const found = poissonRatio(of(count[0], exposure[0]), of(count[1], exposure[1]), level);
      return [
        relativelyApart(found.p, p),
        ...figures(found).map((one, i) => relativelyApart(one, [ratio, ...interval][i])),
      ];
    });
    expect(apartFrom).toEqual([]);
  });

  it('turns with the order of the groups, and knows no unit of exposure', () => {
    fc.assert(
      fc.property(rate, rate, fc.double({ min: 0.1, max: 100, noNaN: true }), (first, second, unit) => {
        const found = poissonRatio(first, second);
        const turned = poissonRatio(second, first);
        const scaled = poissonRatio(of(first.count, first.exposure * unit), of(second.count, second.exposure * unit));
        expect(turned.p).toBeCloseTo(found.p, 9);
        expect(scaled.p).toBeCloseTo(found.p, 9);
        const [value, lower, upper] = figures(found);
        figures(turned).forEach((one, i) => {
          expect(relativelyApart(1 / one!, [value, upper, lower][i])).toBeLessThan(1e-9);
        });
        figures(scaled).forEach((one, i) => {
          expect(relativelyApart(one, figures(found)[i])).toBeLessThan(1e-9);
        });
      }),
    );
  });

  it('keeps its digits when one count is very large', () => {
    const found = poissonRatio(of(100_000, 1), of(1, 1));
    // The exact limits of one event beside so many: a hundred thousand over those of a Poisson count of 1.
    expect(relativelyApart(figures(found)[1], 100_000 / 5.571643)).toBeLessThan(1e-4);
  });

  it('says that there are no events', () => {
    expect(poissonRatio(of(0, 5), of(0, 6))).toMatchObject({
      p: 1,
      ratio: { value: undefined, omitted: 'There are no events: any ratio of the rates is possible.' },
    });
    expect(poissonRatio(of(3, 5), of(0, 6)).ratio).toMatchObject({ value: Infinity, upper: Infinity });
  });

  it.each([
    [-1, 1, 0.95],
    [0.5, 1, 0.95],
    [1, 0, 0.95],
    [1, Infinity, 0.95],
    [1, 1, 1],
  ])('refuses the count %d, exposure %d, level %d', (count, exposure, level) => {
    expect(() => poissonRatio(of(count, exposure), of(1, 1), level)).toThrow(RangeError);
    expect(() => poissonRatio(of(1, 1), of(count, exposure), level)).toThrow(RangeError);
  });
});
