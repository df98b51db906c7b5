import { parseArgs } from 'node:util';
import { UsageError } from './command.js';

type Defaults = Readonly<Record<string, string | boolean>>;
type Values<Of extends Defaults> = { readonly [Name in keyof Of]: Of[Name] extends boolean ? boolean : string };

/** Reads `--name value` and `--name` options, each with its default, and what stands between. @throws UsageError */
export function readArguments<Of extends Defaults>(
  args: readonly string[],
  defaults: Of,
): { readonly values: Values<Of>; readonly positionals: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? { type: 'string' as const, default: value }
        : { type: 'boolean' as const, default: value },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Values<Of>, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : undefined);
  }
}

/** Reads options alone. @throws UsageError for anything else */
export function readOptions<Of extends Defaults>(args: readonly string[], defaults: Of): Values<Of> {
  const { values, positionals } = readArguments(args, defaults);
  if (positionals[0] !== undefined) throw new UsageError(`${positionals[0]} is not an option.`);
  return values;
}

/** A whole number of seconds. @throws UsageError */
export function secondsOf(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${option} takes a whole number of seconds.`);
  return Number(text);
}
