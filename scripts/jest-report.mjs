import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const fileOf = (run) => `reports/${run}.json`;

/** Runs a binary of a development dependency with this very Node; returns its exit code. */
export const runBinary = (name, ...args) =>
  spawnSync(process.execPath, [`node_modules/.bin/${name}`, ...args], { stdio: 'inherit' }).status ?? 1;

/** Runs the specs that the arguments select, else all, and leaves their results in reports/; returns the exit code. */
export const runJest = (run = 'jest', ...args) => {
  mkdirSync('reports', { recursive: true });
  forgetReport(run);
  return runBinary('jest', '--maxWorkers=2', '--json', `--outputFile=${fileOf(run)}`, ...args);
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
