import fc from 'fast-check';
import { leukaemia, subjects } from '../test/subjects.js';
import { apart, columnsApart, differing, vectors } from '../test/vectors.js';
import { cox, type CovariateFollowUp } from './index.js';

const covariates = leukaemia.map((row) => ({ ...row, covariate: row.group === '6-MP' ? 0 : 1 }));

/** Breslow's partial likelihood, event by event. */
const logLikelihood = (rows: readonly CovariateFollowUp[], coefficient: number): number =>
  rows
    .filter(({ event }) => event)
    .reduce((sum, { time, covariate }) => {
      const atRisk = rows.filter((row) => row.time >= time);
      return sum - Math.log(atRisk.reduce((all, row) => all + Math.exp(coefficient * (row.covariate - covariate)), 0));
    }, 0);

describe('Cox regression', () => {
  it('gives the published figures', () => {
    const { fit, score, ...rest } = cox(covariates);
    expect(rest).toMatchObject({ n: 42, events: 30, ties: 'efron', method: 'cox-partial-likelihood' });
    if (fit.coefficient === undefined) throw new Error(fit.omitted);
    expect(fit.coefficient).toBeCloseTo(1.5721, 4);
    expect(fit.standardError).toBeCloseTo(0.4124, 4);
    expect(fit.hazardRatio).toBeCloseTo(4.817, 3);
    expect([fit.lower, fit.upper].map((limit) => limit.toFixed(3))).toEqual(['2.147', '10.809']);
    expect(fit.likelihoodRatio.chiSquare).toBeCloseTo(16.35, 2);
    expect(fit.wald.chiSquare).toBeCloseTo(14.53, 2);
    expect(score.chiSquare).toBeCloseTo(17.25, 2);
    expect(cox(covariates, 'breslow').fit.coefficient).toBeCloseTo(1.5092, 4);
  });

  it('equals R, and gives no estimate where R warns that it is infinite', () => {
    const apartFrom = differing(vectors.cox, ({ time, event, covariate, ties, level, estimable, ...expected }) => {
      const rows = time.map((at, i) => ({ time: at, event: event[i] === 1, covariate: covariate[i]! }));
      const { fit, score, logLikelihoodAtOne } = cox(rows, ties, level);
      // Where nothing varies R gives a score of 0.
      const scoreApart = expected.score === undefined ? 0 : apart(score.chiSquare ?? 0, expected.score);
      if (fit.coefficient === undefined) return [estimable ? Infinity : 0, scoreApart];
      return [
        scoreApart,
        apart(fit.coefficient, expected.coefficient),
        apart(fit.standardError, expected.standardError),
        columnsApart([fit.lower, fit.upper], expected.interval),
        columnsApart([logLikelihoodAtOne, fit.logLikelihood], expected.logLikelihood),
        apart(fit.wald.chiSquare, expected.wald),
      ];
    });
    expect(apartFrom).toEqual([]);
  });

  it('stands where the likelihood is highest, and nowhere when it grows without end', () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const { fit, events } = cox(rows, 'breslow');
        if (events === 0) return;
        const at = (coefficient: number) => logLikelihood(rows, coefficient);
        if (fit.coefficient === undefined) {
          const [low, high] = [at(-20), at(20)];
          expect(Math.max(low, high)).toBeGreaterThanOrEqual(at(0));
          expect([at(-19) <= low, at(19) <= high]).toContain(true);
        } else {
          expect(at(fit.coefficient)).toBeCloseTo(fit.logLikelihood, 9);
          for (const step of [-0.01, 0.01]) expect(at(fit.coefficient + step)).toBeLessThan(fit.logLikelihood);
        }
      }),
    );
  });

  it.each(['efron', 'breslow'] as const)('by %s knows neither unit, nor origin, nor order', (ties) => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const found = cox(rows, ties).fit;
        const moved = cox(
          rows.toReversed().map((row) => ({ ...row, covariate: 1000 - row.covariate / 8 })),
          ties,
        ).fit;
        if (found.coefficient === undefined || moved.coefficient === undefined) {
          expect(moved.coefficient).toBe(found.coefficient);
        } else {
          expect(apart(moved.coefficient, -8 * found.coefficient)).toBeLessThan(1e-8);
          expect(apart(moved.wald.chiSquare, found.wald.chiSquare)).toBeLessThan(1e-8);
        }
      }),
    );
  });

  it.each([
    [
      'There is no event.',
      [
        [1, false, 0],
        [2, false, 1],
      ],
    ],
    [
      'The covariate does not vary among those at risk at any event.',
      [
        [1, true, 1],
        [2, false, 1],
      ],
    ],
    [
      'The covariate does not vary among those at risk at any event.',
      [
        [1, false, 0],
        [2, true, 1],
      ],
    ],
    [
      'The likelihood grows with the hazard ratio without end: every event has the highest covariate.',
      [
        [1, true, 1],
        [2, true, 1],
        [3, false, 0],
      ],
    ],
    [
      'The likelihood grows towards a hazard ratio of 0: every event has the lowest covariate.',
      [
        [1, true, 0],
        [2, true, 0],
        [3, false, 1],
      ],
    ],
  ] as const)('says: %s', (omitted, rows) => {
    const found = cox(rows.map(([time, event, covariate]) => ({ time, event, covariate })));
    expect(found.fit).toEqual({ coefficient: undefined, omitted });
  });

  it.each([
    [
      'At events the covariate varies too little, beside its range, for its effect to be estimated.',
      [0, 1, 0, 1, 1, 0],
    ],
    ['No maximum of the likelihood was found in 100 iterations.', [1, 0, 1, 0, 0, 1]],
  ])('says beside a value far from all others: %s', (omitted, covariates) => {
    const rows = covariates.map((covariate, time) => ({ time, event: true, covariate }));
    const { fit } = cox([...rows, { time: 0, event: false, covariate: 1e12 }]);
    expect(fit).toEqual({ coefficient: undefined, omitted });
  });

  it('says that an effect is beyond the numbers', () => {
    const rows = [0, 1, 0].map((covariate, time) => ({ time, event: true, covariate: covariate * 5e-324 }));
    expect(cox(rows).fit).toEqual({
      coefficient: undefined,
      omitted: 'The unit of the covariate is too large for its effect to be a number.',
    });
  });

  it('does not mind who left before the first event', () => {
    const rows = [0, 1, 0, 1, 1, 0].map((covariate, time) => ({ time: time + 1, event: true, covariate }));
    expect(cox([...rows, { time: 0, event: false, covariate: 1e12 }]).fit).toEqual(cox(rows).fit);
  });

  it('still tests a likelihood that grows without end', () => {
    const { score } = cox([
      { time: 1, event: true, covariate: 1 },
      { time: 2, event: false, covariate: 0 },
    ]);
    expect(score).toMatchObject({ chiSquare: 1, df: 1 });
  });

  it.each([
    [[], 0.95],
    [[{ time: -1, event: true, covariate: 1 }], 0.95],
    [[{ time: 1, event: true, covariate: NaN }], 0.95],
    [[{ time: 1, event: true, covariate: 1 }], 0],
  ])('refuses %j at the level %d', (rows, level) => {
    expect(() => cox(rows, 'efron', level)).toThrow(RangeError);
  });
});
