import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the built product. @throws when it is not built */
export function product(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const dist = join(folder, 'dist');
  if (!existsSync(dist)) throw new Error('the product is not built: npm run build');
  return dist;
}

/** What a process left behind. */
export interface Ended {
  /** Null when a signal killed it. */
  readonly code: number | null;
  readonly output: string;
}

/** Runs an app of the product to its end. Resolves to its code and what it printed. */
export async function runApp(
  app: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(product(), `apps/${app}/src/main.js`), ...args], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** Runs a command of the product as an operator does. Resolves to what it printed. @throws with that when it fails */
export async function caseledger(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<string> {
  const { code, output } = await runApp('cli', args, settings);
  if (code !== 0) throw new Error(`caseledger ${args.join(' ')} ended with ${String(code)}: ${output}`);
  return output;
}
