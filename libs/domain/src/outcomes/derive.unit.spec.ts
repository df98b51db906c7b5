import { concludingTrial } from '@caseledger/testkit/domain';
import fc from 'fast-check';
import type { ProtocolDerivation } from '../protocol/derivations.js';
import type { Protocol } from '../protocol/protocol.js';
import type { Course, Happening } from './course.js';
import { valuesIn, type OutcomeValue } from './derive.js';

const visits = [
  { code: 'M0', day: '2020-01-01', missed: false },
  { code: 'M1', day: '2020-02-01', missed: false },
  { code: 'M2', day: '2020-03-01', missed: true },
  { code: 'M3', day: '2020-04-01', missed: false },
  { code: 'M12', day: '2021-01-01', missed: false },
];

type Recorded = Readonly<Record<string, number | string | null>>;

/** What was recorded with the scale, by visit; `null` is refused. */
function course(
  recorded: Readonly<Record<string, Recorded>>,
  happenings: readonly Happening[] = [],
  lastContact = '2021-06-01',
): Course {
  const readings = Object.entries(recorded).map(([visit, items]) => ({
    ...{ visit, scheduled: visit, occurrence: 1 },
    reading: {
      instrument: 'SCALE',
      answers: Object.entries(items).map(([item, value]) =>
        value === null ? { item, missing: 'REFUSED' as const } : { item, value },
      ),
      derived: [],
    },
  }));
  return { visits, starts: new Map([['INJECTION', '2020-01-02']]), readings, happenings, lastContact };
}

const at = (code: string, visit: string, of: Course, protocol: Protocol = concludingTrial): OutcomeValue =>
  valuesIn(protocol, of)({ derivation: code }, visit);

const falling = course({
  M0: { score: 80, pain: 1, stage: 'I' },
  M1: { score: 76, pain: 2, stage: 'I' },
  M3: { score: 72, pain: 0, stage: 'II' },
  M12: { score: 60, pain: null, stage: 'III' },
});

describe('what follows from readings and events across visits', () => {
  it.each<[string, string, OutcomeValue]>([
    ['fall', 'M1', { value: -5 }],
    ['fall', 'M3', { value: -10 }],
    ['fall', 'M0', { missing: 'NOT_APPLICABLE' }],
    ['fall', 'M2', { missing: 'VISIT_MISSED' }],
    // Since the visit before that has a value.
    ['points', 'M3', { value: -4 }],
    ['points', 'M0', { missing: 'NOT_APPLICABLE' }],
    ['both', 'M1', { value: 78 }],
    ['both', 'M12', { missing: 'REFUSED' }],
    // One of three visits may be missing.
    ['mean', 'M3', { value: 74 }],
    ['mean', 'M2', { missing: 'VISIT_MISSED' }],
    ['weighed', 'M1', { value: 34 }],
    ['share', 'M1', { value: 76 }],
    ['rank', 'M12', { value: 3 }],
    ['step', 'M12', { value: 2 }],
    ['progressed', 'M1', { value: false }],
    ['progressed', 'M3', { value: true }],
    ['fell', 'M1', { value: false }],
    // The threshold itself counts.
    ['fell', 'M3', { value: true }],
    ['early', 'M3', { value: true }],
    ['early', 'M12', { value: false }],
    ['firm', 'M1', { value: false }],
    ['firm', 'M3', { value: true }],
    ['worse', 'M3', { value: true }],
    ['free', 'M1', { value: true }],
    ['free', 'M3', { value: false }],
    ['level', 'M1', { value: 0 }],
    ['level', 'M3', { value: 1 }],
    ['first', 'M2', { value: 76 }],
    ['gone', 'M12', { value: false }],
    ['growths', 'M12', { value: 0 }],
  ])('%s at %s', (code, visit, expected) => {
    expect(at(code, visit, falling)).toEqual(expected);
  });

  it('a missing value is no answer to any of several, unless another one is yes', () => {
    const unknown = course({ M0: { score: 80, stage: 'I' }, M3: { score: null, stage: 'I' } });
    expect(at('worse', 'M3', unknown)).toEqual({ missing: 'REFUSED' });
    expect(at('firm', 'M3', unknown)).toEqual({ value: false });
    const known = course({ M0: { score: 80, stage: 'I' }, M3: { score: null, stage: 'II' } });
    expect(at('worse', 'M3', known)).toEqual({ value: true });
    expect(at('firm', 'M3', known)).toEqual({ missing: 'REFUSED' });
  });

  it('an event counts from its day on, and who was not followed so long may have had one', () => {
    const died = course({ M0: { score: 80 } }, [{ on: '2020-03-15', end: 'DIED' }], '2020-03-15');
    expect([at('gone', 'M1', died), at('gone', 'M3', died), at('gone', 'M12', died)]).toEqual([
      ...[{ value: false }, { value: true }, { value: true }],
    ]);
    expect(at('free', 'M12', died)).toEqual({ value: false });
    expect(at('growths', 'M12', died)).toEqual({ value: 0 });
    const lost = course({ M0: { score: 80 } }, [], '2020-02-15');
    expect([at('gone', 'M1', lost), at('gone', 'M3', lost)]).toEqual([{ value: false }, { missing: 'NOT_RECORDED' }]);
    const replaced = course({ M0: { score: 80 } }, [{ on: '2020-04-01', terminalEvent: 'REPLACED' }], '2020-02-15');
    expect(at('gone', 'M3', replaced)).toEqual({ value: true });
  });

  it('a relative change of nothing is none', () => {
    expect(at('fall', 'M3', course({ M0: { score: 0 }, M3: { score: 5 } }))).toEqual({ missing: 'NOT_APPLICABLE' });
  });

  it('is the same whatever the order in which derivations are listed', () => {
    const derivations = concludingTrial.derivations as readonly ProtocolDerivation[];
    const everything = (protocol: Protocol, of: Course) => {
      const values = valuesIn(protocol, of);
      return visits.map(({ code }) => derivations.map((one) => values({ derivation: one.code }, code)));
    };
    const score = fc.option(fc.integer({ min: 0, max: 100 }));
    const stage = fc.option(fc.constantFrom('I', 'II', 'III'));
    const recorded = fc.dictionary(fc.constantFrom('M0', 'M1', 'M3', 'M12'), fc.record({ score, stage }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...derivations], { minLength: derivations.length }),
        recorded,
        (order, items) => {
          const of = course(items);
          expect(everything({ ...concludingTrial, derivations: order }, of)).toEqual(everything(concludingTrial, of));
        },
      ),
    );
  });
});
