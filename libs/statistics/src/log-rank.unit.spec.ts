import fc from 'fast-check';
import { leukaemia, subjects } from '../test/subjects.js';
import { apart, columnsApart, differing, relativelyApart, vectors } from '../test/vectors.js';
import { chiSquareUpperTail, cox, logRank } from './index.js';

describe('log-rank test', () => {
  it('gives the published figures', () => {
    const found = logRank(leukaemia);
    expect(found).toMatchObject({ n: 42, events: 30, df: 1, strata: 1, method: 'log-rank' });
    expect(found.chiSquare).toBeCloseTo(16.793, 3);
    const [treated, control] = found.groups;
    expect(treated).toMatchObject({ group: '6-MP', n: 21, observed: 9 });
    expect(treated!.expected).toBeCloseTo(19.25, 2);
    expect(control!.expected).toBeCloseTo(10.75, 2);
  });

  it('equals R, with strata too, and has no figure where R has none', () => {
    const apartFrom = differing(vectors.logRank, ({ time, event, group, stratum, observed, ...expected }) => {
      const rows = time.map((at, i) => ({ time: at, event: event[i] === 1, group: group[i]!, stratum: stratum[i]! }));
      const found = logRank(rows);
      if (observed.length === 0) return [found.chiSquare === undefined ? 0 : Infinity];
      const columns = [
        columnsApart(
          found.groups.map((one) => one.observed),
          observed,
        ),
        columnsApart(
          found.groups.map((one) => one.expected),
          expected.expected,
        ),
      ];
      // With no two groups at risk R gives a chi-square of 0 with no degree of freedom.
      if (found.chiSquare === undefined) return [...columns, Math.max(0, expected.df!)];
      return [
        ...columns,
        apart(found.chiSquare, expected.chiSquare),
        apart(found.df, expected.df),
        relativelyApart(found.p, chiSquareUpperTail(expected.chiSquare!, expected.df!)),
      ];
    });
    expect(apartFrom).toEqual([]);
  });

  it('expects as many events as there are, in whichever order the subjects come', () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const found = logRank(rows);
        expect(logRank(rows.toReversed())).toEqual(found);
        expect(found.groups.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(found.events, 9);
        expect(found.groups.reduce((sum, { observed }) => sum + observed, 0)).toBe(found.events);
      }),
    );
  });

  it('does not depend on the names of groups and strata', () => {
    const turned = new Map([
      ['a', 'z'],
      ['b', 'y'],
      ['c', 'x'],
    ]);
    fc.assert(
      fc.property(subjects, (rows) => {
        const found = logRank(rows.map((row) => ({ ...row, stratum: String(row.covariate) })));
        const renamed = logRank(
          rows.map((row) => ({ ...row, group: turned.get(row.group)!, stratum: String(-row.covariate) })),
        );
        expect(apart(renamed.chiSquare, found.chiSquare ?? 'NA')).toBeLessThan(1e-8);
      }),
    );
  });

  it("is Cox's score test of two groups when no events are tied", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 2, maxLength: 30 }), (flags) => {
        const rows = flags.map(([event, treated], time) => ({
          time,
          event,
          group: treated ? 'treated' : 'control',
          covariate: treated ? 1 : 0,
        }));
        expect(apart(logRank(rows).chiSquare, cox(rows).score.chiSquare ?? 'NA')).toBeLessThan(1e-9);
      }),
    );
  });

  it.each([
    [
      'There is no event.',
      [
        { time: 1, event: false, group: 'a' },
        { time: 1, event: false, group: 'b' },
      ],
    ],
    ['Only one group is at risk when events happen.', [{ time: 1, event: true, group: 'a' }]],
    [
      'Only one group is at risk when events happen.',
      [
        { time: 1, event: false, group: 'a' },
        { time: 2, event: true, group: 'b' },
      ],
    ],
    [
      'Some groups are never at risk together in a way that tells them apart.',
      [
        { time: 1, event: true, group: 'a', stratum: 'x' },
        { time: 2, event: true, group: 'b', stratum: 'y' },
      ],
    ],
  ])('says: %s', (omitted, rows) => {
    expect(logRank(rows)).toMatchObject({ chiSquare: undefined, p: undefined, omitted });
  });

  it.each([[[]], [[{ time: -1, event: true, group: 'a' }]], [[{ time: NaN, event: true, group: 'a' }]]])(
    'refuses %j',
    (rows) => {
      expect(() => logRank(rows)).toThrow(RangeError);
    },
  );
});
