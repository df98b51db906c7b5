/**
 * All checks in order, up to the first that fails. Specs that need what this machine does not have are left out, which is
 * said; but with --all or CI=true they fail. With --all also what takes minutes: a soak, and in containers the specs that
 * depend most on the servers. The last line is "N passed, N failed".
 */
import { spawnSync } from 'node:child_process';
import { forgetReport, readReport, run, runBinary, runJest } from './jest-report.mjs';

/** ESLint takes as long as the others together: it runs beside them. */
const lint = ['eslint', () => runBinary('eslint', '.')];
const checks = [
  ['prettier', () => runBinary('prettier', '--check', '.')],
  ['depcruise', () => runBinary('depcruise', 'apps', 'libs', 'programmes', 'tools', 'test')],
  ['knip', () => runBinary('knip')],
  ['tsc', () => runBinary('tsc', '--noEmit')],
  ['schemas', () => run('node', 'scripts/event-schemas.mjs', '--check')],
  ['answers', () => run('node', 'scripts/answer-schemas.mjs', '--check')],
];
const steps = [
  ['checks', async () => Math.max(...(await Promise.all([timed(lint), untilOneFails(checks)])))],
  ['build', () => run('npm', 'run', 'build')],
  ['client types', () => run('node', 'scripts/client-types.mjs', '--check')],
  ['jest', runSpecs],
];
const runs = ['jest', 'jest-containers'];

const all = process.argv.includes('--all');
/** Kinds of specs by jest project, and what they need. */
const leftOut = new Map();

if (all) {
  steps.push(['soak', runSoak]);
  // The specs ran on local processes so far.
  if (process.env.CASELEDGER_TEST_SUPPLY === 'local') steps.push(['jest in containers', runJestInContainers]);
}

async function runSpecs() {
  if (!all && !/^(1|true)$/i.test(process.env.CI ?? '')) {
    const { kafkaCanBeHad, localKafkaCanBeHad } = await import('../dist/libs/testkit/src/supply/supply.js');
    if (!(await kafkaCanBeHad())) leftOut.set('kafka', 'Docker, or Java 17 and Maven');
    if (!(await localKafkaCanBeHad())) leftOut.set('cluster', 'Java 17 and Maven');
  }
  return runJest('jest', ...(leftOut.size === 0 ? [] : ['--ignoreProjects', ...leftOut.keys()]));
}

function runSoak() {
  return run('npm', 'run', 'soak', '--', '--minutes', '2', '--seed', '1');
}

async function runJestInContainers() {
  const started = startEngine();
  const { engineAnswers } = await import('../dist/libs/testkit/src/supply/supply.js');
  if (!started || !(await engineAnswers())) {
    console.log(
      'LEFT OUT: no container engine answers, and CASELEDGER_CONTAINER_ENGINE names no program that starts one',
    );
    return 0;
  }
  process.env.CASELEDGER_TEST_SUPPLY = 'containers';
  delete process.env.CASELEDGER_TEST_POSTGRES;
  delete process.env.CASELEDGER_TEST_KAFKA;
  const specs = ['libs/testkit/src/supply', 'libs/ledger/src/store', 'libs/delivery/src/relay', 'test/cluster.compose'];
  return runJest('jest-containers', '--selectProjects', 'pg', 'kafka', 'compose', '--testPathPatterns', ...specs);
}

/**
 * Runs the program that CASELEDGER_CONTAINER_ENGINE names, if any: it starts an engine, unless one runs, and prints what
 * its clients need in their environment as lines such as "export DOCKER_HOST=…". Returns whether nothing failed.
 */
function startEngine() {
  const program = process.env.CASELEDGER_CONTAINER_ENGINE;
  if (!program) return true;
  const { status, stdout } = spawnSync(program, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  for (const [, name, value] of (stdout ?? '').matchAll(/^export (\w+)=(.*)$/gm)) process.env[name] = value;
  return status === 0;
}

async function timed([name, step]) {
  const start = performance.now();
  const code = await step();
  console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${name}  ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return code;
}

async function untilOneFails(some) {
  for (const step of some) {
    const code = await timed(step);
    if (code !== 0) return code;
  }
  return 0;
}

runs.forEach((name) => forgetReport(name));

const code = await untilOneFails(steps);

const reports = runs.map((name) => readReport(name)).filter((report) => report !== undefined);
const sum = (count) => reports.reduce((total, report) => total + report[count], 0);
const [passed, failed] = [sum('numPassedTests'), sum('numFailedTests')];
for (const [kind, needed] of leftOut) {
  console.log(`LEFT OUT: the .${kind}.spec.ts files. They need ${needed}; then run npx jest --selectProjects ${kind}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = code || (failed > 0 || passed === 0 ? 1 : 0);
