import { systemClock } from '@caseledger/kernel';
import { OperatorError, writeWhole } from '@caseledger/platform';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beginningOf } from './processes.js';

/** Who owns a folder. */
interface Owner {
  readonly pid: number;
  readonly began: string | undefined;
  /** Such as `npm start`. */
  readonly program: string;
  /** UTC. */
  readonly since: string;
}

/** Another process owns the folder. */
export class FolderInUse extends OperatorError {
  constructor(folder: string, { pid, program, since }: Owner) {
    super(
      `The data folder ${folder} is in use by process ${pid} (${program}, since ${since}): stop that one first, or name ` +
        `another folder in CASELEDGER_DATA_DIR.`,
    );
    this.name = 'FolderInUse';
  }
}

/** The number of the present or last owner; 0 before the first. */
async function lastNumber(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
  return Math.max(0, ...numbers);
}

/** `undefined` when a later owner has removed it. */
async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new OperatorError(`${path} cannot be read: make sure that no Caseledger runs on the folder, and remove it.`, {
      cause: error,
    });
  }
}

/** Whether a file appeared; one that another process clears away meanwhile did not. */
async function appears(path: string, content: string): Promise<boolean> {
  try {
    return await writeWhole(path, content, { replace: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Makes this process the owner of a folder, until it ends, however it ends. Owners are numbered: each writes a file with
 * the next number, which appears whole and for one process only; the file with the highest number is never removed, so
 * that nobody can follow a dead owner whom another one has followed already.
 * @throws FolderInUse
 */
export async function lockFolder(dataDir: string, program: string): Promise<void> {
  const folder = join(dataDir, 'lock');
  await mkdir(folder, { recursive: true });
  const { pid } = process;
  const self: Owner = { pid, began: await beginningOf(pid), program, since: systemClock.now() };
  for (;;) {
    const last = await lastNumber(folder);
    if (last > 0) {
      const owner = await readOwner(join(folder, String(last)));
      if (owner === undefined) continue;
      if ((await beginningOf(owner.pid)) === owner.began) throw new FolderInUse(dataDir, owner);
    }
    const own = last + 1;
    if (!(await appears(join(folder, String(own)), JSON.stringify(self)))) continue;
    const isLast = (await lastNumber(folder)) === own;
    const stale = (await readdir(folder)).filter((name) => (isLast ? !(Number(name) >= own) : Number(name) === own));
    await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
    if (isLast) return;
  }
}
