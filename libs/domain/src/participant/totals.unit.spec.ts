import fc from 'fast-check';
import { checkAt } from '../protocol/faults.js';
import { measurementFaults } from '../protocol/measurement-faults.js';
import type { Derivation, Instrument, Protocol } from '../protocol/protocol.js';
import { readInstrument } from './readings.js';

const range = { low: 0, high: 10, decimals: 0 };
const total = (code: string, rule: Derivation['rule'], items: readonly string[], more: Partial<Derivation> = {}) => ({
  ...{ code, title: code, rule, items, unit: '{score}' },
  ...more,
});
const instrument = (...derived: readonly Derivation[]): Instrument => ({
  ...{ code: 'I', title: 'I', recordedBy: 'SITE' },
  items: ['A', 'B', 'C', 'D'].map((code) => ({ code, title: code, range })),
  derived,
});
/** What is derived of answers; `null` is not done. */
const derivedOf = (of: Instrument, answers: Readonly<Record<string, number | null>>) =>
  readInstrument(
    of,
    {
      instrument: 'I',
      answers: Object.entries(answers).map(([item, value]) =>
        value === null ? { item, missing: 'NOT_DONE' } : { item, value },
      ),
    },
    [],
  ).reading.derived;
const one = (derivation: Derivation, answers: Readonly<Record<string, number | null>>) =>
  derivedOf(instrument(derivation), answers)[0];

const all = ['A', 'B', 'C', 'D'];

describe('totals of a reading', () => {
  it('R-INS-03 (part): are means, and sums in which items weigh differently', () => {
    const answers = { A: 1, B: 2, C: 3, D: 6 };
    expect(one(total('M', 'MEAN', all), answers)).toEqual({ item: 'M', value: 3 });
    const weights = [
      { item: 'A', weight: 0.5 },
      { item: 'D', weight: -1 },
    ];
    expect(one(total('W', 'WEIGHTED_SUM', all, { weights }), answers)).toEqual({ item: 'W', value: -0.5 });
  });

  it.each([
    ['MEAN_OF_ANSWERED', 8],
    ['LEAST', 6],
    ['GREATEST', 16],
    ['ZERO', 6],
  ] as const)('R-INS-01 (part): replace as many missing items as the rule allows, by %s', (replacedBy, value) => {
    const missing = { atMost: 1, replacedBy };
    expect(one(total('S', 'SUM', all, { missing }), { A: 1, B: 2, C: 3, D: null })).toEqual({ item: 'S', value });
  });

  it('R-INS-01 (part): are missing with the first reason when more is missing than the rule allows', () => {
    const sum = total('S', 'SUM', all, { missing: { atMost: 1, replacedBy: 'ZERO' } });
    expect(one(sum, { A: 1, B: null, C: 3, D: null })).toEqual({ item: 'S', missing: 'NOT_DONE' });
  });

  it('R-INS-03 (part): may rest on other totals, and are the same in whatever order they are listed', () => {
    const derived = [
      total('TOTAL', 'SUM', ['FIRST', 'SECOND']),
      total('FIRST', 'SUM', ['A', 'B']),
      total('SECOND', 'MEAN', ['C', 'D'], { missing: { atMost: 1, replacedBy: 'MEAN_OF_ANSWERED' } }),
      total('SHARE', 'PERCENT_OF_MAXIMUM', ['TOTAL', 'A']),
    ];
    const answer = fc.option(fc.integer({ min: 0, max: 10 }));
    const answers = fc.record({ A: answer, B: answer, C: answer, D: answer });
    const byCode = (list: ReturnType<typeof derivedOf>) => list.toSorted((a, b) => a.item.localeCompare(b.item));
    fc.assert(
      fc.property(fc.shuffledSubarray(derived, { minLength: derived.length }), answers, (order, given) => {
        expect(byCode(derivedOf(instrument(...order), given))).toEqual(
          byCode(derivedOf(instrument(...derived), given)),
        );
      }),
    );
    expect(derivedOf(instrument(...derived), { A: 4, B: 6, C: 5, D: null })).toEqual([
      ...[
        { item: 'TOTAL', value: 15 },
        { item: 'FIRST', value: 10 },
      ],
      ...[
        { item: 'SECOND', value: 5 },
        { item: 'SHARE', value: 47.5 },
      ],
    ]);
  });

  it('are refused as faults of a protocol where they could never be reckoned', () => {
    const faults = (...derived: readonly Derivation[]) =>
      measurementFaults({ instruments: [instrument(...derived)] } as unknown as Protocol, checkAt('')).map(
        ({ pointer, message }) => `${String(pointer)}: ${message}`,
      );
    const circle = 'in a circle: let it rest on items, or on totals that do not rest on it.';
    expect(faults(total('X', 'SUM', ['Y']), total('Y', 'SUM', ['X']))).toEqual([
      `/instruments/0/derived/0/items: X rests on itself, ${circle}`,
      `/instruments/0/derived/1/items: Y rests on itself, ${circle}`,
    ]);
    expect(faults(total('W', 'WEIGHTED_SUM', ['A']))).toEqual([
      '/instruments/0/derived/0/weights: How its items count is not said.',
    ]);
    expect(faults(total('S', 'SUM', ['A'], { weights: [{ item: 'A', weight: 2 }] }))).toEqual([
      '/instruments/0/derived/0/weights: SUM weighs nothing.',
    ]);
    expect(faults(total('W', 'WEIGHTED_SUM', ['A'], { weights: [{ item: 'B', weight: 2 }] }))).toEqual([
      '/instruments/0/derived/0/weights/0/item: B is none of its items.',
    ]);
    expect(faults(total('S', 'SUM', ['A'], { missing: { atMost: 1, replacedBy: 'ZERO' } }))).toEqual([
      '/instruments/0/derived/0/missing/atMost: With every value missing there is nothing left to reckon with.',
    ]);
  });
});
