/**
 * How projecting spreads: 64 studies in the topic, and 1, 2 and 4 processes of one service that share them; and one study
 * alone, which is one sequence. Cores are told beside, because more processes than cores gain nothing.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { Relay, eventsTopic, kafkaClient } from '../dist/libs/delivery/src/index.js';
import { openRoles, roleOf, serviceNames } from '../dist/libs/ledger/src/index.js';
import { startKafka } from '../dist/libs/testkit/src/supply/index.js';
import { caseStudy } from './cases.mjs';
import { startLedger } from './ledger.mjs';
import { option, table } from './measure.mjs';

const studies = Number(option('studies', 64));
const each = Number(option('events', 1_000));
const counts = option('processes', '1,2,4').split(',').map(Number);
const service = 'oversight';

const ledger = await startLedger();
const passwords = Object.fromEntries(serviceNames.map((name) => [name, randomBytes(16).toString('hex')]));
await openRoles(ledger.url, passwords);
const broker = await startKafka();
const folder = mkdtempSync(join(tmpdir(), 'caseledger-scale-'));
writeFileSync(join(folder, 'jwks.json'), '{"keys":[]}');

let total = 0;
for (let i = 0; i < studies; i += 1) {
  const cases = caseStudy(ledger.store, `S${i}`);
  await cases.begin();
  total += await cases.growTo(each);
}
const alone = caseStudy(ledger.store, 'ALONE');
await alone.begin();
const inOne = await alone.growTo(each * 8);

const relayPool = new pg.Pool({ connectionString: ledger.url });
const relay = new Relay({
  topic: eventsTopic,
  partitions: 12,
  replication: 1,
  minInSync: 1,
  pool: relayPool,
  log: ledger.store,
  kafka: kafkaClient({ brokers: [...broker.brokers] }, 'bench'),
  beatMs: 50,
});
await relay.start();
while ((await relay.lag()) > 0) await new Promise((done) => setTimeout(done, 50));
await relay.stop();

/** User and system time of a process, in seconds. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function start() {
  const url = new URL(ledger.url);
  url.username = roleOf(service);
  url.password = passwords[service];
  return spawn(process.execPath, [resolve(import.meta.dirname, `../dist/apps/${service}/src/main.js`)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      CASELEDGER_LOG_LEVEL: 'error',
      CASELEDGER_DATABASE_URL: url.href,
      CASELEDGER_MASTER_KEY: ledger.masterKey.toString('hex'),
      CASELEDGER_OIDC_ISSUER: 'bench',
      CASELEDGER_OIDC_AUDIENCE: 'bench',
      CASELEDGER_OIDC_JWKS_FILE: join(folder, 'jwks.json'),
      CASELEDGER_KAFKA_BROKERS: broker.brokers.join(),
    },
  });
}

/** Cursors summed over the studies, as a share of what there is to do; the sum over all projections. */
async function progress(like) {
  const { rows } = await ledger.admin.query(
    `SELECT coalesce(sum(position), 0) AS sum, count(DISTINCT name) AS projections FROM ${service}.cursors
      WHERE study LIKE $1`,
    [like],
  );
  return { done: Number(rows[0].sum), projections: Number(rows[0].projections) };
}

/** From half of the processes' first progress to everything, so that starting is not counted. */
async function measure(processes, like, events) {
  await ledger.admin.query(`DO $$ DECLARE s text; BEGIN
    FOR s IN SELECT nspname FROM pg_namespace WHERE nspname LIKE '${service}\\_%' LOOP
      EXECUTE format('DROP SCHEMA %I CASCADE', s); END LOOP;
    DROP SCHEMA ${service} CASCADE; CREATE SCHEMA ${service} AUTHORIZATION ${roleOf(service)}; END $$`);
  const children = Array.from({ length: processes }, start);
  const wait = () => new Promise((done) => setTimeout(done, 10));
  let first;
  for (;;) {
    const { done, projections } = await progress(like).catch(() => ({ done: 0, projections: 0 }));
    if (done > 0 && first === undefined) {
      first = { done, at: performance.now(), cpu: children.map(({ pid }) => cpuSeconds(pid)) };
    }
    if (projections > 0 && done >= events * projections) break;
    await wait();
  }
  const elapsed = (performance.now() - first.at) / 1000;
  const { done, projections } = await progress(like);
  const cpu = children.reduce((sum, { pid }, i) => sum + cpuSeconds(pid) - first.cpu[i], 0);
  await Promise.all(
    children.map((child) => {
      const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
      child.kill('SIGTERM');
      return ended;
    }),
  );
  const perSecond = (done - first.done) / elapsed;
  return { perSecond, perCpuSecond: (done - first.done) / cpu, busy: cpu / elapsed, projections };
}

const rows = [];
let base;
for (const processes of counts) {
  const { perSecond, perCpuSecond, busy } = await measure(processes, 'S%', total);
  base ??= perSecond;
  rows.push([
    `${studies} studies`,
    processes,
    Math.round(perSecond),
    (perSecond / base).toFixed(2),
    Math.round(perCpuSecond),
    busy.toFixed(2),
  ]);
}
const one = await measure(1, 'ALONE', inOne);
rows.push(['one study', 1, Math.round(one.perSecond), '', Math.round(one.perCpuSecond), one.busy.toFixed(2)]);
console.log(
  `\n${service}, ${total} events in ${studies} studies, ${one.projections} projections, ${availableParallelism()} cores for everything.\n`,
);
table(['', 'processes', 'events applied/s', 'of one process', 'per CPU second', 'cores used'], rows);

await relayPool.end();
await broker.remove();
await ledger.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
