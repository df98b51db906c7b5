import { arrayMaxSize, arrayMinSize, arrayUnique, isIn, isNumber } from 'class-validator';
import { explainEntries, field, isObject, wordsCheck, wordsSchema, type FieldOptions } from './field.js';

const longest = 200;
const text = wordsCheck({ min: 1, max: longest });
const numberOrText = { oneOf: [{ type: 'number' }, wordsSchema({ min: 1, max: longest })] };

const isNumberOrText = (value: unknown): boolean => (typeof value === 'number' ? isNumber(value) : text.test(value));

/** A number, or a text of up to 200 characters such as `negative`. */
export function NumberOrText(options: FieldOptions): PropertyDecorator {
  return field(options, numberOrText, {
    expected: `a number, or ${text.expected}`,
    test: isNumberOrText,
    ...(text.explain && { explain: text.explain }),
  });
}

/** A list of numbers and texts, such as the values that an item takes; at least one, up to 100 unless given. */
export function NumbersOrTexts(options: FieldOptions & { maxItems?: number }): PropertyDecorator {
  const { maxItems = 100 } = options;
  return field(
    options,
    { type: 'array', items: numberOrText, minItems: 1, maxItems },
    {
      expected: `a list of 1 to ${maxItems} numbers or texts`,
      test: (value) =>
        arrayMinSize(value, 1) && arrayMaxSize(value, maxItems) && (value as unknown[]).every(isNumberOrText),
      explain: (value) =>
        arrayMaxSize(value, maxItems) ? explainEntries(text, (value as unknown[]).entries()) : undefined,
    },
  );
}

/** A list of some of the given words, none of them twice. */
export function SomeOf(words: readonly string[], options: FieldOptions & { minItems?: number }): PropertyDecorator {
  const { minItems = 0 } = options;
  return field(
    options,
    {
      type: 'array',
      items: { type: 'string', enum: [...words] },
      minItems,
      maxItems: words.length,
      uniqueItems: true,
    },
    {
      expected: `a list of ${minItems} or more of ${words.join(', ')}, none twice`,
      test: (value) =>
        arrayMinSize(value, minItems) &&
        arrayMaxSize(value, words.length) &&
        (value as unknown[]).every((word) => isIn(word, words)) &&
        arrayUnique(value as unknown[]),
    },
  );
}

const maximumNames = 20;
const longestName = 60;
const name = wordsCheck({ min: 1, max: longestName });

/** Names of built-in members would be taken for them wherever the object is read. */
const isFree = (word: string): boolean => name.test(word) && !Reflect.has(Object.prototype, word);

/** An object of texts by free names, such as what a site keeps to identify a person. */
export function TextRecord(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    {
      type: 'object',
      propertyNames: wordsSchema({ min: 1, max: longestName }),
      additionalProperties: wordsSchema({ min: 1, max: longest }),
      maxProperties: maximumNames,
    },
    {
      expected: `an object of at most ${maximumNames} members, each ${text.expected}`,
      test: (value) =>
        isObject(value) &&
        Object.keys(value).length <= maximumNames &&
        Object.entries(value).every(([word, entry]) => isFree(word) && text.test(entry)),
      explain: (value) => {
        if (!isObject(value) || Object.keys(value).length > maximumNames) return undefined;
        return (
          explainEntries(
            name,
            Object.keys(value).map((word) => [word, word]),
          ) ?? explainEntries(text, Object.entries(value))
        );
      },
    },
  );
}
