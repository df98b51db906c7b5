import { OperatorError, writeWhole } from '@caseledger/platform';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hasDatabase, masterKeyFileOf, passwordFileOf } from './data-folder.js';

/** What opens the database of a folder, and what is sealed in it. */
export interface Secrets {
  /** Of the superuser. */
  readonly password: string;
  readonly masterKey: Buffer;
}

/**
 * Reads the secrets of a folder; they are made before its database. Beside a database none is ever made anew: it would
 * stand where the one that belongs there has to be restored.
 * @throws OperatorError when one is missing or not whole
 */
export async function openSecrets(dataDir: string): Promise<Secrets> {
  const inUse = hasDatabase(dataDir);
  const password = await keptSecret(passwordFileOf(dataDir), 24, inUse);
  return { password: password.toString('hex'), masterKey: await keptSecret(masterKeyFileOf(dataDir), 32, inUse) };
}

async function keptSecret(path: string, bytes: number, inUse: boolean): Promise<Buffer> {
  const remedy = inUse
    ? 'the database beside it cannot be opened without: restore the file from its backup.'
    : 'there is no database yet that needs it: remove the file and start again.';
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new OperatorError(`${path} cannot be read (${(error as Error).message}): run as its owner.`);
    }
    return undefined;
  });
  if (text === undefined) {
    if (inUse) throw new OperatorError(`${path} is missing, and ${remedy}`);
    const secret = randomBytes(bytes);
    await writeWhole(path, secret.toString('hex'), { mode: 0o600 });
    return secret;
  }
  const hex = text.trim();
  if (hex.length === 2 * bytes && /^[0-9a-f]+$/i.test(hex)) return Buffer.from(hex, 'hex');
  throw new OperatorError(`${path} does not hold ${2 * bytes} hexadecimal digits but ${hex.length}, and ${remedy}`);
}
