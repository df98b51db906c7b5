import { friedman, roundHalfAwayFromZero, summarise } from '@caseledger/statistics';
import type { Figure } from '@caseledger/journey';
import { compare, type Computed } from './comparison.js';
import { measures, readPublished, type Measure, type PublishedSeries } from './published.js';

const series = readPublished();
const code = (index: number): string => `P-${index + 1}`;
const visits = ['M0', 'M12', 'M24'] as const;
type Visit = (typeof visits)[number];

/** What a right server computes of a series, to one decimal: as much of it as is compared. */
function computedOf({ cases, outcomes }: PublishedSeries): Computed {
  const describe = (values: readonly (number | null)[]) => {
    const given = values.filter((value) => value !== null);
    const { n, ...rest } = summarise(given);
    return { n, ...(Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, rounded(v)])) as typeof rest) };
  };
  const rounded = (value: number | string) => (typeof value === 'number' ? roundHalfAwayFromZero(value, 1) : value);
  const outcomeOf = (measure: Measure) => {
    const at = (visit: Visit) => outcomes[measure].map((values) => values[visit]);
    const changes = (visit: Visit) =>
      outcomes[measure].map((values) =>
        values[visit] === null ? null : roundHalfAwayFromZero(values[visit] - values.M0, 1),
      );
    const complete = outcomes[measure].flatMap(({ M0, M12, M24 }) => (M12 === null ? [] : [[M0, M12, M24]]));
    const { n, chiSquare, pAsymptotic, exact } = friedman(complete);
    return {
      code: measure,
      title: measure,
      decimals: 1,
      visits: visits.map((visit) => ({ visit, ...describe(at(visit)) })),
      changes: (['M12', 'M24'] as const).map((visit) => ({
        visit,
        ...describe(changes(visit)),
        values: changes(visit).map((change, index) => ({ participant: code(index), change })),
      })),
      friedman: {
        n,
        chiSquare,
        pAsymptotic: roundHalfAwayFromZero(pAsymptotic, 6),
        pExact: roundHalfAwayFromZero(exact.p!, 6),
      },
      values: cases.map((_, index) => ({
        participant: code(index),
        values: visits.map((visit) => {
          const value = at(visit)[index] ?? null;
          return value === null ? { visit, missing: 'UNKNOWN' } : { visit, value };
        }),
      })),
    };
  };
  const characteristics = (['age', 'bmi', 'monthsSinceInjury'] as const).map((member) => ({
    code: member === 'monthsSinceInjury' ? 'months-since-injury' : member,
    ...describe(cases.map((one) => one[member])),
  }));
  const months = cases.map(({ returnToSport }) => returnToSport.months);
  const computed = {
    outcomes: {
      treated: cases.length,
      methods: {},
      baseline: [...characteristics, { code: 'sex', counts: { male: cases.length } }],
      outcomes: measures.map(outcomeOf),
      returnToSport: {
        months: { maximum: Math.max(...months) },
        values: cases.map(({ returnToSport }, index) => ({ participant: code(index), ...returnToSport })),
      },
    },
    participants: cases.map(({ sex, age, bmi, rupture, monthsSinceInjury }, index) => ({
      participant: code(index),
      characteristics: Object.entries({ sex, age, bmi, rupture, 'months-since-injury': monthsSinceInjury }).map(
        ([item, value]) => ({ item, value }),
      ),
    })),
  };
  return computed as unknown as Computed;
}

const right = computedOf(series);
const unexplained = (figures: readonly Figure[]) =>
  figures.filter(({ verdict }) => verdict === 'unexplained').map(({ name }) => name);

/** The published series with one value of one case changed, as a wrong server would have it. */
function wrong(measure: Measure, index: number, values: Partial<Record<Visit, number | null>>): Computed {
  const rows = series.outcomes[measure].map((row, i) => (i === index ? { ...row, ...values } : row));
  return computedOf({ ...series, outcomes: { ...series.outcomes, [measure]: rows } });
}

describe('comparison with the paper', () => {
  it('R-INS-06 R-INS-07 explains every figure of the published series', () => {
    expect(unexplained(compare(series, right))).toEqual([]);
  });

  it('R-INS-08 finds every known contradiction, and nothing else', () => {
    const found = compare(series, right).flatMap(({ contradiction }) => contradiction ?? []);
    expect(new Set(found)).toEqual(new Set(Object.keys(series.knownContradictions)));
  });

  it('R-INS-06 names the changes that are those of month 12', () => {
    const mixed = compare(series, right).filter(({ contradiction }) => contradiction === 'mixedVisits');
    expect(mixed.map(({ name, published, computed }) => [name, published, computed])).toEqual([
      ['case 3, vas-sport, change', '-8.6', '-10'],
      ['case 5, vas-sport, change', '-8.8', '-10'],
      ['case 5, visa-a, change', '90', '93'],
      ['vas-sport, median change', '-9.7', '-10'],
      ['visa-a, median change', '86.5', '88'],
    ]);
  });

  it('R-INS-08 does not call an error of the server a contradiction of the paper', () => {
    expect(unexplained(compare(series, wrong('vas-daily', 0, { M24: 1 })))).toEqual(
      expect.arrayContaining(['case 1, vas-daily, M24', 'case 1, vas-daily, change', 'vas-daily, Friedman p']),
    );
    expect(unexplained(compare(series, wrong('tissue-regeneration', 0, { M12: 90 })))).toEqual(
      expect.arrayContaining(['case 1, tissue-regeneration, M12', 'tissue-regeneration, M12, interval']),
    );
    expect(unexplained(compare(series, wrong('vas-sport', 5, { M24: 0 })))).toContain('text, sportPainZero');
  });

  it('R-INS-08 takes a value that is not recorded for an error, and one recorded as missing for the empty cell', () => {
    const outcomes = right.outcomes.outcomes.map((outcome) => ({ ...outcome, values: [] }));
    const figures = compare(series, { ...right, outcomes: { ...right.outcomes, outcomes } });
    expect(unexplained(figures)).toContain('case 1, vas-sport, M12');
    expect(unexplained(compare(series, right))).not.toContain('case 1, vas-sport, M12');
  });
});
