import { achilles, visitOn } from '@caseledger/testkit/domain';
import { addToDate } from '@caseledger/kernel';
import fc from 'fast-check';
import { treated } from '../../test/participant.js';
import type { Protocol } from '../protocol/protocol.js';
import type { ScheduledInstance } from '../protocol/timeline.js';
import { scheduledVisit } from './schedule.js';
import { consentGaps, eligibilityGaps, visitEffects } from './under-another-protocol.js';

const [main] = achilles.timelines;
/** The protocol with other instances on its timeline. */
const withInstances = (change: (instance: ScheduledInstance) => readonly ScheduledInstance[]): Protocol => ({
  ...achilles,
  version: '2.0',
  timelines: [{ ...main!, instances: main!.instances.flatMap(change) }],
});
const withWindow = (code: string, lower: string, upper: string) =>
  withInstances((one) => [one.code === code ? { ...one, timing: { ...one.timing, window: { lower, upper } } } : one]);

/** The cells were given on 26 March 2019. */
const after = (...visits: readonly (readonly [visit: string, date: string])[]) => {
  const driver = treated().run(visits.map(([visit, date]) => visitOn(`${date}T10:00:00.000Z`, visit)));
  const { sites } = driver.stateOf('study', 'study');
  const participant = driver.stateOf('participant', 'participant/P1');
  const effects = (tried: Protocol) =>
    visitEffects({ sites, present: achilles, tried }, participant).map(
      ({ effect, code, recorded }) => `${effect} ${code}${recorded === undefined ? '' : ` ${recorded.visit}`}`,
    );
  return { sites, participant, effects };
};

describe('the visits of a participant under another version of the protocol', () => {
  it('leave their windows, come into one, are gone, are new and move', () => {
    const { effects, participant, sites } = after(['a', '2019-04-16'], ['b', '2019-05-08'], ['c', '2019-06-26']);
    expect(effects(withWindow('M1', 'P5D', 'P10D'))).toEqual(['LEAVES_WINDOW M1 a']);
    // It was between the windows of M1 and M2, and so of neither.
    expect(effects(withWindow('M2', 'P20D', 'P14D'))).toEqual(['ENTERS_WINDOW M2 b', 'MOVES M2']);
    expect(effects(withInstances((one) => (['M3', 'M24'].includes(one.code) ? [] : [one])))).toEqual([
      'DISAPPEARS M3 c',
      'DISAPPEARS M24',
    ]);
    const nine = (one: ScheduledInstance) => ({
      ...one,
      code: 'M9',
      timing: { ...one.timing, value: 'P9M', window: { lower: 'P9D', upper: 'P9D' } },
    });
    expect(effects(withInstances((one) => (one.code === 'M6' ? [one, nine(one)] : [one])))).toEqual(['IS_NEW M9']);
    const [moved] = visitEffects({ sites, present: achilles, tried: withWindow('M1', 'P5D', 'P10D') }, participant);
    expect(moved).toEqual({
      effect: 'LEAVES_WINDOW',
      code: 'M1',
      occurrence: 1,
      title: 'Month 1',
      recorded: { visit: 'a', date: '2019-04-16' },
      before: { target: '2019-04-26', opens: '2019-04-16', closes: '2019-05-06' },
      after: { target: '2019-04-26', opens: '2019-04-21', closes: '2019-05-06' },
    });
  });

  it('stay planned for nobody whose follow-up has ended, and what was recorded still leaves its window', () => {
    const { sites, participant } = after(['a', '2019-04-16']);
    const tried = withInstances((one) => {
      if (one.code === 'M24') return [];
      return [one.code === 'M1' ? { ...one, timing: { ...one.timing, window: { lower: 'P0D', upper: 'P0D' } } } : one];
    });
    for (const over of [
      { ...participant, ended: ['COMPLETED'] as const },
      { ...participant, screenFailed: true },
    ]) {
      const effects = visitEffects({ sites, present: achilles, tried }, over);
      expect(effects.map(({ effect, code }) => `${effect} ${code}`)).toEqual(['LEAVES_WINDOW M1']);
    }
  });

  it('leave their windows exactly where they would be of no visit if they were recorded by that version', () => {
    const visits = main!.instances.filter(({ code }) => /^M[1-9]/.test(code));
    const daysOf = (text: string | undefined) => Number(/\d+/.exec(text ?? '')?.[0] ?? 0);
    const cut = fc.record(
      Object.fromEntries(
        visits.map(({ code, timing: { window } }) => [
          code,
          fc.record({
            // Never wider than now, so that no two windows meet.
            lower: fc.nat(daysOf(window?.lower)),
            upper: fc.nat(daysOf(window?.upper)),
            made: fc.option(fc.integer({ min: -daysOf(window?.lower), max: daysOf(window?.upper) }), {
              nil: undefined,
            }),
          }),
        ]),
      ),
    );
    fc.assert(
      fc.property(cut, (chosen) => {
        const made = visits.flatMap(({ code, timing }): readonly (readonly [string, string])[] => {
          const days = chosen[code]?.made;
          const months = daysOf(timing.value);
          return days === undefined ? [] : [[code, addToDate(addToDate('2019-03-26', { months }), { days })]];
        });
        const { participant, sites } = after(...made);
        const tried = withInstances((one) => {
          const to = chosen[one.code];
          if (to === undefined) return [one];
          return [{ ...one, timing: { ...one.timing, window: { lower: `P${to.lower}D`, upper: `P${to.upper}D` } } }];
        });
        const asNew = { ...participant, visits: {}, protocolVersion: undefined };
        const left = made.filter(
          ([code, date]) => scheduledVisit({ protocol: tried, protocols: [tried], sites }, asNew, date)?.code !== code,
        );
        const effects = visitEffects({ sites, present: achilles, tried }, participant);
        expect(effects.filter(({ recorded }) => recorded).map(({ effect, code }) => [effect, code])).toEqual(
          left.map(([code]) => ['LEAVES_WINDOW', code]),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('are the same under the version in force', () => {
    const { effects } = after(['a', '2019-04-16'], ['b', '2019-05-08']);
    expect(effects({ ...achilles, version: '2.0' })).toEqual([]);
  });
});

describe('a participant under another version of the protocol', () => {
  const { participant } = after();
  const confirmed = { codes: achilles.eligibility.map(({ code }) => code), protocol: achilles };
  const gaps = (change: Partial<Protocol>, by: typeof confirmed | undefined = confirmed) =>
    eligibilityGaps({ ...achilles, ...change }, participant, by).map(({ gap, code }) => `${gap} ${code}`);

  it('lacks answers to criteria and characteristics that nobody asked for, or that ask for something else', () => {
    const [first, ...rest] = achilles.eligibility;
    expect(gaps({})).toEqual([]);
    expect(gaps({ eligibility: [...achilles.eligibility, { code: 'E9', kind: 'EXCLUSION', text: 'x' }] })).toEqual([
      'CRITERION_UNANSWERED E9',
    ]);
    expect(gaps({ eligibility: [{ ...first!, text: 'A complete rupture.' }, ...rest] })).toEqual([
      `CRITERION_REWORDED ${first!.code}`,
    ]);
    expect(
      gaps({
        characteristics: achilles.characteristics.map((one) => {
          if (one.code === 'age') return { ...one, range: { low: 50, high: 80 } };
          return one.code === 'gap-mm' ? { ...one, required: true } : one;
        }),
      }),
    ).toEqual(['CHARACTERISTIC_INVALID age', 'CHARACTERISTIC_UNANSWERED gap-mm']);
  });

  it('is asked every criterion anyhow while eligibility is not confirmed', () => {
    const eligibility = [{ code: 'E9', kind: 'EXCLUSION' as const, text: 'x' }];
    expect(eligibilityGaps({ ...achilles, eligibility }, participant, undefined)).toEqual([]);
  });

  it('is asked for consent again where the version that was signed is gone', () => {
    const [form] = achilles.consentForms;
    const tried = { ...achilles, consentForms: [{ ...form!, version: '2.0' }] };
    expect(consentGaps(achilles, participant)).toEqual([]);
    expect(consentGaps(tried, participant)).toEqual([{ form: form!.code, signed: '1.0', versions: ['2.0'] }]);
    const withdrawn = { ...participant, consents: participant.consents.map((one) => ({ ...one, scopes: [] })) };
    expect(consentGaps(tried, withdrawn)).toEqual([]);
    const [signed] = participant.consents;
    const again = { ...participant, consents: [signed!, { ...signed!, formVersion: '2.0' }] };
    expect(consentGaps(tried, again)).toEqual([]);
  });
});
