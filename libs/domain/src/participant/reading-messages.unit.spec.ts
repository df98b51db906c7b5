import { achilles, vas, visa } from '@caseledger/testkit/domain';
import type { Instrument, Item } from '../protocol/protocol.js';
import { coverage, itemsOf, readInstrument, type ReadingEntry } from './readings.js';

const range = { low: 0, high: 10, decimals: 1 };
const item = (code: string, more: Partial<Item> = { range }): Item => ({ code, title: code, ...more });
const instrument = (items: readonly Item[], derived: Instrument['derived'] = []): Instrument => ({
  code: 'I',
  title: 'I',
  recordedBy: 'SITE',
  items,
  derived,
});
const percent = (...items: string[]) => [
  { code: 'P', title: 'P', rule: 'PERCENT_OF_MAXIMUM' as const, items, unit: '%' },
];
const entry = (answers: Readonly<Record<string, number | string>>, form?: string): ReadingEntry => ({
  instrument: 'I',
  ...(form !== undefined && { form }),
  answers: Object.entries(answers).map(([code, value]) => ({ item: code, value })),
});
const faults = (from: Instrument, given: ReadingEntry) => readInstrument(from, given, []).faults;

describe('what is said of a reading', () => {
  const choice = item('C', { values: [0, 4, 'none'] });
  it.each<[string, Item, number | string, string | undefined]>([
    ['the lowest value', item('A'), 0, undefined],
    ['the highest value', item('A'), 10, undefined],
    ['a value too low', item('A'), -0.1, 'I: A must lie between 0 and 10.'],
    ['a value too high', item('A'), 10.1, 'I: A must lie between 0 and 10.'],
    ['too many decimals', item('A'), 1.25, 'I: A takes at most 1 decimals.'],
    ['text for a number', item('A'), '5', 'I: A must be a number.'],
    ['a listed number', choice, 4, undefined],
    ['a listed code', choice, 'none', undefined],
    ['another number', choice, 1, 'I: C must be one of 0, 4, none.'],
    ['anything where nothing is prescribed', item('F', {}), 'free text', undefined],
  ])('R-INS-02: %s', (_what, one, value, message) => {
    expect(faults(instrument([one]), entry({ [one.code]: value }))).toMatchObject(
      message === undefined ? [] : [{ rule: 'value-out-of-range', message, requirement: 'R-INS-02' }],
    );
  });

  it('R-AUD-19: every fault is listed', () => {
    const forms = instrument([item('A', { range, forms: ['x'] }), item('B'), item('C')]);
    const answers = [{ item: 'B' }, { item: 'Z', value: 1 }, { item: 'B', missing: 'NOT_DONE' as const, value: 1 }];
    expect(faults(forms, { instrument: 'I', form: 'y', answers })).toMatchObject([
      { rule: 'form-required', message: 'I: the form must be one of x.', requirement: 'R-INS-03' },
      { rule: 'answered-twice', message: 'I: an item is answered twice.', requirement: 'R-INS-01' },
      {
        rule: 'value-out-of-range',
        message: 'I: B needs either a value or a reason why it is missing.',
        requirement: 'R-INS-02',
      },
      { rule: 'unknown-item', message: 'I: there is no item Z in this form.', requirement: 'R-INS-03' },
      {
        rule: 'value-out-of-range',
        message: 'I: B needs either a value or a reason why it is missing.',
        requirement: 'R-INS-02',
      },
      {
        rule: 'missing-needs-reason',
        message: 'I: C need a value or a reason why it is missing.',
        requirement: 'R-AUD-19',
      },
    ]);
  });

  it('R-INS-03: a form says which items there are; without one only those of every form', () => {
    const forms = instrument([item('A', { range, forms: ['x', 'y'] }), item('B', { range, forms: ['y'] }), item('C')]);
    const codes = (form?: string) => itemsOf(forms, form).map(({ code }) => code);
    expect([codes('x'), codes('y'), codes()]).toEqual([['A', 'C'], ['A', 'B', 'C'], ['C']]);
    expect(faults(forms, entry({ A: 1, C: 1 })).map(({ rule }) => rule)).toEqual(['form-required', 'unknown-item']);
  });
});

describe('a derived value', () => {
  it('R-INS-03: the maximum of an item is that of its range, or the highest number of its list', () => {
    const mixed = instrument([item('A'), item('B', { values: [0, 5, 30, 'none'] })], percent('A', 'B'));
    expect(readInstrument(mixed, entry({ A: 10, B: 10 }), []).reading.derived).toEqual([{ item: 'P', value: 50 }]);
  });

  it('R-INS-01: says the first reason why it is missing', () => {
    const two = instrument([item('A'), item('B'), item('C')], percent('A', 'B', 'C'));
    const answers = [
      { item: 'A', value: 1 },
      { item: 'B', missing: 'REFUSED' as const },
      { item: 'C', missing: 'NOT_DONE' as const },
    ];
    expect(readInstrument(two, { instrument: 'I', answers }, []).reading.derived).toEqual([
      { item: 'P', missing: 'REFUSED' },
    ]);
  });

  it('R-INS-01: is unknown when the form has none of its items, or an answer is a word', () => {
    const forms = instrument([item('A', { range, forms: ['x'] }), item('B', { range, forms: ['y'] })], percent('A'));
    expect(readInstrument(forms, entry({ B: 1 }, 'y'), []).reading.derived).toEqual([
      { item: 'P', missing: 'UNKNOWN' },
    ]);
    const words = instrument([item('A', { values: [1, 'none'] })], percent('A'));
    expect(readInstrument(words, entry({ A: 'none' }), []).reading.derived).toEqual([
      { item: 'P', missing: 'UNKNOWN' },
    ]);
  });
});

describe('a reading', () => {
  it('R-INS-01: carries the flag of the characteristic it was not validated for, and of no other', () => {
    const flagged = {
      ...instrument([item('A')]),
      outsideValidation: { characteristic: 'rupture', values: ['complete', '3'] },
    };
    const flag = (code: string, value: string | number) =>
      readInstrument(flagged, entry({ A: 1 }), [{ item: code, value }]).reading;
    expect(flag('rupture', 'complete').outsideValidation).toBe(true);
    expect(flag('rupture', 3).outsideValidation).toBe(true);
    expect(flag('rupture', 'partial')).toEqual({ instrument: 'I', answers: entry({ A: 1 }).answers, derived: [] });
    expect(flag('lesion', 'complete')).not.toHaveProperty('outsideValidation');
    expect(readInstrument(instrument([item('A')]), entry({ A: 1 }), []).reading).not.toHaveProperty(
      'outsideValidation',
    );
  });

  it('R-INS-03: keeps its form', () => {
    const visaA = achilles.instruments.find(({ code }) => code === 'VISA-A')!;
    expect(readInstrument(visaA, visa(1, 'B', 20), []).reading.form).toBe('B');
  });
});

describe('coverage', () => {
  it('R-AUD-19: says nothing when all is there, and names what is not', () => {
    const [daily, sport, visaA] = achilles.instruments as [Instrument, Instrument, Instrument];
    expect(coverage([daily], [vas('VAS-DAILY', 1)], [daily])).toEqual([]);
    expect(coverage([daily, sport, visaA], [vas('VAS-SPORT', 1), vas('X', 1)], [sport])).toMatchObject([
      {
        rule: 'missing-needs-reason',
        message: 'VAS-DAILY, VISA-A are expected at this visit: give values or reasons why they are missing.',
        requirement: 'R-AUD-19',
      },
      { rule: 'unknown-instrument', message: 'The protocol has no instrument X to record here.' },
    ]);
  });
});
