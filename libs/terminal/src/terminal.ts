import Table from 'cli-table3';
import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** Colours on a terminal only. */
export const paint = (style: Style, text: string): string => (process.stdout.isTTY ? styleText(style, text) : text);

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const built = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  built.push(...rows.map((row) => [...row]));
  return built.toString();
};

/** A heading with an empty line before it. */
export const heading = (text: string): string => `\n${paint('bold', text)}`;

/** A stretch of time in the unit that says it best. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

export const count = (number: number): string => number.toLocaleString('en-US');

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
