import type { Type as Class } from '@nestjs/common';
import { Temporal, hasDecimals, isDate } from '@caseledger/kernel';
import {
  arrayMaxSize,
  arrayMinSize,
  isBoolean,
  isIn,
  isInt,
  isNumber,
  matches,
  max as atMost,
  maxLength,
  min as atLeast,
} from 'class-validator';
import {
  explainEntries,
  field,
  fromText,
  isObject,
  wordsCheck,
  wordsSchema,
  type Check,
  type FieldOptions,
  type Member,
} from './field.js';

interface Range {
  readonly min?: number;
  readonly max?: number;
}

interface QueryOptions {
  /** The field is part of a query string, where values arrive as text. */
  readonly inQuery?: boolean;
}

interface WordsOptions extends Range {
  /** Line breaks and tabs are allowed. */
  readonly multiline?: boolean;
  /** A file of somebody else, which is kept as it came: it may hold what nobody sees, and need not be in NFC. */
  readonly foreign?: boolean;
}

/** Words with something to see and nothing that is not seen, in Unicode NFC. `min` (1 unless given) and `max` (500) count code points. */
export function Text(options: FieldOptions & WordsOptions): PropertyDecorator {
  const { min = 1, max = 500 } = options;
  return field(options, wordsSchema({ min, max }), wordsCheck({ ...options, min, max }));
}

/** A JSON object of another system: whatever it holds, it arrives as it was sent. */
export function ForeignObject(options: FieldOptions): PropertyDecorator {
  const schema = { type: 'object', additionalProperties: true };
  return field(options, schema, { expected: 'an object', test: isObject });
}

/** A text of another system, or null. */
export function ForeignText(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { oneOf: [{ type: 'string' }, { type: 'null' }] },
    { expected: 'a text or null', test: (value) => value === null || typeof value === 'string' },
  );
}

const patternSchema = (pattern: RegExp, max: number) => ({ type: 'string', pattern: pattern.source, maxLength: max });

const patternCheck = (pattern: RegExp, max: number): Check => ({
  expected: `a text that matches ${pattern.source}`,
  test: (value) => maxLength(value, max) && matches(value as string, pattern),
});

/** A text of a given form. The expression should be anchored; `expected` says the form in words. */
export function Pattern(
  pattern: RegExp,
  options: FieldOptions & { max?: number; expected?: string },
): PropertyDecorator {
  const { max = 200, expected } = options;
  return field(options, patternSchema(pattern, max), {
    ...patternCheck(pattern, max),
    ...(expected !== undefined && { expected }),
  });
}

/**
 * The first year of a moment. A year before it is a slip of the pen, such as 0219: `history` is for what a person can have
 * lived through, `act` for what was done in a study.
 */
const eras = {
  history: { first: '1900-01-01', years: '19\\d\\d|[2-9]\\d{3}' },
  act: { first: '1990-01-01', years: '199\\d|[2-9]\\d{3}' },
} as const;

interface MomentOptions {
  /** `history` unless given. */
  readonly era?: keyof typeof eras;
}

const eraOf = ({ era = 'history' }: MomentOptions) => eras[era];
const notBefore = (options: MomentOptions): string => `, not before ${eraOf(options).first}`;
/** JSON Schema has no smallest date: the pattern bounds the year, the format the rest. */
const yearPattern = (options: MomentOptions) => ({ pattern: `^(${eraOf(options).years})-` });
const timeOfDay = 'T\\d\\d:\\d\\d(:[0-5]\\d(\\.\\d{1,3})?)?(Z|[+-]\\d\\d:\\d\\d)';
const instantSchema = (options: MomentOptions) => ({
  type: 'string',
  format: 'date-time',
  pattern: `^(${eraOf(options).years})-\\d\\d-\\d\\d${timeOfDay}$`,
});

const instantForm = new RegExp(`^\\d{4}-\\d\\d-\\d\\d${timeOfDay}$`);

/** The instant in UTC with milliseconds, as the clock writes it, or nothing when the calendar has no such instant. */
function utcOf(text: string): string | undefined {
  if (!instantForm.test(text)) return undefined;
  // Most come as the clock writes them.
  const instant = new Date(text);
  if (!Number.isNaN(instant.valueOf()) && instant.toISOString() === text) return text;
  try {
    return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 });
  } catch {
    return undefined;
  }
}

function isCalendarDate(value: unknown, options: MomentOptions): boolean {
  if (typeof value !== 'string' || !isDate(value) || value < eraOf(options).first) return false;
  try {
    Temporal.PlainDate.from(value);
    return true;
  } catch {
    return false;
  }
}

function isInstant(value: unknown, options: MomentOptions): boolean {
  const utc = typeof value === 'string' ? utcOf(value) : undefined;
  return utc !== undefined && utc >= eraOf(options).first;
}

const toUtc = fromText((text) => utcOf(text) ?? text);
const instantExample = '2027-03-01T09:30:00.000Z';
const instantWords = 'an ISO 8601 instant with Z or an offset, to the millisecond at most';

/** An instant, ISO 8601 with `Z` or a numeric offset. The class receives it in UTC with milliseconds. */
export function Instant(options: FieldOptions & MomentOptions): PropertyDecorator {
  return field({ example: instantExample, ...options }, instantSchema(options), {
    expected: `${instantWords}${notBefore(options)}`,
    test: (value) => isInstant(value, options),
    convert: toUtc,
  });
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function CalendarDate(options: FieldOptions & MomentOptions): PropertyDecorator {
  return field(
    { example: '2027-03-01', ...options },
    { type: 'string', format: 'date', ...yearPattern(options) },
    {
      expected: `a date of the calendar, YYYY-MM-DD${notBefore(options)}`,
      test: (value) => isCalendarDate(value, options),
    },
  );
}

/** An instant, or a date when only the day is known (R-AUD-05). */
export function Moment(options: FieldOptions & MomentOptions): PropertyDecorator {
  return field(
    { example: instantExample, ...options },
    {
      type: 'string',
      oneOf: [instantSchema(options), { type: 'string', format: 'date', ...yearPattern(options) }],
    },
    {
      expected: `${instantWords}, or a date, YYYY-MM-DD${notBefore(options)}`,
      test: (value) => isCalendarDate(value, options) || isInstant(value, options),
      convert: toUtc,
    },
  );
}

const positionForm = /^\d{1,15}$/;

/** A position of the ledger, or an instant; as `Instant`, the class receives the latter in UTC. */
export function PositionOrInstant(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'string', oneOf: [{ type: 'string', pattern: positionForm.source }, instantSchema({})] },
    {
      expected: `a position, or ${instantWords}${notBefore({})}`,
      test: (value) => (typeof value === 'string' && positionForm.test(value)) || isInstant(value, {}),
      convert: toUtc,
    },
  );
}

const rangeWords = ({ min, max }: Range): string =>
  `${min === undefined ? '' : ` from ${min}`}${max === undefined ? '' : ` up to ${max}`}`;

const inRange = (value: unknown, { min = -Infinity, max = Infinity }: Range): boolean =>
  atLeast(value, min) && atMost(value, max);

const limits = ({ min, max }: Range) => ({
  ...(min !== undefined && { minimum: min }),
  ...(max !== undefined && { maximum: max }),
});

const numberForm = /^-?\d{1,16}(\.\d{1,10})?$/;
const toNumber = (text: string): unknown => (numberForm.test(text) ? Number(text) : text);
const whenInQuery = ({ inQuery = false }: QueryOptions, convert: (text: string) => unknown): Pick<Member, 'convert'> =>
  inQuery ? { convert: fromText(convert) } : {};

/** A number with at most `decimals` places (0–20, six unless given). The description must name the unit. */
export function Decimal(options: FieldOptions & Range & QueryOptions & { decimals?: number }): PropertyDecorator {
  const { decimals = 6 } = options;
  return field(
    options,
    { type: 'number', ...limits(options) },
    {
      expected: `a number${rangeWords(options)} with at most ${decimals} decimals`,
      test: (value) => isNumber(value) && inRange(value, options) && hasDecimals(value, decimals),
      ...whenInQuery(options, toNumber),
    },
  );
}

/** A whole number that a double holds exactly. */
export function Whole(options: FieldOptions & Range & QueryOptions): PropertyDecorator {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
  return field(
    options,
    { type: 'integer', ...limits({ min, max }) },
    {
      expected: `a whole number${rangeWords(options)}`,
      test: (value) => isInt(value) && Number.isSafeInteger(value) && inRange(value, options),
      ...whenInQuery(options, toNumber),
    },
  );
}

/** A list of different whole numbers; up to 100 of them. */
export function Wholes(options: FieldOptions & Range & { minItems?: number; maxItems?: number }): PropertyDecorator {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER, minItems = 0, maxItems = 100 } = options;
  const isWhole = (value: unknown): boolean => isInt(value) && inRange(value, { min, max });
  return field(
    options,
    { type: 'array', items: { type: 'integer', ...limits({ min, max }) }, minItems, maxItems, uniqueItems: true },
    {
      expected: `a list of ${minItems} to ${maxItems} different whole numbers${rangeWords(options)}`,
      test: (value) =>
        arrayMinSize(value, minItems) &&
        arrayMaxSize(value, maxItems) &&
        (value as unknown[]).every(isWhole) &&
        new Set(value as unknown[]).size === (value as unknown[]).length,
    },
  );
}

/** `true` or `false`. */
export function Flag(options: FieldOptions & QueryOptions): PropertyDecorator {
  return field(
    options,
    { type: 'boolean' },
    {
      expected: 'true or false',
      test: isBoolean,
      ...whenInQuery(options, (text) => (text === 'true' || text === 'false' ? text === 'true' : text)),
    },
  );
}

/** One of the given words. */
export function OneOf(words: readonly string[], options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'string', enum: [...words] },
    { expected: `one of ${words.join(', ')}`, test: (value) => isIn(value, words) },
  );
}

/** A nested object of a class. */
export function Part(part: () => Class<object>, options: FieldOptions): PropertyDecorator {
  return field(options, { type: () => part() }, { expected: 'an object', test: isObject, part });
}

const toList = (value: unknown): unknown => (typeof value === 'string' ? [value] : value);

/**
 * A list of texts (each of 1 to `max` code points, 500 unless given, and of the form that is given) or of objects of a
 * class; up to 100 items. In a query each text is a parameter of its own.
 */
export function ListOf(
  item: 'text' | (() => Class<object>),
  options: FieldOptions & QueryOptions & { minItems?: number; maxItems?: number; max?: number; form?: RegExp },
): PropertyDecorator {
  const { minItems = 0, maxItems = 100, max = 500, form, inQuery = false } = options;
  const check = (words: string, isItem: (value: unknown) => boolean): Check => ({
    expected: `a list of ${minItems} to ${maxItems} ${words}`,
    test: (value) =>
      arrayMinSize(value, minItems) && arrayMaxSize(value, maxItems) && (value as unknown[]).every(isItem),
  });
  if (item === 'text') {
    const text = form === undefined ? wordsCheck({ min: 1, max }) : patternCheck(form, max);
    const items = form === undefined ? wordsSchema({ min: 1, max }) : patternSchema(form, max);
    return field(
      options,
      { type: 'array', items, minItems, maxItems },
      {
        ...check(`items, each ${text.expected}`, text.test),
        explain: (value) =>
          arrayMaxSize(value, maxItems) ? explainEntries(text, (value as unknown[]).entries()) : undefined,
        ...(inQuery && { convert: toList }),
      },
    );
  }
  return field(
    options,
    { type: () => item(), isArray: true, minItems, maxItems },
    { ...check('objects', isObject), part: item },
  );
}
