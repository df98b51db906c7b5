/**
 * Webhooks: deliveries per second to local receivers, what one that never answers costs the others, and how long what
 * waits takes to arrive after an outage of the receiver and after the service was killed.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { LocalIssuer } from '../dist/libs/access/src/index.js';
import { sha256 } from '../dist/libs/kernel/src/index.js';
import { openRoles, roleOf, serviceNames } from '../dist/libs/ledger/src/index.js';
import { adverseEventCode, caseStudy } from './cases.mjs';
import { startLedger } from './ledger.mjs';
import { medianOf, option, ratio, rounds, table } from './measure.mjs';

const count = Number(option('rounds', 5));
const messages = Number(option('messages', 500));
const outageSeconds = Number(option('outage', 30));
const only = option('only', 'rates,outage,kill').split(',');
/** Messages of each case. */
const perCase = 5;
const study = 'BENCH-CS';

const { url: databaseUrl, store, masterKey, stop } = await startLedger();
const cases = caseStudy(store, study);
await cases.begin();
// Each participant has one adverse event; what follows it is added.
await cases.growTo((messages / perCase) * cases.perParticipant);
const actor = { id: 'investigator', role: 'investigator', organisation: 'site' };
const at = '2021-04-01T10:00:00.000Z';
for (let n = 1; n <= messages / perCase; n += 1) {
  const commandId = randomUUID();
  const stream = `adverse-event/${adverseEventCode(n)}`;
  const event = { type: 'FollowUpReceived', schemaVersion: 1, data: { information: 'x' }, occurredAt: at };
  const { outcome } = await store.append({
    study,
    commandId,
    requestHash: sha256(Buffer.from('request')),
    streams: [{ stream, expectedVersion: 1, events: Array(perCase - 1).fill(event) }],
    context: {
      actor,
      occurredAt: at,
      zone: 'Europe/Madrid',
      recordedAt: at,
      causation: commandId,
      correlation: commandId,
    },
    answer: null,
  });
  if (outcome !== 'appended') throw new Error(outcome);
}
const [{ position: head }] = await store.heads();
const password = 'service';
await openRoles(databaseUrl, Object.fromEntries(serviceNames.map((name) => [name, password])));
const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-bench-'));
const issuer = await LocalIssuer.open({ dataDir, issuer: 'bench', audience: 'caseledger' });
const token = await issuer.issue({ sub: 'monitor', name: 'Monitor', organisation: 'site' }, 24 * 3600);
const env = {
  ...process.env,
  BENCH_LEDGER: Object.assign(new URL(databaseUrl), { username: roleOf('safety'), password }).href,
  BENCH_MASTER_KEY: masterKey.toString('hex'),
  BENCH_DATA: dataDir,
  CASELEDGER_WEBHOOK_ALLOW: '127.0.0.1',
};

let service;
let webhooks;
async function launch() {
  service = fork(new URL('./webhook-service.mjs', import.meta.url), { env });
  const [{ url }] = await once(service, 'message');
  webhooks = `${url}/v1/studies/${study}/webhooks`;
}
await launch();

async function call(method, path = '', body = undefined) {
  const response = await fetch(`${webhooks}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

const receiver = fork(new URL('./webhook-receiver.mjs', import.meta.url));
const [{ port }] = await once(receiver, 'message');
const register = async (path) => (await call('POST', '', { url: `http://127.0.0.1:${port}${path}` })).webhook;
const all = { from: 1, through: head };

/** Resolves to the next message of the receiver with such a member, and when it came. */
const told = (name) =>
  new Promise((resolve) => {
    const listen = (message) => {
      if (!(name in message)) return;
      receiver.off('message', listen);
      resolve({ ...message, at: performance.now() });
    };
    receiver.on('message', listen);
  });

function requireOrder({ outOfOrder }) {
  if (outOfOrder > 0) throw new Error(`${outOfOrder} messages came before an earlier one of their case`);
}

/** Replays all messages to so many endpoints that answer and so many that never do. */
const contender = (live, dead) => async () => {
  const paths = [
    ...Array.from({ length: dead }, (_, i) => `/dead/${i}`),
    ...Array.from({ length: live }, (_, i) => `/live/${i}`),
  ];
  const ids = [];
  for (const path of paths) ids.push(await register(path));
  const arrival = told('arrived');
  receiver.send({ expect: live * messages });
  const started = performance.now();
  await Promise.all(ids.map((id) => call('POST', `/${id}/replays`, all)));
  const arrived = await arrival;
  requireOrder(arrived);
  const seconds = (arrived.at - started) / 1_000;
  for (const id of ids) await call('DELETE', `/${id}`);
  return { perSecond: (live * messages) / seconds, perEndpoint: messages / seconds };
};

/** From the receiver's return after an outage to the last of the messages that waited. */
async function outage() {
  const id = await register('/outage');
  const arrival = told('arrived');
  const back = told('back');
  receiver.send({ expect: messages, awayMs: outageSeconds * 1_000 });
  await call('POST', `/${id}/replays`, all);
  const { at: returned } = await back;
  const arrived = await arrival;
  requireOrder(arrived);
  await call('DELETE', `/${id}`);
  return { seconds: (arrived.at - returned) / 1_000, twice: arrived.twice };
}

/** From kill -9 of the service in the midst of it, and the start of another one, to the last of the messages. */
async function kill() {
  const id = await register('/killed');
  const arrival = told('arrived');
  const some = told('some');
  receiver.send({ expect: messages, some: Math.floor(messages / 3) });
  await call('POST', `/${id}/replays`, all);
  await some;
  const killed = performance.now();
  service.kill('SIGKILL');
  await launch();
  const listening = performance.now();
  const arrived = await arrival;
  requireOrder(arrived);
  await call('DELETE', `/${id}`);
  return {
    seconds: (arrived.at - killed) / 1_000,
    sinceListening: (arrived.at - listening) / 1_000,
    twice: arrived.twice,
  };
}

// The read model that messages come from has to be there first.
const probe = await register('/probe');
let ready = false;
while (!ready) {
  // Whatever else is wrong is told.
  ready = await call('POST', `/${probe}/replays`, { from: head, through: head }).catch((error) => {
    if (!String(error).startsWith('Error: 503')) throw error;
  });
}
await call('DELETE', `/${probe}`);

if (only.includes('rates')) {
  const results = await rounds(count, {
    'one that answers': contender(1, 0),
    'ten that answer': contender(10, 0),
    'nine that answer': contender(9, 0),
    'nine that answer, one that never does': contender(9, 1),
  });
  console.log(`\nMessages delivered per second, ${messages} to each endpoint, medians of ${count} rounds\n`);
  table(
    ['endpoints', 'deliveries /s', '/s of each', 'this : nine'],
    Object.entries(results).map(([name, measured]) => [
      name,
      medianOf(measured, 'perSecond').toFixed(0),
      medianOf(measured, 'perEndpoint').toFixed(0),
      ratio(measured, results['nine that answer'], 'perEndpoint').toFixed(2),
    ]),
  );
}
const trials = [];
for (let n = 0; n < 3; n += 1) {
  if (only.includes('outage')) {
    const { seconds, twice } = await outage();
    trials.push([`${outageSeconds} s without the receiver`, 'its return', seconds.toFixed(2), '', twice]);
  }
  if (only.includes('kill')) {
    const { seconds, sinceListening, twice } = await kill();
    trials.push(['kill -9 of the service', 'the kill', seconds.toFixed(2), sinceListening.toFixed(2), twice]);
  }
}
console.log(`\nSeconds until the last of ${messages} messages that waited\n`);
table(['after', 'since', 's', 'since it listens again, s', 'twice'], trials);
receiver.disconnect();
service.disconnect();
await once(service, 'exit');
rmSync(dataDir, { recursive: true });
await stop();
