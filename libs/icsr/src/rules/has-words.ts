import type { Value } from '../model/values.js';

/** Whether something is said: neither absent, nor a null flavor, nor blank. */
export function hasWords(value: Value<string> | string | undefined): boolean {
  const words = typeof value === 'object' ? ('value' in value ? value.value : '') : (value ?? '');
  return words.trim() !== '';
}
