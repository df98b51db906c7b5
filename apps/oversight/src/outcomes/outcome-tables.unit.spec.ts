import { readFileSync } from 'node:fs';
import type { Protocol } from '@caseledger/domain';
import type { RecordedValue, TreatedCase } from './case-series.js';
import { outcomeTables } from './outcome-tables.js';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const protocol = json('programmes/achilles/protocol.json') as Protocol;
const paper = json('test/fixtures/paper/case-series-golden.json') as {
  baseline: Record<'age' | 'bmi' | 'monthsSinceInjury', number>[];
  outcomes: Record<'tissuePct' | 'vasDaily' | 'vasSport' | 'visaA', (number | null)[][]> & {
    returnToSportMonths: number[];
  };
  published: Record<string, Record<string, number>>;
  recomputed: {
    difM24minusM0: { vasSportMedian: number; visaAMedian: number };
    friedman: Record<string, { n: number; chi2: number; pAsymptotic: number; pExact: number }>;
  };
};
const series = {
  'MRI-TENDON/percent': paper.outcomes.tissuePct,
  'VAS-DAILY/score': paper.outcomes.vasDaily,
  'VAS-SPORT/score': paper.outcomes.vasSport,
  'VISA-A/total': paper.outcomes.visaA,
};

const recorded = (value: number | null | undefined): RecordedValue =>
  value === null || value === undefined ? { missing: 'UNKNOWN' } : { value, outsideValidation: false };

const cases: readonly TreatedCase[] = paper.baseline.map(({ age, bmi, monthsSinceInjury }, index) => ({
  participant: `P${index + 1}`,
  characteristics: [
    { item: 'age', value: age },
    { item: 'bmi', value: bmi },
    { item: 'months-since-injury', value: monthsSinceInjury },
  ],
  visits: new Map(
    ['M0', 'M12', 'M24'].map((visit, column) => [
      visit,
      new Map(Object.entries(series).map(([item, rows]) => [item, recorded(rows[index]?.[column])])),
    ]),
  ),
  missedVisits: new Set<string>(),
  returnToSport: { activity: 'tennis', months: paper.outcomes.returnToSportMonths[index]! },
}));

const tables = outcomeTables({ protocol, cases });
const outcome = (code: string) => tables.outcomes.find((table) => table.code === code)!;
const visit = (code: string, of: string) => outcome(code).visits.find((row) => row.visit === of)!;
const change = (code: string, to: string) => outcome(code).changes.find((row) => row.visit === to)!;

describe('outcome tables of the published case series', () => {
  it('R-INS-07 name their method, and reproduce the published quartiles', () => {
    const { vasDailyM0, vasSportM0, visaAM0 } = paper.published;
    expect(tables.methods.quartiles).toBe('quantile-type-7');
    expect(visit('vas-daily', 'M0')).toMatchObject(vasDailyM0!);
    expect(visit('vas-sport', 'M0')).toMatchObject(vasSportM0!);
    expect(visit('visa-a', 'M0')).toMatchObject(visaAM0!);
  });

  it('R-INS-07 give characteristics as median with minimum and maximum, not as quartiles', () => {
    for (const [code, name] of [
      ['age', 'age'],
      ['months-since-injury', 'monthsSinceInjury'],
    ] as const) {
      const { median, low, high } = paper.published[name]!;
      const row = tables.baseline.find((characteristic) => characteristic.code === code)!;
      expect(row).toMatchObject({ n: 6, median, minimum: low, maximum: high });
      expect(row).not.toHaveProperty('q1');
    }
  });

  it('R-INS-06 take the change over the same pair of visits for everyone', () => {
    const { vasSportMedian, visaAMedian } = paper.recomputed.difM24minusM0;
    expect(change('vas-sport', 'M24')).toMatchObject({ baseline: 'M0', n: 6, median: vasSportMedian });
    expect(change('visa-a', 'M24')).toMatchObject({ baseline: 'M0', n: 6, median: visaAMedian });
    expect(change('vas-sport', 'M12')).toMatchObject({ baseline: 'M0', n: 5 });
  });

  it('R-AUD-19 count a missing value with its reason, and leave it out of nothing else', () => {
    expect(visit('vas-sport', 'M12')).toMatchObject({ n: 5, missing: { UNKNOWN: 1 }, notYetRecorded: 0 });
    expect(visit('vas-sport', 'M24')).toMatchObject({ n: 6, missing: {} });
    expect(outcome('vas-sport').friedman).toMatchObject({ n: 5, leftOut: 1 });
  });

  it.each([
    ['tissue-regeneration', 'tissue'],
    ['vas-daily', 'vasDaily'],
    ['vas-sport', 'vasSport'],
    ['visa-a', 'visaA'],
  ])('R-INS-07 give both probabilities of the Friedman test of %s', (code, name) => {
    const { n, chi2, pAsymptotic, pExact } = paper.recomputed.friedman[name]!;
    expect(outcome(code).friedman).toMatchObject({ n, df: 2 });
    expect(outcome(code).friedman.chiSquare).toBeCloseTo(chi2, 5);
    expect(outcome(code).friedman.pAsymptotic).toBeCloseTo(pAsymptotic, 5);
    expect(outcome(code).friedman.pExact).toBeCloseTo(pExact, 5);
  });

  it('R-INS-08 say by when everyone was back at sport, from the data', () => {
    expect(tables.returnToSport.months).toMatchObject({ n: 6, median: 4, minimum: 3, maximum: 5 });
  });

  it('R-EXP-10 are the same bytes each time', () => {
    expect(JSON.stringify(outcomeTables({ protocol, cases }))).toBe(JSON.stringify(tables));
  });

  it('R-INS-05 tell a missed visit from one that is not recorded yet', () => {
    const [one, two] = cases.map((treated) => ({
      ...treated,
      visits: new Map([...treated.visits].filter(([code]) => code !== 'M24')),
    }));
    const missed = { ...one!, missedVisits: new Set(['M24']) };
    const [table] = outcomeTables({ protocol, cases: [missed, two!] }).outcomes;
    expect(table?.visits.find((row) => row.visit === 'M24')).toMatchObject({
      n: 0,
      median: null,
      missing: { VISIT_MISSED: 1 },
      notYetRecorded: 1,
    });
  });
});
