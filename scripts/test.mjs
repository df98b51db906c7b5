/** All checks in order, up to the first that fails. The last line is "N passed, N failed". */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { readReport, runBinary, runJest } from './jest-report.mjs';

const steps = [
  ['prettier', () => runBinary('prettier', '--check', '.')],
  ['eslint', () => runBinary('eslint', '.')],
  ['depcruise', () => runBinary('depcruise', 'apps', 'libs', 'test')],
  ['tsc', () => runBinary('tsc', '--noEmit')],
  ['schemas', () => spawnSync('node', ['scripts/event-schemas.mjs', '--check'], { stdio: 'inherit' }).status ?? 1],
  ['build', () => spawnSync('npm', ['run', 'build'], { stdio: 'inherit' }).status ?? 1],
  ['jest', runJest],
];

const timed = ([name, run]) => {
  const start = performance.now();
  const code = run();
  console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${name}  ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return code;
};

// A run that stops before jest must not show the counts of an earlier one.
rmSync('reports/jest.json', { force: true });

let code = 0;
for (const step of steps) {
  code = timed(step);
  if (code !== 0) break;
}

const { numPassedTests: passed, numFailedTests: failed } = readReport() ?? { numPassedTests: 0, numFailedTests: 0 };
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = code || (failed > 0 || passed === 0 ? 1 : 0);
