/**
 * Plays requests that schemathesis makes from the API description against the built product, as each persona, and fails
 * for an answer that the description does not have. It starts a standalone of its own, with the demo's study in it.
 * SCHEMATHESIS names the program; arguments are passed on to it, such as `-n 100` for more requests an operation.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const schemathesis = process.env.SCHEMATHESIS ?? 'schemathesis';
const here = import.meta.dirname;
const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-schemathesis-'));
// As root the database runs as another user.
chmodSync(dataDir, 0o755);

const main = (path) => join(here, '../../dist/apps', path, 'src/main.js');
const log = join(dataDir, 'log');
const standalone = spawn(process.execPath, [main('standalone')], {
  env: { ...process.env, PORT: '0', CASELEDGER_DATA_DIR: join(dataDir, 'data') },
  stdio: ['ignore', openSync(log, 'w'), 'inherit'],
});
let url;
while (url === undefined) {
  if (standalone.exitCode !== null) throw new Error(`the standalone ended: ${readFileSync(log, 'utf8')}`);
  const output = readFileSync(log, 'utf8');
  if (output.includes('is ready')) url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)[0];
  await pause(100);
}
const tokens = join(dataDir, 'data/tokens.json');
const byPersona = JSON.parse(readFileSync(tokens, 'utf8'));

/** Codes of what the study has, by the parameters that ask for them. */
async function codesOf(study) {
  const headers = { authorization: `Bearer ${byPersona.inspector}` };
  const trail = await (await fetch(`${url}/v1/studies/${study}/audit-trail?limit=500`, { headers })).text();
  const found = (form) => ({ form, codes: [...new Set(trail.match(new RegExp(`\\b${form}\\b`, 'g')))].slice(0, 10) });
  return {
    study: { form: '[A-Z0-9][A-Z0-9-]{2,39}', codes: [study] },
    participant: found('P-[0-9A-Z]{7}'),
    product: found('B-[0-9A-Z]{7}'),
    adverseEvent: found('AE-[0-9A-Z]{7}'),
  };
}

/** Plays phases of requests as a persona. @returns how many requests were made, and whether every answer is in the description. */
function play(persona, phases, codes) {
  const report = join(dataDir, `${persona}-${phases}.har`);
  const { status } = spawnSync(
    schemathesis,
    [
      ...['--config-file', join(here, 'schemathesis.toml'), 'run', `${url}/openapi.json`],
      ...['--header', `Authorization: Bearer ${byPersona[persona]}`, '--include-path-regex', '^/v1/'],
      ...['--checks', 'all'],
      // Words, dates and codes are narrow: much of what it draws does not fit.
      ...['--suppress-health-check', 'all'],
      ...['--phases', phases, '--max-examples', '12', '--continue-on-failure', '--no-shrink'],
      ...['--report-har-path', report, '--warnings', 'off', ...process.argv.slice(2)],
    ],
    {
      cwd: dataDir,
      stdio: 'inherit',
      env: { ...process.env, PYTHONPATH: here, SCHEMATHESIS_HOOKS: 'hooks', CASELEDGER_CODES: JSON.stringify(codes) },
    },
  );
  return { requests: JSON.parse(readFileSync(report, 'utf8')).log.entries.length, passed: status === 0 };
}

const results = {};
try {
  const demo = spawnSync(process.execPath, [main('cli'), 'demo', '--url', url, '--tokens', tokens], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (demo.status !== 0) throw new Error('the demo failed');
  const codes = await codesOf('ACHILLES-CS');
  const personas =
    process.env.CASELEDGER_PERSONAS?.split(',') ?? Object.keys(byPersona).filter((name) => !name.includes('/'));
  for (const persona of personas) results[persona] = play(persona, 'examples,fuzzing', codes);
  // What it makes without chance is the same for everybody.
  results.coverage = play('investigator', 'coverage', codes);
  console.table(results);
  const requests = Object.values(results).reduce((sum, one) => sum + one.requests, 0);
  console.log(`${requests} requests`);
  process.exitCode = Object.values(results).every(({ passed }) => passed) ? 0 : 1;
} finally {
  standalone.kill('SIGTERM');
  await once(standalone, 'close');
  rmSync(dataDir, { recursive: true, force: true });
}
