import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function ps(pid: number, column: string): Promise<string | undefined> {
  const found = await run('ps', ['-o', `${column}=`, '-p', String(pid)]).catch(() => undefined);
  const text = found?.stdout.trim() ?? '';
  return text === '' ? undefined : text;
}

/**
 * When a process began, in the system's own words; `undefined` when none has the pid. Pids are given again, but never
 * with the same beginning: the two together name a process.
 */
export async function beginningOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // What follows the name, which may hold anything: the state is the third field, the beginning the 22nd (proc(5)).
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields?.[19] === undefined || fields[0] === 'Z') return undefined;
    // It is counted from the start of the machine.
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return `${boot.trim()} ${fields[19]}`;
  }
  if (process.platform !== 'win32') return ps(pid, 'lstart');
  try {
    process.kill(pid, 0);
    return 'unknown';
  } catch {
    return undefined;
  }
}

/** Whether a process was started on a folder: works in it, or has its path among its arguments. */
export async function worksOn(pid: number, folder: string): Promise<boolean> {
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === folder;
  return process.platform !== 'win32' && ((await ps(pid, 'command'))?.includes(folder) ?? false);
}
