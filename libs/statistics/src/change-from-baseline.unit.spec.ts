import golden from '../../../test/fixtures/paper/case-series-golden.json' with { type: 'json' };
import { changeFromBaseline, roundHalfAwayFromZero, summarise } from './index.js';

const { outcomes, published, recomputed } = golden;
const visitsOf = (rows: readonly (readonly (number | null)[])[]) =>
  rows.map(([M0 = null, M12 = null, M24 = null]) => ({ M0, M12, M24 }));
const changes = (rows: readonly (readonly (number | null)[])[]) => changeFromBaseline(visitsOf(rows), 'M0', 'M24');
const medianOf = (values: readonly (number | null)[]) => summarise(values.filter((value) => value !== null)).median;

describe('R-INS-06 change uses one stated pair of visits for all subjects', () => {
  it('names the pair it used', () => {
    expect(changes(outcomes.visaA)).toMatchObject({ baseline: 'M0', visit: 'M24' });
  });

  it('reproduces the recomputed changes at M24', () => {
    const { vasSportMedian, visaAMedian } = recomputed.difM24minusM0;
    expect(medianOf(changes(outcomes.vasSport).changes)).toBe(vasSportMedian);
    expect(medianOf(changes(outcomes.visaA).changes)).toBe(visaAMedian);
    expect(medianOf(changes(outcomes.vasDaily).changes)).toBe(published.difVasDaily.median);
    expect(changes(outcomes.visaA).changes[4]).toBe(recomputed.visaA_case5_dif);
    expect(changes(outcomes.vasSport).changes[2]).toBe(recomputed.vasSport_case3_dif);
    expect(changes(outcomes.vasSport).changes[4]).toBe(recomputed.vasSport_case5_dif);
  });

  it.each([
    ['sport VAS', outcomes.vasSport, published.difVasSport.median, [3, 5]],
    ['VISA-A', outcomes.visaA, published.difVisaA.median, [5]],
    ['daily VAS', outcomes.vasDaily, published.difVasDaily.median, []],
    ['tissue', outcomes.tissuePct, undefined, []],
  ])('shows which published changes of %s differ', (_, rows, median, cases) => {
    const { changes: found } = changes(rows);
    const differing = rows.flatMap((row, index) => (row[3] === found[index] ? [] : [index + 1]));
    expect(differing).toEqual(cases);
    if (median !== undefined) expect(roundHalfAwayFromZero(medianOf(rows.map((row) => row[3]!)), 1)).toBe(median);
  });

  it('leaves a missing value missing', () => {
    expect(changeFromBaseline(visitsOf(outcomes.vasSport), 'M0', 'M12').changes[0]).toBeNull();
    expect(changeFromBaseline<'M0' | 'M12'>([{ M12: 1 }, { M0: 1 }], 'M0', 'M12').changes).toEqual([null, null]);
  });

  it('drops the noise of binary subtraction', () => {
    expect(changeFromBaseline([{ M0: 0.1, M12: 0.3 }], 'M0', 'M12').changes).toEqual([0.2]);
  });

  it('refuses a value that is not finite', () => {
    expect(() => changeFromBaseline([{ M0: 1, M12: NaN }], 'M0', 'M12')).toThrow(RangeError);
  });
});
