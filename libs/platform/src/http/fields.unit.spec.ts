import fc from 'fast-check';
import { CalendarDate, Decimal, Flag, Instant, ListOf, Moment, OneOf, Part, Pattern, Text, Whole } from './fields.js';
import { ProblemError } from './problem.js';
import { readDeclared } from './validation.js';
import { NumberOrText, NumbersOrTexts, SomeOf, TextRecord } from './values.js';

const description = 'A field.';
const refused = 'refused';

/** Gives the value as the class receives it, or `refused`. */
function read(decorator: PropertyDecorator, value: unknown): unknown {
  class Dto {
    declare readonly field: unknown;
  }
  decorator(Dto.prototype, 'field');
  try {
    return readDeclared(Dto, { field: value }).field;
  } catch (error) {
    if (error instanceof ProblemError) return refused;
    throw error;
  }
}

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
    ['one of several texts in a query', ListOf('text', { description, inQuery: true }), 'a', ['a']],
    ['more words than there are', SomeOf(['a', 'b'], { description }), ['a', 'b', 'a'], refused],
    ['a built-in name among texts by names', TextRecord({ description }), JSON.parse('{"__proto__":"a"}'), refused],
    ['a name that nobody sees', TextRecord({ description }), { '\u200b': 'a' }, refused],
    ['fewer characters to see than needed', Text({ description, min: 3 }), 'a\u200b\u200b', refused],
    ['a paragraph separator', Text({ description }), 'a\u2029b', refused],
    ['a joined emoji', Text({ description }), '👩‍⚕️', '👩‍⚕️'],
    ['a direction where allowed', Text({ description, foreign: true }), '\ufeff<a>\u202e', '\ufeff<a>\u202e'],
    ['a day that a person can have lived', CalendarDate({ description }), '1900-01-01', '1900-01-01'],
    ['the day before', CalendarDate({ description }), '1899-12-31', refused],
    ['an act before studies of its kind', Moment({ description, era: 'act' }), '1989-12-31', refused],
    ['the year 0', Moment({ description }), '0000-01-01', refused],
    ['the year 1 in another zone', Instant({ description }), '0001-01-01T00:00:00+01:00', refused],
    ['an instant that is too early in UTC', Instant({ description }), '1900-01-01T00:30:00+01:00', refused],
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

describe('what is declared', () => {
  class Inner {
    @Text({ description })
    readonly name!: string;
  }
  class Outer extends Inner {
    @Part(() => Inner, { description, optional: true })
    readonly part?: Inner;
    @ListOf(() => Inner, { description, optional: true, maxItems: 3 })
    readonly parts?: readonly Inner[];
  }
  const problemWith = (sent: object) => {
    try {
      readDeclared(Outer, sent);
    } catch (error) {
      return (error as ProblemError).problem;
    }
    throw new Error('it was accepted');
  };

  const builtIn = [...Object.getOwnPropertyNames(Object.prototype), 'prototype'];

  it.each(builtIn)('R-INT-01 (part) does not take the member %s for one of its own', (name) => {
    const named = JSON.parse(`{"name":"a","${name}":"b"}`) as object;
    const unknown = (pointer: string) => [expect.objectContaining({ rule: 'unknown-member', pointer }) as unknown];
    expect(problemWith(named).unmet).toEqual(unknown(`/${name}`));
    expect(problemWith({ name: 'a', part: named }).unmet).toEqual(unknown(`/part/${name}`));
    expect(problemWith({ name: 'a', parts: [named] }).unmet).toEqual(unknown(`/parts/0/${name}`));
  });

  it.each(builtIn)('R-INT-01 (part) does not take the built-in %s for a declared member', (name) => {
    class Odd {
      declare readonly field: unknown;
    }
    Text({ description })(Odd.prototype, name);
    expect(() => readDeclared(Odd, {})).toThrow(ProblemError);
  });

  it('R-INT-01 (part) keeps the first faults and counts all, declared members before unknown ones', () => {
    const sent = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`m${index}`, index]));
    const { unmet = [], unmetCount } = problemWith(sent);
    expect([unmet.length, unmetCount, unmet[0]?.pointer]).toEqual([20, 5_001, '/name']);
  });

  it('does not look into a list that is too long', () => {
    const { unmet } = problemWith({ name: 'a', parts: Array(20_000).fill({ x: 1 }) });
    expect(unmet).toEqual([expect.objectContaining({ pointer: '/parts' })]);
  });
});

describe('a range', () => {
  class Asked {
    @Whole({ description, optional: true })
    readonly after?: number;
    @Whole({ description, optional: true, notBefore: 'after' })
    readonly through?: number;
    @Instant({ description, optional: true })
    readonly from?: string;
    @Instant({ description, optional: true, notBefore: 'from' })
    readonly to?: string;
  }
  const pointersOf = (sent: object) => {
    try {
      readDeclared(Asked, sent);
      return [];
    } catch (error) {
      return (error as ProblemError).problem.unmet!.map(({ rule, pointer }) => [rule, pointer]);
    }
  };

  it.each<[object, string | undefined]>([
    [{ after: 10, through: 9 }, '/through'],
    [{ after: 9, through: 10 }, undefined],
    [{ after: 9, through: 9 }, undefined],
    [{ through: 9 }, undefined],
    [{ from: '2027-01-01T00:00:00Z', to: '2020-01-01T00:00:00Z' }, '/to'],
    [{ from: '2027-01-01T00:00:00+02:00', to: '2026-12-31T23:00:00Z' }, undefined],
    [{ from: '2027-01-01T00:00:00-02:00', to: '2027-01-01T01:00:00Z' }, '/to'],
  ])('is refused when it ends before it begins: %j', (sent, pointer) => {
    expect(pointersOf(sent)).toEqual(pointer === undefined ? [] : [['range-reversed', pointer]]);
  });
});

describe('words', () => {
  const single = Text({ description });
  const lines = Text({ description, multiline: true, min: 3, max: 2000 });
  const characters = (property: RegExp): string[] => {
    const found: string[] = [];
    for (let point = 0; point <= 0x10ffff; point += 1) {
      const character = String.fromCodePoint(point);
      if (property.test(character)) found.push(character);
    }
    return found;
  };

  it('R-AUD-03 (part) are refused when there is nothing in them that a person can see', () => {
    const unseen = [
      ...characters(/^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\p{Cf}\p{Zs}]$/u),
      '\u2800',
      '\u{1d159}',
    ];
    expect(unseen.length).toBeGreaterThan(4_000);
    for (const decorator of [single, lines]) {
      const seen = unseen.filter((character) => read(decorator, character.repeat(5)) !== refused);
      expect(seen).toEqual([]);
    }
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...unseen), { maxLength: 20 }), (some) => {
        expect(read(lines, some.join(''))).toBe(refused);
      }),
    );
  });

  /** What a request with this value for the field is told: rule, pointer and message of each fault. */
  function faultsOf(decorator: PropertyDecorator, value: unknown) {
    class Dto {
      declare readonly field: unknown;
    }
    decorator(Dto.prototype, 'field');
    try {
      readDeclared(Dto, { field: value });
    } catch (error) {
      const { unmet = [] } = (error as ProblemError).problem;
      return unmet.map(({ rule, pointer, message }) => [rule, pointer, message]);
    }
    return [];
  }

  it('R-INT-02 (part) hold nothing between letters that nobody sees, and the place of it is told', () => {
    const between = characters(/^[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb\u{13430}]$/u);
    expect(between.length).toBeGreaterThan(4_000);
    for (const character of between) {
      const name = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
      expect(faultsOf(single, `😀a${character}b`)).toEqual([
        ['invisible-character', '/field', `Character 3, ${name}, is not seen, or turns the direction of writing.`],
      ]);
    }
  });

  it('R-INT-02 (part) are in the one form of Unicode that all who write the same share', () => {
    const decomposed = 'Garci\u0301a';
    expect(faultsOf(single, decomposed)).toEqual([
      ['text-not-normalised', '/field', 'Character 5, U+0069, is not as Unicode NFC writes it.'],
    ]);
    expect(read(single, decomposed.normalize())).toBe('García');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const taken = read(Text({ description }), text);
        expect([refused, text.normalize()]).toContain(taken);
      }),
    );
  });

  it('R-INT-02 (part) have no more marks on a letter than a script needs', () => {
    expect(read(single, `a${'\u0302'.repeat(15)}`.normalize())).not.toBe(refused);
    expect(faultsOf(single, `Ma${'\u0335'.repeat(17)}`)).toEqual([
      ['too-many-marks', '/field', 'Character 3, U+0335, is one of more than 16 marks on one letter.'],
    ]);
  });

  it('are refused for the one item or member that is at fault', () => {
    const hidden = 'a\u00ad';
    const message = 'Character 2, U+00AD, is not seen, or turns the direction of writing.';
    const at = (pointer: string) => [['invisible-character', pointer, message]];
    expect(faultsOf(ListOf('text', { description }), ['a', hidden])).toEqual(at('/field/1'));
    expect(faultsOf(NumbersOrTexts({ description }), [1, 'a', hidden])).toEqual(at('/field/2'));
    expect(faultsOf(NumberOrText({ description }), hidden)).toEqual(at('/field'));
    expect(faultsOf(TextRecord({ description }), { name: hidden })).toEqual(at('/field/name'));
    expect(faultsOf(TextRecord({ description }), { [hidden]: 'a' })).toEqual(at(`/field/${hidden}`));
  });

  it('of somebody else are kept as they came', () => {
    const file = '\ufeff<name>Garci\u0301a\u200b</name>';
    expect(read(Text({ description, foreign: true }), file)).toBe(file);
  });

  it('R-INT-02 (part) hold no code point that is no character, and nothing that turns the direction of writing', () => {
    const never = characters(/^[\p{Noncharacter_Code_Point}\p{Bidi_Control}\p{Cs}]$/u);
    expect(never.length).toBe(66 + 12 + 2_048);
    for (const decorator of [single, lines]) {
      expect(never.filter((character) => read(decorator, `before${character}after`) !== refused)).toEqual([]);
    }
  });

  it('are taken as they are in every script', () => {
    for (const text of [
      'abc',
      'Ärztin',
      'Ωμέγα',
      'Москва',
      'العربية',
      'עברית',
      '日本語',
      'हिन्दी',
      'l·l ŀ ẞ',
      '9→7 ✔',
      'می\u200cخواهم',
      'क्\u200dष ශ්\u200dරී',
      'ᠮᠣᠩᠭᠣᠯ\u180eᠠ',
      '葛\u{e0100}城',
      '\u0600١',
      '❤\ufe0f 1\ufe0f\u20e3 👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 👩🏽\u200d⚕\ufe0f',
    ]) {
      expect(read(single, text)).toBe(text);
    }
  });
});
