import type { Type as Class } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Temporal, isDate } from '@caseledger/kernel';
import { asSent, field, fromText, isObject, textCheck, type Check, type FieldOptions } from './field.js';

interface Range {
  readonly min?: number;
  readonly max?: number;
}

interface QueryOptions {
  /** The field is part of a query string, where values arrive as text. */
  readonly inQuery?: boolean;
}

/** Words. `min` and `max` count code points; `multiline` allows line breaks and tabs. */
export function Text(options: FieldOptions & Range & { multiline?: boolean }): PropertyDecorator {
  const { min = 1, max = 500, multiline = false } = options;
  return field(options, { type: 'string', minLength: min, maxLength: max }, textCheck(min, max, multiline));
}

/** A text of a given form. The expression should be anchored; `expected` says the form in words. */
export function Pattern(
  pattern: RegExp,
  options: FieldOptions & { max?: number; expected?: string },
): PropertyDecorator {
  const { max = 200, expected = `a text that matches ${pattern.source}` } = options;
  return field(
    options,
    { type: 'string', pattern: pattern.source, maxLength: max },
    {
      expected,
      // search() ignores the state that a global expression keeps between calls.
      test: (value) => typeof value === 'string' && value.length <= max && value.search(pattern) !== -1,
    },
  );
}

const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** The instant in UTC with milliseconds, as the clock writes it, or nothing when the calendar has no such instant. */
function utcOf(text: string): string | undefined {
  if (!instantForm.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 });
  } catch {
    return undefined;
  }
}

function isCalendarDate(value: unknown): boolean {
  if (typeof value !== 'string' || !isDate(value)) return false;
  try {
    Temporal.PlainDate.from(value);
    return true;
  } catch {
    return false;
  }
}

const isInstant = (value: unknown): boolean => typeof value === 'string' && utcOf(value) !== undefined;
const toUtc = (text: string): string => utcOf(text) ?? text;
const instantExample = '2027-03-01T09:30:00.000Z';
const instantWords = 'an ISO 8601 instant with Z or an offset, to the millisecond at most';

/** An instant, ISO 8601 with `Z` or a numeric offset. The class receives it in UTC with milliseconds. */
export function Instant(options: FieldOptions): PropertyDecorator {
  return field(
    { example: instantExample, ...options },
    { type: 'string', format: 'date-time' },
    { expected: instantWords, test: isInstant },
    fromText(toUtc),
  );
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function CalendarDate(options: FieldOptions): PropertyDecorator {
  return field(
    { example: '2027-03-01', ...options },
    { type: 'string', format: 'date' },
    { expected: 'a date of the calendar, YYYY-MM-DD', test: isCalendarDate },
  );
}

/** An instant, or a date when only the day is known (R-AUD-05). */
export function Moment(options: FieldOptions): PropertyDecorator {
  return field(
    { example: instantExample, ...options },
    {
      type: 'string',
      oneOf: [
        { type: 'string', format: 'date-time' },
        { type: 'string', format: 'date' },
      ],
    },
    {
      expected: `${instantWords}, or a date, YYYY-MM-DD`,
      test: (value) => isCalendarDate(value) || isInstant(value),
    },
    fromText(toUtc),
  );
}

const rangeWords = ({ min, max }: Range): string =>
  `${min === undefined ? '' : ` from ${min}`}${max === undefined ? '' : ` up to ${max}`}`;

const inRange = (value: number, { min = -Infinity, max = Infinity }: Range): boolean => value >= min && value <= max;

const limits = ({ min, max }: Range) => ({
  ...(min !== undefined && { minimum: min }),
  ...(max !== undefined && { maximum: max }),
});

const numberForm = /^-?\d{1,15}(\.\d{1,10})?$/;
const toNumber = (text: string): unknown => (numberForm.test(text) ? Number(text) : text);
const whenInQuery = (options: QueryOptions, convert: (text: string) => unknown): PropertyDecorator[] =>
  options.inQuery === true ? [fromText(convert)] : [];

/** Whether a number is what its decimal text with so many places says: exact, unlike a division of floats. */
const hasDecimals = (value: number, decimals: number): boolean => Number(value.toFixed(decimals)) === value;

/** A number with at most `decimals` places (0–20, six unless given). The description must name the unit. */
export function Decimal(options: FieldOptions & Range & QueryOptions & { decimals?: number }): PropertyDecorator {
  const { decimals = 6 } = options;
  return field(
    options,
    { type: 'number', ...limits(options) },
    {
      expected: `a number${rangeWords(options)} with at most ${decimals} decimals`,
      test: (value) =>
        typeof value === 'number' && Number.isFinite(value) && inRange(value, options) && hasDecimals(value, decimals),
    },
    ...whenInQuery(options, toNumber),
  );
}

/** A whole number that a double holds exactly. */
export function Whole(options: FieldOptions & Range & QueryOptions): PropertyDecorator {
  return field(
    options,
    { type: 'integer', ...limits(options) },
    {
      expected: `a whole number${rangeWords(options)}`,
      test: (value) => Number.isSafeInteger(value) && inRange(value as number, options),
    },
    ...whenInQuery(options, toNumber),
  );
}

/** `true` or `false`. */
export function Flag(options: FieldOptions & QueryOptions): PropertyDecorator {
  return field(
    options,
    { type: 'boolean' },
    { expected: 'true or false', test: (value) => typeof value === 'boolean' },
    ...whenInQuery(options, (text) => (text === 'true' || text === 'false' ? text === 'true' : text)),
  );
}

/** One of the given words. */
export function OneOf(words: readonly string[], options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'string', enum: [...words] },
    { expected: `one of ${words.join(', ')}`, test: (value) => typeof value === 'string' && words.includes(value) },
  );
}

/** A nested object of a class. */
export function Part(part: () => Class<unknown>, options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: () => part() },
    { expected: 'an object', test: isObject },
    ValidateNested(),
    Type(() => part()),
  );
}

/** A list of texts (each of 1 to `max` code points, 500 unless given) or of objects of a class; up to 100 items. */
export function ListOf(
  item: 'text' | (() => Class<unknown>),
  options: FieldOptions & { minItems?: number; maxItems?: number; max?: number },
): PropertyDecorator {
  const { minItems = 0, maxItems = 100, max = 500 } = options;
  const size = (words: string) => `a list of ${minItems} to ${maxItems} ${words}`;
  const check = (words: string, isItem: (value: unknown) => boolean): Check => ({
    expected: size(words),
    test: (value) =>
      Array.isArray(value) && value.length >= minItems && value.length <= maxItems && value.every(isItem),
  });
  if (item === 'text') {
    const text = textCheck(1, max, false);
    const items = { type: 'string', minLength: 1, maxLength: max };
    return field(
      options,
      { type: 'array', items, minItems, maxItems },
      check(`items, each ${text.expected}`, text.test),
    );
  }
  return field(
    options,
    { type: () => item(), isArray: true, minItems, maxItems },
    check('objects', isObject),
    ValidateNested({ each: true }),
    Type(() => item()),
  );
}

/** Any JSON object, such as a document with a schema of its own; its members are not checked here. */
export function AnyObject(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'object', additionalProperties: true },
    { expected: 'an object', test: isObject },
    asSent,
  );
}
