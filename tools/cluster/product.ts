import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The folder of the built product. @throws when it is not built */
export function product(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const dist = join(folder, 'dist');
  if (!existsSync(dist)) throw new Error('the product is not built: npm run build');
  return dist;
}

/** Runs a command of the product as an operator does. Resolves to what it printed. @throws with that when it fails */
export async function caseledger(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<string> {
  const main = join(product(), 'apps/cli/src/main.js');
  const env = { PATH: process.env.PATH, ...settings };
  return (await promisify(execFile)(process.execPath, [main, ...args], { env })).stdout;
}
