import { randomUUID } from 'node:crypto';
import { link, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface WholeFileOptions {
  /** Permissions of the file; those of any new file when not given. */
  readonly mode?: number;
  /** Whether a file that is there is replaced, as it is when not given, or stays. */
  readonly replace?: boolean;
}

/**
 * Writes a file so that it is there whole or not at all, whenever the process is killed or the disk is full: beside it,
 * to the disk, and then in its place. Of several processes that write one file without replacing it, one wins.
 * @returns whether it was written: false when one was there that stays.
 * @throws Error that names the file
 */
export async function writeWhole(
  path: string,
  content: string,
  { mode = 0o666, replace = true }: WholeFileOptions = {},
): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (replace) await rename(draft, path);
    else await link(draft, path);
    await syncFolder(dirname(path));
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!replace && code === 'EEXIST') return false;
    throw Object.assign(new Error(`${path} cannot be written: ${message}`, { cause: error }), { code });
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

/** A name in a folder is safe once the folder is on the disk. */
export async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
