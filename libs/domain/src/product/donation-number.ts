const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';

/** The check character of an ISBT 128 donation number: ISO/IEC 7064 MOD 37-2 over its 13 characters (R-CEL-17). */
export function checkCharacter(text: string): string {
  let sum = 0;
  for (const character of text) sum = ((sum + alphabet.indexOf(character)) * 2) % 37;
  return alphabet.charAt((38 - sum) % 37);
}

const shape = /^[A-NP-Z1-9][0-9]{4}[0-9]{2}[0-9]{6}$/;

/** Whether the text is a donation number of 13 characters followed by its check character. */
export function isDonationNumber(text: string): boolean {
  return shape.test(text.slice(0, 13)) && text.length === 14 && checkCharacter(text.slice(0, 13)) === text.charAt(13);
}
