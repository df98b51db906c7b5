/** A code as words: `NONE_SINCE_LAST_VISIT` → `none since last visit`. */
export const words = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

/** Codes as words, separated by commas. */
export const list = (codes: readonly string[]): string => codes.map(words).join(', ');
