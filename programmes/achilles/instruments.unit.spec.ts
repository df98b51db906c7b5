import { readFileSync } from 'node:fs';
import { tendonImaging, visaA, visualScale, type InventedReading } from './instruments.js';

interface Item {
  readonly code: string;
  readonly values?: readonly number[];
  readonly range?: { readonly low: number; readonly high: number };
  readonly forms?: readonly string[];
}
const protocol = JSON.parse(readFileSync('programmes/achilles/protocol.json', 'utf8')) as {
  instruments: readonly { code: string; items: readonly Item[] }[];
};

/** The items of a form, each with the answer that was invented. */
function answered({ instrument, form, answers }: InventedReading) {
  const { items } = protocol.instruments.find(({ code }) => code === instrument)!;
  const ofForm = items.filter(({ forms }) => forms === undefined || forms.includes(form ?? ''));
  expect(answers.map(({ item }) => item).sort()).toEqual(ofForm.map(({ code }) => code).sort());
  return ofForm.map((item) => ({ item, value: answers.find((answer) => answer.item === item.code)!.value! }));
}

const allowed = ({ values, range }: Item, value: number): boolean =>
  values?.includes(value) ?? (value >= range!.low && value <= range!.high && Number(value.toFixed(1)) === value);

describe('invented answers', () => {
  it('R-INS-06 sum to every VISA-A total, with answers that the protocol allows', () => {
    for (let total = 0; total <= 100; total += 1) {
      const items = answered(visaA(total));
      expect(items.filter(({ item, value }) => !allowed(item, value))).toEqual([]);
      expect(items.reduce((sum, { value }) => sum + value, 0)).toBe(total);
    }
  });

  it('R-INS-06 refuse a total that no answers sum to', () => {
    expect(() => visaA(101)).toThrow(RangeError);
    expect(() => visaA(12.5)).toThrow(RangeError);
  });

  it.each(['mid-substance', 'insertional'] as const)(
    'R-INS-06 have every percentage with one decimal as their share of the maximum (%s)',
    (form) => {
      for (let tenths = 0; tenths <= 1000; tenths += 1) {
        const items = answered(tendonImaging(tenths / 10, form));
        expect(items.filter(({ item, value }) => !allowed(item, value))).toEqual([]);
        const sum = items.reduce((total, { value }) => total + value, 0);
        const maximum = items.reduce((total, { item }) => total + item.range!.high, 0);
        expect((sum * 100) / maximum).toBeCloseTo(tenths / 10, 9);
      }
    },
  );

  it('refuse what is no percentage', () => {
    expect(() => tendonImaging(100.1, 'insertional')).toThrow(RangeError);
  });

  it('say that a value was not published, item by item', () => {
    const missing = { missing: 'UNKNOWN', note: 'not published' };
    expect(visualScale('VAS-SPORT', null).answers).toEqual([{ item: 'score', ...missing }]);
    for (const { answers } of [visaA(null), tendonImaging(null, 'insertional')]) {
      expect(answers.every((answer) => answer.missing === 'UNKNOWN' && answer.value === undefined)).toBe(true);
    }
  });

  it('keep a published score as it is', () => {
    expect(visualScale('VAS-DAILY', 6.5)).toEqual({
      instrument: 'VAS-DAILY',
      answers: [{ item: 'score', value: 6.5 }],
    });
  });
});
