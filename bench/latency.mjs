/**
 * From the answer to a command until its events are in each read model: one process on the ledger feed, and a cluster on
 * Kafka. Commands come at a fixed rate, whether the earlier ones are answered or not.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { Agent, fetch } from 'undici';
import { runningDatabaseUrl } from '../dist/libs/embedded/src/index.js';
import { startCluster } from '../dist/tools/cluster/index.js';
import { setUp } from '../dist/test/soak/load/study.js';
import { playCase } from '../dist/test/soak/load/case.js';
import { option, quantileOf, table } from './measure.mjs';

const rates = option('rates', '50,200').split(',').map(Number);
const seconds = Number(option('seconds', 20));
const warmUp = 3;
const dispatcher = new Agent({ connections: 64, pipelining: 1 });
const pollMs = 2;

async function post({ url, tokens }, { persona, path, body }, key) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    dispatcher,
    headers: {
      authorization: `Bearer ${tokens[persona]}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Looks at every cursor again and again, and says when each first was at or after a position. */
function watchCursors({ databaseUrl, schemas }, study) {
  const client = new pg.Client({ connectionString: databaseUrl });
  const reached = new Map();
  let watching = true;
  const looking = (async () => {
    await client.connect();
    const one = (service) =>
      `SELECT '${service}/' || c.name AS name, c.position FROM ${service}.cursors c
         JOIN ${service}.builds b USING (name, build) WHERE b.status = 'live' AND c.study = $1`;
    const text = schemas.map(one).join(' UNION ALL ');
    while (watching) {
      const { rows } = await client.query({ name: 'cursors', text, values: [study] });
      const now = performance.now();
      for (const { name, position } of rows) {
        const seen = reached.get(name) ?? [];
        if (Number(position) > (seen.at(-1)?.position ?? -1)) seen.push({ position: Number(position), now });
        reached.set(name, seen);
      }
      await new Promise((done) => setTimeout(done, pollMs));
    }
    await client.end();
  })();
  return {
    reached,
    stop: async () => {
      watching = false;
      await looking;
    },
  };
}

/** When the cursor that was seen was first at or after the position. */
function timeOf(seen, position) {
  let low = 0;
  let high = seen.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (seen[middle].position < position) low = middle + 1;
    else high = middle;
  }
  return seen[low]?.now;
}

async function measure(product, rate) {
  const study = `LAT-${randomUUID().slice(0, 8).toUpperCase()}`;
  for (const [i, { persona, path, body }] of setUp(study).entries()) {
    await post(product, { persona, path, body }, `${study}-${i}`);
  }
  const watcher = watchCursors(product, study);
  const answered = [];
  const failures = [];
  const begun = performance.now();
  const end = begun + (warmUp + seconds) * 1000;
  const pending = [];
  const screening = playCase().next().value;
  for (let n = 0; ; n += 1) {
    const due = begun + (n * 1000) / rate;
    if (due > end) break;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    const sent = performance.now();
    const request = { ...screening, path: `/v1/studies/${study}/${screening.path}` };
    pending.push(
      post(product, request, randomUUID()).then(
        ({ position }) => {
          if (due > begun + warmUp * 1000) answered.push({ position, sent, at: performance.now() });
        },
        (error) => failures.push(error),
      ),
    );
  }
  await Promise.all(pending);
  if (failures.length > 0) throw failures[0];
  const last = Math.max(...answered.map(({ position }) => position));
  const caughtUp = () => [...watcher.reached.values()].every((seen) => seen.at(-1).position >= last);
  while (!caughtUp()) await new Promise((done) => setTimeout(done, 20));
  await watcher.stop();
  const rows = [['(the answer)', answered.map(({ sent, at }) => at - sent)]];
  for (const [name, seen] of [...watcher.reached].sort(([a], [b]) => (a < b ? -1 : 1))) {
    rows.push([name, answered.map(({ position, at }) => Math.max(0, timeOf(seen, position) - at))]);
  }
  return rows.map(([name, times]) => [
    name,
    times.length,
    quantileOf(times, 0.5).toFixed(1),
    quantileOf(times, 0.99).toFixed(1),
  ]);
}

async function standalone() {
  const dataDir = join(tmpdir(), `caseledger-latency-${randomUUID()}`);
  const main = resolve(import.meta.dirname, '../dist/apps/standalone/src/main.js');
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, PORT: '0', CASELEDGER_DATA_DIR: dataDir, CASELEDGER_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((found, failed) => {
    let text = '';
    child.once('exit', (code) => failed(new Error(`ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const match = /(http:\/\/\S+)\/docs[\s\S]*Data /.exec(text);
      if (match) found(match[1]);
    });
  });
  return {
    url,
    tokens: JSON.parse(readFileSync(join(dataDir, 'tokens.json'), 'utf8')),
    databaseUrl: await runningDatabaseUrl(dataDir),
    schemas: ['standalone'],
    remove: async () => {
      child.removeAllListeners('exit');
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function cluster() {
  const started = await startCluster();
  const { tokens, remove } = started;
  const schemas = ['coordination', 'safety', 'oversight'];
  return { url: started.urls[0], tokens, databaseUrl: started.postgres.url, schemas, remove };
}

for (const [name, start, target] of [
  ['one process, ledger feed', standalone, 25],
  ['cluster, Kafka', cluster, 100],
]) {
  const product = await start();
  try {
    for (const rate of rates) {
      const rows = await measure(product, rate);
      console.log(`\n${name}, ${rate} commands/s for ${seconds} s; the target is a p99 of ${target} ms.\n`);
      table(['read model', 'commands', 'p50 ms', 'p99 ms'], rows);
    }
  } finally {
    await product.remove();
  }
}
process.exit(0);
