import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const fileOf = (run) => `reports/${run}.json`;

/** Runs a program; resolves to its exit code. */
export const run = async (program, ...args) => {
  const [code] = await once(spawn(program, args, { stdio: 'inherit' }), 'exit');
  return code ?? 1;
};

/** Runs a binary of a development dependency with this very Node; resolves to its exit code. */
export const runBinary = (name, ...args) => run(process.execPath, `node_modules/.bin/${name}`, ...args);

/** Runs the specs that the arguments select, else all, and leaves their results in reports/; resolves to the exit code. */
export const runJest = (name = 'jest', ...args) => {
  mkdirSync('reports', { recursive: true });
  forgetReport(name);
  // One more than the two cores that it is made for: specs wait for servers a good part of their time.
  return runBinary('jest', '--maxWorkers=3', '--json', `--outputFile=${fileOf(name)}`, ...args);
};

/** A run that stops before jest must not show the counts of an earlier one. */
export const forgetReport = (run) => {
  rmSync(fileOf(run), { force: true });
};

/** The results of the last such run of jest, or undefined when there are none. */
export const readReport = (run = 'jest') => {
  try {
    return JSON.parse(readFileSync(fileOf(run), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
};
