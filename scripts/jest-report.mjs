import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const file = 'reports/jest.json';

/** Runs a binary of a development dependency with this very Node; returns its exit code. */
export const runBinary = (name, ...args) =>
  spawnSync(process.execPath, [`node_modules/.bin/${name}`, ...args], { stdio: 'inherit' }).status ?? 1;

/** Runs all specs and leaves their results in reports/jest.json; returns the exit code. */
export const runJest = () => {
  mkdirSync('reports', { recursive: true });
  rmSync(file, { force: true });
  return runBinary('jest', '--maxWorkers=2', '--json', `--outputFile=${file}`);
};

/** The results of the last run of jest, or undefined when there are none. */
export const readReport = () => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
};
