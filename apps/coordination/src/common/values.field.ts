import { AnyObject, ListOf, requiredMessage, type FieldOptions } from '@caseledger/platform';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, ValidateIf, type ValidationArguments } from 'class-validator';

const maximumText = 200;
const controlCharacter = /\p{Cc}/u;

function checked(expected: string, test: (value: unknown) => boolean, optional = false): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'value',
      validator: {
        validate: test,
        defaultMessage: (args?: ValidationArguments) =>
          args?.value === undefined ? requiredMessage : `Must be ${expected}.`,
      },
    }),
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
  );
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= maximumText && !controlCharacter.test(value);

const isNumberOrText = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : isText(value);

const numberOrText = { oneOf: [{ type: 'number' }, { type: 'string', minLength: 1, maxLength: maximumText }] };

/** A number, or a text of up to 200 characters such as `negative`. */
export function NumberOrText(options: FieldOptions): PropertyDecorator {
  const { description, example, optional = false } = options;
  return applyDecorators(
    ApiProperty({ description, example, required: !optional, ...numberOrText }),
    checked(`a number, or a text of 1 to ${maximumText} characters`, isNumberOrText, optional),
  );
}

/** A list of numbers and texts, such as the values that an item takes. */
export function NumbersOrTexts(options: FieldOptions & { maxItems?: number }): PropertyDecorator {
  const { description, example, optional = false, maxItems = 100 } = options;
  return applyDecorators(
    ApiProperty({
      description,
      example,
      required: !optional,
      type: 'array',
      items: numberOrText,
      minItems: 1,
      maxItems,
    }),
    checked(
      `a list of 1 to ${maxItems} numbers or texts`,
      (value) => Array.isArray(value) && value.length > 0 && value.length <= maxItems && value.every(isNumberOrText),
      optional,
    ),
  );
}

/** A list of some of the given words, none of them twice. */
export function SomeOf(words: readonly string[], options: FieldOptions & { minItems?: number }): PropertyDecorator {
  const { description, example, optional = false, minItems = 0 } = options;
  return applyDecorators(
    ListOf('text', { ...options, maxItems: words.length }),
    ApiProperty({
      description,
      example,
      required: !optional,
      type: 'array',
      items: { type: 'string', enum: [...words] },
      minItems,
      maxItems: words.length,
      uniqueItems: true,
    }),
    checked(
      `a list of some of ${words.join(', ')}, none twice`,
      (value) =>
        Array.isArray(value) &&
        value.every((word) => words.includes(word as string)) &&
        new Set(value).size === value.length,
      optional,
    ),
  );
}

const maximumNames = 20;

const textRecord: object = {
  type: 'object',
  additionalProperties: { type: 'string', minLength: 1, maxLength: maximumText },
  maxProperties: maximumNames,
};

/** An object of texts by free names, such as what a site keeps to identify a person. */
export function TextRecord(options: FieldOptions): PropertyDecorator {
  const { description, example, optional = false } = options;
  return applyDecorators(
    AnyObject(options),
    ApiProperty({ description, example, required: !optional, ...textRecord }),
    checked(
      `an object of at most ${maximumNames} texts of 1 to ${maximumText} characters`,
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        Object.keys(value).length <= maximumNames &&
        Object.entries(value).every(([name, text]) => name.length <= 60 && isText(text)),
      optional,
    ),
  );
}
