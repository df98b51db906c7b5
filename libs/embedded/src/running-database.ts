import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { databaseDirOf, passwordFileOf } from './data-folder.js';

export const superuser = 'postgres';

/** Written by PostgreSQL while it runs. */
export const pidFileOf = (databaseDir: string): string => join(databaseDir, 'postmaster.pid');

export function localUrl(port: number, role: string, password: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/postgres`;
}

/** What a server at an address says: it is that of a folder, lets nobody in, or is not there yet. */
export type Answer =
  { readonly is: 'there' | 'silent' } | { readonly is: 'closed'; readonly code: string; readonly why: string };

export async function ask(connectionString: string, databaseDir: string): Promise<Answer> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return { is: rows[0]?.data_directory === databaseDir ? 'there' : 'silent' };
  } catch (error) {
    // While it starts or ends it says so (57P03).
    if (!(error instanceof DatabaseError) || error.code === undefined || /^57/.test(error.code))
      return { is: 'silent' };
    return { is: 'closed', code: error.code, why: error.message };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The pid and port that PostgreSQL left in a folder; a server that is starting has no port yet. */
export async function readPidFile(databaseDir: string): Promise<{ pid: number; port: number | undefined } | undefined> {
  const [pid, , , port] = (await readFile(pidFileOf(databaseDir), 'utf8').catch(() => '')).split('\n');
  if (pid === undefined || !/^\d+$/.test(pid)) return undefined;
  return { pid: Number(pid), port: port === undefined || port === '' ? undefined : Number(port) };
}

/**
 * Address of the embedded PostgreSQL that runs on a data folder (an absolute path), as the superuser; `undefined` when
 * none answers.
 * @throws when there is no database in the folder, or the caller may not read its password.
 */
export async function runningDatabaseUrl(dataDir: string): Promise<string | undefined> {
  const folder = await realpath(dataDir);
  const password = (await readFile(passwordFileOf(folder), 'utf8')).trim();
  const databaseDir = databaseDirOf(folder);
  const { port } = (await readPidFile(databaseDir)) ?? {};
  if (port === undefined) return undefined;
  const url = localUrl(port, superuser, password);
  return (await ask(url, databaseDir)).is === 'there' ? url : undefined;
}
