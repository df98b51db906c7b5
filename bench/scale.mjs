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

const relayPool = new pg.Pool({ connectionString: ledger.url });
let total = 0;

/** Fills studies and brings them into the topic. */
async function fill(names, events) {
  for (const name of names) {
    const cases = caseStudy(ledger.store, name);
    await cases.begin();
    total += await cases.growTo(events);
  }
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
}

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

/** Positions of all cursors, summed over studies and projections. */
async function progress() {
  const { rows } = await ledger.admin.query(
    `SELECT coalesce(sum(position), 0) AS sum, count(DISTINCT name) AS projections FROM ${service}.cursors`,
  );
  return { done: Number(rows[0].sum), projections: Number(rows[0].projections) };
}

/** From the first progress to everything, so that starting is not counted. */
async function measure(processes) {
  await ledger.admin.query(`DO $$ DECLARE s text; BEGIN
    FOR s IN SELECT nspname FROM pg_namespace WHERE nspname LIKE '${service}\\_%' LOOP
      EXECUTE format('DROP SCHEMA %I CASCADE', s); END LOOP;
    DROP SCHEMA ${service} CASCADE; CREATE SCHEMA ${service} AUTHORIZATION ${roleOf(service)}; END $$`);
  const children = Array.from({ length: processes }, start);
  const wait = () => new Promise((done) => setTimeout(done, 10));
  let first;
  for (;;) {
    const { done, projections } = await progress().catch(() => ({ done: 0, projections: 0 }));
    if (done > 0 && first === undefined) {
      first = { done, at: performance.now(), cpu: children.map(({ pid }) => cpuSeconds(pid)) };
    }
    if (projections > 0 && done >= total * projections) break;
    await wait();
  }
  const elapsed = (performance.now() - first.at) / 1000;
  const { done, projections } = await progress();
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

const cells = ({ perSecond, perCpuSecond, busy }) => [Math.round(perSecond), Math.round(perCpuSecond), busy.toFixed(2)];
await fill(['ALONE'], each * 8);
const one = await measure(1);
const rows = [['one study', total, 1, ...cells(one), '']];
await fill(
  Array.from({ length: studies }, (_, i) => `S${i}`),
  each,
);
let base;
for (const processes of counts) {
  const measured = await measure(processes);
  base ??= measured.perSecond;
  rows.push([`${studies + 1} studies`, total, processes, ...cells(measured), (measured.perSecond / base).toFixed(2)]);
}
console.log(
  `\n${service}, ${one.projections} projections, ${availableParallelism()} cores for everything, PostgreSQL and Kafka too.\n`,
);
table(['', 'events', 'processes', 'applied/s', 'per CPU second', 'cores used', 'beside one'], rows);

await relayPool.end();
await broker.remove();
await ledger.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
