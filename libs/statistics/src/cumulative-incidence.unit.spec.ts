import fc from 'fast-check';
import { columnsApart, differing, vectors } from '../test/vectors.js';
import { cumulativeIncidence, kaplanMeier, type CompetingFollowUp } from './index.js';

const rows = fc.array(
  fc.record(
    { time: fc.integer({ min: 0, max: 12 }), cause: fc.constantFrom('relapse', 'death', 'other') },
    { requiredKeys: ['time'] },
  ),
  { minLength: 1, maxLength: 30 },
);

describe('cumulative incidence among competing causes', () => {
  it('equals cmprsk', () => {
    const apartFrom = differing(vectors.cumulativeIncidence, ({ time, cause, own, times, incidence, variance }) => {
      const found = cumulativeIncidence(
        time.map((at, i): CompetingFollowUp => (cause[i] === 0 ? { time: at } : { time: at, cause: String(cause[i]) })),
        String(own),
      );
      const points = [...found.curve];
      return [
        columnsApart(
          points.map((point) => point.time),
          times,
        ),
        columnsApart(
          points.map((point) => point.incidence),
          incidence,
        ),
        columnsApart(
          points.map((point) => point.variance),
          variance,
        ),
      ];
    });
    expect(apartFrom).toEqual([]);
  });

  it('shares out what Kaplan–Meier takes for all causes together', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const curves = ['relapse', 'death', 'other'].map((cause) => cumulativeIncidence(all, cause).curve);
        const { curve } = kaplanMeier(all.map(({ time, cause }) => ({ time, event: cause !== undefined })));
        [...curve].forEach(({ survival }, i) => {
          expect(curves.reduce((sum, one) => sum + one.at(i)!.incidence, survival)).toBeCloseTo(1, 12);
        });
      }),
    );
  });

  it('grows, lies within its limits and counts everybody', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { curve, ...counts } = cumulativeIncidence(all, 'relapse');
        expect(counts.events + counts.competing + counts.censored).toBe(counts.n);
        let before = 0;
        for (const { incidence, variance, lower = incidence, upper = incidence } of curve) {
          expect(incidence).toBeGreaterThanOrEqual(before);
          expect(variance).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(incidence);
          expect(upper).toBeGreaterThanOrEqual(incidence);
          before = incidence;
        }
      }),
    );
  });

  it('names its methods, and a cause without events has no limits', () => {
    const found = cumulativeIncidence([{ time: 1 }, { time: 2, cause: 'death' }], 'relapse');
    expect(found.curve.at(-1)).toMatchObject({ incidence: 0, variance: 0, lower: undefined, upper: undefined });
    expect(found).toMatchObject({
      n: 2,
      cause: 'relapse',
      events: 0,
      competing: 1,
      censored: 1,
      level: 0.95,
      method: 'aalen-johansen',
      varianceMethod: 'aalen-1978',
      scale: 'log-log',
    });
  });

  it.each([
    [[], 0.95],
    [[{ time: -1 }], 0.95],
    [[{ time: 1 }], 1],
  ])('refuses %j at the level %d', (all, level) => {
    expect(() => cumulativeIncidence(all, 'relapse', level)).toThrow(RangeError);
  });
});
