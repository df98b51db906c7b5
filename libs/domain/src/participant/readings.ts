import type { Unmet } from '@caseledger/kernel';
import type { Instrument, Item } from '../protocol/protocol.js';
import { flatten, type Field } from '../vocabulary/audited-fields.js';
import { faultOf } from './answers.js';
import { totalsOf } from './totals.js';
import type { Answer, Reading } from './participant.model.js';
import { unmet } from '../refusals.js';
import type { readingRefusals } from './refusals.js';

/** Answers to one instrument, as entered. */
export interface ReadingEntry {
  readonly instrument: string;
  readonly form?: string;
  readonly answers: readonly Answer[];
}

/** Items of the instrument in a form. */
export function itemsOf(instrument: Instrument, form: string | undefined): readonly Item[] {
  return instrument.items.filter(
    (item) => item.forms === undefined || (form !== undefined && item.forms.includes(form)),
  );
}

/** Every form that the items of an instrument speak of; empty when it has one form only. */
export function formsOf(instrument: Instrument): readonly string[] {
  return [...new Set(instrument.items.flatMap((item) => item.forms ?? []))];
}

/**
 * Checks answers against an instrument and derives its totals. Derived values are never typed (R-INS-03): a sum or a
 * percentage of the maximum exists only when every item that it needs is answered (R-INS-01).
 */
export function readInstrument(
  instrument: Instrument,
  entry: ReadingEntry,
  characteristics: readonly Answer[],
): { readonly reading: Reading; readonly faults: readonly Unmet[] } {
  const faults: Unmet[] = [];
  const fault = (rule: keyof typeof readingRefusals, message: string) => {
    faults.push(unmet(rule, `${instrument.code}: ${message}`));
  };
  const forms = formsOf(instrument);
  if (forms.length > 0 && (entry.form === undefined || !forms.includes(entry.form))) {
    fault('form-required', `the form must be one of ${forms.join(', ')}.`);
  }
  const items = new Map(itemsOf(instrument, entry.form).map((item) => [item.code, item]));
  const answers = new Map(entry.answers.map((answer) => [answer.item, answer]));
  if (answers.size !== entry.answers.length) fault('answered-twice', 'an item is answered twice.');
  for (const answer of entry.answers) {
    const item = items.get(answer.item);
    if (item === undefined) {
      fault('unknown-item', `there is no item ${answer.item} in this form.`);
      continue;
    }
    const { values, range } = item;
    const problem = faultOf({ ...(values && { values }), ...(range && { range, decimals: range.decimals }) }, answer);
    if (problem !== undefined) fault('value-out-of-range', `${answer.item} ${problem}.`);
  }
  const silent = [...items.keys()].filter((code) => !answers.has(code));
  if (silent.length > 0) {
    fault('missing-needs-reason', `${silent.join(', ')} need a value or a reason why it is missing.`);
  }
  const derived = totalsOf(instrument, items, answers);
  const limit = instrument.outsideValidation;
  const outside =
    limit !== undefined &&
    characteristics.some(
      (answer) => answer.item === limit.characteristic && limit.values.includes(String(answer.value)),
    );
  return {
    reading: {
      instrument: instrument.code,
      ...(entry.form !== undefined && { form: entry.form }),
      answers: entry.answers,
      derived,
      ...(outside && { outsideValidation: true as const }),
    },
    faults,
  };
}

/** The readings of all entries that name one of the instruments, with their faults. */
export function readAll(
  instruments: readonly Instrument[],
  entries: readonly ReadingEntry[],
  characteristics: readonly Answer[],
): { readonly readings: readonly Reading[]; readonly faults: readonly Unmet[] } {
  const results = entries.flatMap((entry) => {
    const instrument = instruments.find(({ code }) => code === entry.instrument);
    return instrument === undefined ? [] : [readInstrument(instrument, entry, characteristics)];
  });
  return { readings: results.map(({ reading }) => reading), faults: results.flatMap(({ faults }) => faults) };
}

/** Entries missing for the instruments that are expected here, and entries for instruments that do not exist. */
export function coverage(
  expected: readonly Instrument[],
  entries: readonly ReadingEntry[],
  known: readonly Instrument[],
): readonly Unmet[] {
  const given = new Set(entries.map((entry) => entry.instrument));
  const absent = expected.filter((instrument) => !given.has(instrument.code)).map((instrument) => instrument.code);
  const unknown = entries.filter((entry) => !known.some((instrument) => instrument.code === entry.instrument));
  return [
    ...(absent.length === 0
      ? []
      : [
          unmet(
            'missing-needs-reason',
            `${absent.join(', ')} are expected at this visit: give values or reasons why they are missing.`,
          ),
        ]),
    ...unknown.map((entry) =>
      unmet('unknown-instrument', `The protocol has no instrument ${entry.instrument} to record here.`),
    ),
  ];
}

/** The fields of readings: `PAIN-SPORT/score` with its value, or the reason why it is missing. */
export function readingFields(readings: readonly Reading[]): readonly Field[] {
  return readings.flatMap(({ instrument, form, answers, derived, outsideValidation }) => [
    ...flatten(form, `${instrument}/form`),
    ...flatten(outsideValidation, `${instrument}/outsideValidation`),
    ...answers.flatMap(({ item, value, missing, note }) => [
      [`${instrument}/${item}`, value ?? missing] as const,
      ...flatten(note, `${instrument}/${item}/note`),
    ]),
    ...derived.map(({ item, value, missing }) => [`${instrument}/${item}`, value ?? missing] as const),
  ]);
}
