import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf, type ValidationArguments } from 'class-validator';

/** What every field says about itself. A field that is `optional` may be absent, but never null. */
export interface FieldOptions {
  readonly description: string;
  readonly example?: unknown;
  readonly optional?: boolean;
}

/** What a required field says when it is absent. */
export const requiredMessage = 'This member is required.';

/** Whether the value will do; the expectation completes "must be …". */
export interface Check {
  readonly expected: string;
  readonly test: (value: unknown) => boolean;
}

/** One declaration, two readers: the validator and the API document. */
export function field(
  options: FieldOptions,
  schema: object,
  check: Check,
  ...more: PropertyDecorator[]
): PropertyDecorator {
  const { description, example, optional = false } = options;
  const documented = { description, required: !optional, ...(example !== undefined && { example }), ...schema };
  return applyDecorators(
    ApiProperty(documented),
    ValidateBy({
      name: 'field',
      validator: {
        validate: check.test,
        defaultMessage: (args?: ValidationArguments) =>
          args?.value === undefined ? requiredMessage : `Must be ${check.expected}.`,
      },
    }),
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    ...more,
  );
}

/** Replaces a text before it is checked; everything else stays for the check to refuse. */
export function fromText(convert: (text: string) => unknown): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? convert(value) : value), {
    toClassOnly: true,
  });
}

const controlCharacter = /\p{Cc}/u;
const controlCharacterInLines = /(?![\t\n\r])\p{Cc}/u;

/** A text of so many code points, not blank unless it may be empty. */
export function textCheck(min: number, max: number, multiline: boolean): Check {
  const control = multiline ? controlCharacterInLines : controlCharacter;
  return {
    expected: `a text of ${min} to ${max} characters, not blank, without control characters`,
    test: (value) => {
      if (typeof value !== 'string' || control.test(value)) return false;
      // As in JSON Schema, a character is a code point.
      const length = Array.from(value).length;
      return length >= min && length <= max && (min === 0 || value.trim() !== '');
    },
  };
}

/** A JSON object: neither null nor a list. */
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Leaves the value as it was sent: it may be hashed, so nothing may be rebuilt on the way. */
export const asSent = Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key], {
  toClassOnly: true,
});
