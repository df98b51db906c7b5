import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { checkCharacter } from '../vocabulary/check-character.js';
import { isDonationNumber } from './donation-number.js';

interface Vectors {
  readonly vectors: readonly { readonly din: string; readonly checkCharacter: string }[];
}
const { vectors } = JSON.parse(readFileSync('test/fixtures/isbt128/din-check-character.json', 'utf8')) as Vectors;

const numbers = fc.stringMatching(/^[A-NP-Z1-9][0-9]{12}$/);

describe('ISBT 128 donation number', () => {
  it.each(vectors.map(({ din, checkCharacter: check }) => [din, check]))(
    'R-CEL-17: %s has check character %s',
    (din, check) => {
      expect(checkCharacter(din)).toBe(check);
      expect(isDonationNumber(`${din}${check}`)).toBe(true);
    },
  );

  it('R-CEL-17: every error in a single digit is detected', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 9 }), (din, place, digit) => {
        fc.pre(din.charAt(place) !== String(digit));
        const wrong = `${din.slice(0, place)}${digit}${din.slice(place + 1)}`;
        return !isDonationNumber(`${wrong}${checkCharacter(din)}`);
      }),
    );
  });

  it('R-CEL-17: every transposition of neighbours is detected', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 11 }), (din, place) => {
        const [a, b] = [din.charAt(place), din.charAt(place + 1)];
        fc.pre(a !== b);
        return !isDonationNumber(`${din.slice(0, place)}${b}${a}${din.slice(place + 2)}${checkCharacter(din)}`);
      }),
    );
  });

  it.each(['', 'G123498654321', 'G123498654321HH', 'O123498654321H', 'g123498654321H'])(
    'R-CEL-17: refuses %j',
    (text) => {
      expect(isDonationNumber(text)).toBe(false);
    },
  );
});
