import { checkCharacter } from '../vocabulary/check-character.js';

const shape = /^[A-NP-Z1-9][0-9]{4}[0-9]{2}[0-9]{6}$/;

/** Whether the text is a donation number of 13 characters followed by its check character. */
export function isDonationNumber(text: string): boolean {
  return shape.test(text.slice(0, 13)) && text.length === 14 && checkCharacter(text.slice(0, 13)) === text.charAt(13);
}
