/**
 * Writes the types of the client (libs/client) from the API description that the built product serves, for which it is
 * started on an empty data folder. With `--check` it writes nothing and fails when the file says something else.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const main = 'dist/apps/standalone/src/main.js';
const file = 'libs/client/src/api.ts';

/** What the product says about itself. */
async function describedApi() {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-client-'));
  chmodSync(dataDir, 0o755);
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', CASELEDGER_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    let said = '';
    for await (const piece of child.stdout.setEncoding('utf8')) {
      said += piece;
      const [, url] = /OpenAPI: (http\S+)\)/.exec(said) ?? [];
      if (url !== undefined) return await (await fetch(url)).json();
    }
    throw new Error(`${main} ended before it was ready: npm run build comes first.`);
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Refusals are problems, whatever their status: one type says it. */
function withOneProblem(document) {
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    for (const status of Object.keys(operation.responses)) if (/^[45]/.test(status)) delete operation.responses[status];
  }
  return document;
}

const source = [
  '// Written by npm run schemas from the API description: not to be edited.',
  astToString(await openapiTypes(withOneProblem(await describedApi()), { immutable: true })),
].join('\n');
const text = await format(source, { ...(await resolveConfig(file)), parser: 'typescript' });
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error(`${file} does not say what the API description says: run npm run schemas`);
  process.exitCode = 1;
}
