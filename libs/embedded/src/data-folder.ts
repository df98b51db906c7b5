import { OperatorError } from '@caseledger/platform';
import { statSync } from 'node:fs';
import { chmod, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.js';

/** Where the embedded PostgreSQL keeps its files, and who may enter. */
export const databaseDirOf = (dataDir: string): string => join(dataDir, 'postgres');
export const passwordFileOf = (dataDir: string): string => join(dataDir, 'keys', 'postgres');
export const masterKeyFileOf = (dataDir: string): string => join(dataDir, 'keys', 'master');

/** Whether a database was made in the folder, where it appears when it is complete. One that is out of reach is there. */
export function hasDatabase(dataDir: string): boolean {
  return ['PG_VERSION', 'global/pg_control'].every((file) => {
    try {
      return statSync(join(databaseDirOf(dataDir), file)).isFile();
    } catch (error) {
      return !['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    }
  });
}

/** A data folder that this process owns: nobody else may start or end the database in it. */
export class DataFolder {
  private constructor(
    /** Absolute. */
    readonly path: string,
  ) {}

  /**
   * Makes the folder when it is not there, and this process its owner until it ends.
   * @param program for whoever wants the folder meanwhile, such as `npm start`
   * @throws FolderInUse, OperatorError
   */
  static async claim(path: string, program: string): Promise<DataFolder> {
    try {
      // As root the server runs as another user, who must be able to enter the folder, though not the keys.
      await mkdir(path, { recursive: true });
      await lockFolder(path, program);
      await mkdir(join(path, 'keys'), { recursive: true });
      await chmod(join(path, 'keys'), 0o700);
      return new DataFolder(await realpath(path));
    } catch (error) {
      throw explained(error, path);
    }
  }
}

const forbidden = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** What the file system says, as a sentence for operators. */
function explained(error: unknown, path: string): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (error instanceof OperatorError || !forbidden.has(code)) return error;
  return new OperatorError(
    `The data folder ${path} cannot be used (${message}): let this user write to it, or name another folder in ` +
      `CASELEDGER_DATA_DIR.`,
    { cause: error },
  );
}
