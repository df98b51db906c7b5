import { parseArgs } from 'node:util';
import { UsageError } from './command.js';

/** Reads `--name value` options, each with its default. @throws UsageError for anything else */
export function readOptions<const Name extends string>(
  args: readonly string[],
  defaults: Readonly<Record<Name, string>>,
): Readonly<Record<Name, string>> {
  const options = Object.fromEntries(
    Object.entries<string>(defaults).map(([name, value]) => [name, { type: 'string' as const, default: value }]),
  );
  try {
    return parseArgs({ args: [...args], options }).values as Record<Name, string>;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : undefined);
  }
}
