import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  AnyObject,
  CalendarDate,
  Decimal,
  Flag,
  Instant,
  ListOf,
  Moment,
  OneOf,
  Pattern,
  Text,
  Whole,
} from './fields.js';
import { NumberOrText, NumbersOrTexts, SomeOf, TextRecord } from './values.js';

const description = 'A field.';

/** Gives the value as the class receives it, or `refused`. */
function read(decorator: PropertyDecorator, value: unknown): unknown {
  class Dto {
    declare readonly field: unknown;
  }
  decorator(Dto.prototype, 'field');
  const dto = plainToInstance(Dto, { field: value });
  return validateSync(dto, { whitelist: true, forbidNonWhitelisted: true }).length === 0 ? dto.field : 'refused';
}

const refused = 'refused';

describe('fields', () => {
  it.each<[string, PropertyDecorator, unknown, unknown]>([
    ['a text', Text({ description }), 'Ärztin 👩‍⚕️', 'Ärztin 👩‍⚕️'],
    ['a blank text', Text({ description }), ' \u00a0', refused],
    ['an empty text', Text({ description }), '', refused],
    ['an empty text where allowed', Text({ description, min: 0 }), '', ''],
    ['a text by code points', Text({ description, max: 1 }), '😀', '😀'],
    ['a long text', Text({ description, max: 3 }), 'abcd', refused],
    ['a line break', Text({ description }), 'a\nb', refused],
    ['a line break where allowed', Text({ description, multiline: true }), 'a\r\n\tb', 'a\r\n\tb'],
    ['a bell where lines are allowed', Text({ description, multiline: true }), 'a\u0007', refused],
    ['C1 control', Text({ description }), 'a\u0085', refused],
    ['an object for a text', Text({ description }), {}, refused],
    ['UTC', Instant({ description }), '2027-03-01T09:30:00Z', '2027-03-01T09:30:00.000Z'],
    ['an offset', Instant({ description }), '2027-03-01T00:30+05:30', '2027-02-28T19:00:00.000Z'],
    ['no zone', Instant({ description }), '2027-03-01T09:30:00', refused],
    ['30 February', Instant({ description }), '2027-02-30T09:30:00Z', refused],
    ['hour 24', Instant({ description }), '2027-02-20T24:00:00Z', refused],
    ['a leap second', Instant({ description }), '2016-12-31T23:59:60Z', refused],
    ['microseconds', Instant({ description }), '2027-03-01T09:30:00.123456Z', refused],
    ['a named zone', Instant({ description }), '2027-03-01T09:30:00Z[Europe/Berlin]', refused],
    ['a number for an instant', Instant({ description }), 0, refused],
    ['a leap day', CalendarDate({ description }), '2028-02-29', '2028-02-29'],
    ['no leap day', CalendarDate({ description }), '2027-02-29', refused],
    ['an instant for a date', CalendarDate({ description }), '2028-02-29T00:00:00Z', refused],
    ['a moment: date', Moment({ description }), '2028-02-29', '2028-02-29'],
    ['a moment: instant', Moment({ description }), '2028-02-29T01:00:00+01:00', '2028-02-29T00:00:00.000Z'],
    ['a moment: year', Moment({ description }), '2028', refused],
    ['a decimal', Decimal({ description, decimals: 2 }), 0.29, 0.29],
    ['too many decimals', Decimal({ description, decimals: 2 }), 0.291, refused],
    ['a tiny decimal', Decimal({ description, decimals: 2 }), 1e-7, refused],
    ['a decimal below', Decimal({ description, min: 0 }), -1, refused],
    ['NaN', Decimal({ description }), NaN, refused],
    ['a large decimal', Decimal({ description }), 1e300, 1e300],
    ['a text for a decimal', Decimal({ description }), '1', refused],
    ['a decimal in a query', Decimal({ description, inQuery: true }), '1.5', 1.5],
    ['hexadecimal in a query', Whole({ description, inQuery: true }), '0x10', refused],
    ['a whole number in a query', Whole({ description, inQuery: true }), '10', 10],
    ['a half', Whole({ description }), 1.5, refused],
    ['a number beyond doubles', Whole({ description }), 2 ** 53, refused],
    ['a flag', Flag({ description }), false, false],
    ['a text for a flag', Flag({ description }), 'false', refused],
    ['a flag in a query', Flag({ description, inQuery: true }), 'false', false],
    ['a word', OneOf(['a', 'b'], { description }), 'b', 'b'],
    ['another word', OneOf(['a', 'b'], { description }), 'toString', refused],
    ['a list for a word', OneOf(['a', 'b'], { description }), ['a'], refused],
    ['a pattern', Pattern(/^\d{3}$/, { description }), '123', '123'],
    ['another form', Pattern(/^\d{3}$/, { description }), '123\n', refused],
    ['texts', ListOf('text', { description }), ['a', 'b'], ['a', 'b']],
    ['a blank among texts', ListOf('text', { description }), ['a', ' '], refused],
    ['too few texts', ListOf('text', { description, minItems: 1 }), [], refused],
    ['a text for texts', ListOf('text', { description }), 'a', refused],
    ['a document', AnyObject({ description }), { a: [1] }, { a: [1] }],
    ['a list for a document', AnyObject({ description }), [], refused],
    ['a number or text: number', NumberOrText({ description }), 1e300, 1e300],
    ['a number or text: text', NumberOrText({ description }), 'negative', 'negative'],
    ['a blank for a number or text', NumberOrText({ description }), ' ', refused],
    ['infinity for a number or text', NumberOrText({ description }), Infinity, refused],
    ['numbers and texts', NumbersOrTexts({ description }), [1, 'a'], [1, 'a']],
    ['a flag among numbers and texts', NumbersOrTexts({ description }), [1, true], refused],
    ['no numbers or texts', NumbersOrTexts({ description }), [], refused],
    ['some words', SomeOf(['a', 'b', 'c'], { description }), ['c', 'a'], ['c', 'a']],
    ['no words', SomeOf(['a', 'b'], { description }), [], []],
    ['too few words', SomeOf(['a', 'b'], { description, minItems: 1 }), [], refused],
    ['a word twice', SomeOf(['a', 'b'], { description }), ['a', 'a'], refused],
    ['another among words', SomeOf(['a', 'b'], { description }), ['a', 'c'], refused],
    ['a text for words', SomeOf(['a', 'b'], { description }), 'a', refused],
    ['texts by names', TextRecord({ description }), { name: 'Ana' }, { name: 'Ana' }],
    ['a number among texts by names', TextRecord({ description }), { name: 1 }, refused],
    ['a list for texts by names', TextRecord({ description }), ['a'], refused],
    ['nothing', Text({ description }), undefined, refused],
    ['nothing where optional', Text({ description, optional: true }), undefined, undefined],
    ['null where optional', Text({ description, optional: true }), null, refused],
  ])('reads %s', (_, decorator, value, expected) => {
    expect(read(decorator, value)).toEqual(expected);
  });
});
