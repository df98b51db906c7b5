import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';

export const superuser = 'postgres';

/** Where the embedded PostgreSQL keeps its files, and who may enter. */
export const databaseDirOf = (dataDir: string): string => join(dataDir, 'postgres');
export const passwordFileOf = (dataDir: string): string => join(dataDir, 'keys', 'postgres');
/** Written by PostgreSQL while it runs. */
export const pidFileOf = (databaseDir: string): string => join(databaseDir, 'postmaster.pid');

export function localUrl(port: number, role: string, password: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/postgres`;
}

/** Whether the server at an address is the one of this folder. */
export async function answers(connectionString: string, databaseDir: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === databaseDir;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The server that runs on a folder and answers for it. */
export async function findServer(
  databaseDir: string,
  password: string,
): Promise<{ pid: number; url: string } | undefined> {
  const [pid, , , port] = (await readFile(pidFileOf(databaseDir), 'utf8').catch(() => '')).split('\n');
  if (pid === undefined || port === undefined) return undefined;
  const url = localUrl(Number(port), superuser, password);
  return (await answers(url, databaseDir)) ? { pid: Number(pid), url } : undefined;
}

/**
 * Address of the embedded PostgreSQL that runs on a data folder (an absolute path), as the superuser; `undefined` when
 * none does.
 * @throws when there is no database in the folder, or the caller may not read its password.
 */
export async function runningDatabaseUrl(dataDir: string): Promise<string | undefined> {
  const password = (await readFile(passwordFileOf(dataDir), 'utf8')).trim();
  return (await findServer(databaseDirOf(dataDir), password))?.url;
}
