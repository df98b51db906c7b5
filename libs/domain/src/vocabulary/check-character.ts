const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';

/** The check character of a text of digits and capital letters: ISO/IEC 7064 MOD 37-2, as ISBT 128 has it (R-CEL-17). */
export function checkCharacter(text: string): string {
  let sum = 0;
  for (const character of text) sum = ((sum + alphabet.indexOf(character)) * 2) % 37;
  return alphabet.charAt((38 - sum) % 37);
}
