import { OperatorError } from '@caseledger/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { beginningOf, worksOn } from './processes.js';
import { ask, localUrl, pidFileOf, readPidFile, superuser } from './running-database.js';

/** The signals of PostgreSQL: disconnect everybody; end at once, and recover at the next start. Each with its patience. */
const ends = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 5_000],
] as const;

/**
 * Ends the server that a killed owner left behind. Only the owner of the data folder may do that.
 * @throws OperatorError when another program has the pid that such a server left, or it does not end
 */
export async function endLeftover(databaseDir: string, password: string): Promise<void> {
  const left = await readPidFile(databaseDir);
  // PostgreSQL takes the pids of its parents for what they are.
  if (left === undefined || left.pid === process.pid || (await beginningOf(left.pid)) === undefined) return;
  const { pid, port } = left;
  const isServer =
    (await worksOn(pid, databaseDir)) ||
    (port !== undefined && (await ask(localUrl(port, superuser, password), databaseDir)).is === 'there');
  if (!isServer) {
    throw new OperatorError(
      `${pidFileOf(databaseDir)} is left from a server that was killed, and names process ${pid}, which is another ` +
        `program: make sure that no PostgreSQL runs on the folder, remove that file and start again.`,
    );
  }
  for (const [signal, patienceMs] of ends) {
    process.kill(pid, signal);
    const deadline = performance.now() + patienceMs;
    while (performance.now() < deadline) {
      if ((await beginningOf(pid)) === undefined) return;
      await pause(50);
    }
  }
  throw new OperatorError(`PostgreSQL, process ${pid}, still runs on ${databaseDir} and does not end: end it first.`);
}
