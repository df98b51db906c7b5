import { achilles, vas, visa } from '@caseledger/testkit/domain';
import fc from 'fast-check';
import type { Answer } from './participant.model.js';
import { coverage, formsOf, itemsOf, readInstrument, type ReadingEntry } from './readings.js';

const instrument = (code: string) => achilles.instruments.find((candidate) => candidate.code === code)!;
const readEntry = (entry: ReadingEntry, characteristics: readonly Answer[] = []) =>
  readInstrument(instrument(entry.instrument), entry, characteristics);
const rules = (entry: ReadingEntry) => readEntry(entry).faults.map(({ rule }) => rule);
const derived = (entry: ReadingEntry) => readEntry(entry).reading.derived[0];
const mri = (form: string, scores: Readonly<Record<string, number>>): ReadingEntry => ({
  instrument: 'MRI-TENDON',
  form,
  answers: Object.entries(scores).map(([item, value]) => ({ item, value })),
});

describe('VISA-A', () => {
  it('R-INS-01: has a maximum of 100', () => {
    expect(rules(visa(10))).toEqual([]);
    expect(derived(visa(10))).toEqual({ item: 'total', value: 100 });
  });

  it.each([
    ['A', [0, 7, 14, 21, 30]],
    ['B', [0, 4, 10, 14, 20]],
    ['C', [0, 2, 5, 7, 10]],
  ] as const)('R-INS-01: form %s of question 8 takes %j and nothing else', (form, allowed) => {
    for (let value = 0; value <= 30; value += 1) {
      const expected = (allowed as readonly number[]).includes(value) ? [] : ['value-out-of-range'];
      expect(rules(visa(0, form, value))).toEqual(expected);
    }
  });

  it('R-INS-01: answering A and B is refused, and so is neither', () => {
    const both = visa(5);
    expect(rules({ ...both, answers: [...both.answers, { item: 'q8b', value: 0 }] })).toEqual(['unknown-item']);
    expect(rules({ instrument: 'VISA-A', answers: both.answers.slice(0, 7) })).toEqual(['form-required']);
    expect(rules({ ...both, answers: [...both.answers, both.answers[0]!] })).toEqual(['answered-twice']);
  });

  it('R-INS-01: there is a total only if every question is answered', () => {
    const entry = visa(5);
    const partial = { ...entry, answers: [{ item: 'q1', missing: 'REFUSED' as const }, ...entry.answers.slice(1)] };
    expect(rules(partial)).toEqual([]);
    expect(derived(partial)).toEqual({ item: 'total', missing: 'REFUSED' });
  });

  it('R-INS-01: the value of a complete rupture carries a flag, that of a partial one does not', () => {
    const flag = (value: string) => readEntry(visa(5), [{ item: 'rupture', value }]).reading.outsideValidation;
    expect(flag('complete')).toBe(true);
    expect(flag('partial')).toBeUndefined();
  });

  it('R-INS-01: the total is the sum of the answers, between 0 and 100', () => {
    const score = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(fc.array(score, { minLength: 6, maxLength: 6 }), fc.constantFrom(0, 4, 7, 10), (six, q7) => {
        const answers = [...six.map((value, i) => ({ item: `q${i + 1}`, value })), { item: 'q7', value: q7 }];
        const total = derived({ instrument: 'VISA-A', form: 'B', answers: [...answers, { item: 'q8b', value: 20 }] });
        expect(total).toEqual({ item: 'total', value: six.reduce((sum, value) => sum + value, q7 + 20) });
      }),
    );
  });
});

describe('visual analogue scales', () => {
  it.each([10.1, -0.1, 9.85, 1e-7])('R-INS-02: %d is refused', (score) => {
    expect(rules(vas('VAS-DAILY', score))).toEqual(['value-out-of-range']);
  });

  it.each([0, 10, 9.8, 0.1])('R-INS-02: %d is taken', (score) => {
    expect(rules(vas('VAS-SPORT', score))).toEqual([]);
  });

  it('R-INS-02: text is refused, and there is no default', () => {
    expect(rules({ instrument: 'VAS-DAILY', answers: [{ item: 'score', value: '5' }] })).toEqual([
      'value-out-of-range',
    ]);
    expect(rules({ instrument: 'VAS-DAILY', answers: [] })).toEqual(['missing-needs-reason']);
  });

  it('R-AUD-19: a missing value needs a reason, and never stands beside a value', () => {
    const answered = (answer: Omit<Answer, 'item'>) =>
      rules({ instrument: 'VAS-DAILY', answers: [{ item: 'score', ...answer }] });
    expect(answered({})).toEqual(['value-out-of-range']);
    expect(answered({ missing: 'NOT_DONE' })).toEqual([]);
    expect(answered({ value: 1, missing: 'NOT_DONE' })).toEqual(['value-out-of-range']);
  });
});

describe('imaging score', () => {
  it('R-INS-03: 289 of 300 points are 96.3 %', () => {
    const value = derived(mri('mid-substance', { edema: 100, granulation: 99, collagen: 90 }))?.value;
    expect(value?.toFixed(1)).toBe('96.3');
  });

  it('R-INS-03: the insertional form has a maximum of 500', () => {
    const full = { edema: 100, granulation: 100, collagen: 100, peritendon: 100, geodes: 50, kager: 50 };
    expect(derived(mri('insertional', full))).toEqual({ item: 'percent', value: 100 });
    expect(derived(mri('insertional', { ...full, edema: 0 }))).toEqual({ item: 'percent', value: 80 });
  });

  it('R-INS-03: the insertional form with the three mid-substance items only is refused', () => {
    const three = { edema: 100, granulation: 100, collagen: 100 };
    expect(rules(mri('insertional', three))).toEqual(['missing-needs-reason']);
    expect(derived(mri('insertional', three))).toEqual({ item: 'percent', missing: 'UNKNOWN' });
    expect(rules(mri('mid-substance', { ...three, kager: 50 }))).toEqual(['unknown-item']);
    expect(rules(mri('whole', three))).toContain('form-required');
  });

  it('R-INS-03: the percentage is derived and cannot be typed', () => {
    expect(rules(mri('mid-substance', { edema: 1, granulation: 1, collagen: 1, percent: 99 }))).toEqual([
      'unknown-item',
    ]);
  });

  it('R-INS-03: fractions add up without the noise of binary arithmetic', () => {
    const tenth = { code: 'T', title: 'T', range: { low: 0, high: 1, decimals: 1 } };
    const sum = {
      ...instrument('VAS-DAILY'),
      items: [tenth, { ...tenth, code: 'U' }],
      derived: [{ code: 'S', title: 'S', rule: 'SUM' as const, items: ['T', 'U'], unit: '1' }],
    };
    const entry = {
      instrument: 'VAS-DAILY',
      answers: [
        { item: 'T', value: 0.1 },
        { item: 'U', value: 0.2 },
      ],
    };
    expect(readInstrument(sum, entry, []).reading.derived).toEqual([{ item: 'S', value: 0.3 }]);
  });
});

describe('forms, items and coverage', () => {
  it('R-INS-03: an instrument knows its forms, and which items belong to one', () => {
    expect(formsOf(instrument('VISA-A'))).toEqual(['A', 'B', 'C']);
    expect(formsOf(instrument('VAS-DAILY'))).toEqual([]);
    expect(itemsOf(instrument('MRI-TENDON'), 'mid-substance')).toHaveLength(3);
    expect(itemsOf(instrument('MRI-TENDON'), undefined)).toHaveLength(0);
  });

  it('R-AUD-19: an expected instrument without an entry, and an entry for an unknown one, are named', () => {
    const expected = [instrument('VAS-DAILY'), instrument('VAS-SPORT')];
    const found = coverage(expected, [vas('VAS-SPORT', 1), vas('X', 1)], achilles.instruments);
    expect(found.map(({ rule }) => rule)).toEqual(['missing-needs-reason', 'unknown-instrument']);
    expect(found[0]?.message).toContain('VAS-DAILY');
  });
});
