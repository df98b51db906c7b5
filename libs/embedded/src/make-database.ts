import { syncFolder } from '@caseledger/platform';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { databaseDirOf } from './data-folder.js';
import { LastWords } from './last-words.js';
import { superuser } from './running-database.js';

/**
 * Makes the database of a folder: beside its place, under a name of its own, and then there. However often this is
 * killed, what stands in the place is complete, and what an orphan still writes to is not taken up again.
 */
export async function makeDatabase(dataDir: string, password: string, binaries: Binaries): Promise<void> {
  const databaseDir = databaseDirOf(dataDir);
  const draftsBegin = `${basename(databaseDir)}.new-`;
  const drafts = (await readdir(dataDir)).filter((name) => name.startsWith(draftsBegin));
  // One that cannot be removed, as an orphan still writes to it, is removed by a later start.
  await Promise.allSettled(drafts.map((name) => rm(join(dataDir, name), { recursive: true, force: true })));

  const draft = join(dataDir, `${draftsBegin}${randomUUID()}`);
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
    if (binaries.user !== undefined) {
      for (const path of [draft, passwordFile]) await chown(path, binaries.user.uid, binaries.user.gid);
    }
    await initialise(draft, passwordFile, binaries);
    await rename(draft, databaseDir);
    await syncFolder(dirname(databaseDir));
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    const words = error instanceof Error ? error.message : String(error);
    const asRoot = binaries.user === undefined ? '' : ' (as the user postgres, who must be able to enter)';
    throw new Error(`The database cannot be made in ${dataDir}${asRoot}: ${words}`, { cause: error });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function initialise(draft: string, passwordFile: string, { initdb, user }: Binaries): Promise<void> {
  const args = ['--pgdata', draft, '--username', superuser, '--pwfile', passwordFile, '--auth=scram-sha-256'];
  const child = spawn(initdb, [...args, '--encoding=UTF8', '--locale=C'], {
    cwd: dirname(draft),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Not in the group of this process: a key that interrupts it does not interrupt this halfway.
    detached: true,
    ...user,
  });
  const words = new LastWords();
  child.stderr.on('data', (chunk: Buffer) => {
    words.add(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(words.failure() ?? `initdb ended with ${String(code)}`);
}
