/** Webhooks: deliveries per second to local receivers, and what one that never answers costs the others. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalIssuer } from '../dist/libs/access/src/index.js';
import { openRoles, roleOf, serviceNames } from '../dist/libs/ledger/src/index.js';
import { createLogger } from '../dist/libs/platform/src/index.js';
import { runServices } from '../dist/libs/service/src/index.js';
import { caseStudy } from './cases.mjs';
import { startLedger } from './ledger.mjs';
import { medianOf, option, ratio, rounds, table } from './measure.mjs';

const count = Number(option('rounds', 5));
const messages = Number(option('messages', 500));
const study = 'BENCH-CS';

const { url, store, masterKey, stop } = await startLedger();
const cases = caseStudy(store, study);
await cases.begin();
// Each participant has one adverse event.
const head = await cases.growTo(messages * cases.perParticipant);
const password = 'service';
await openRoles(url, Object.fromEntries(serviceNames.map((name) => [name, password])));
const databaseUrl = Object.assign(new URL(url), { username: roleOf('safety'), password }).href;

process.env.CASELEDGER_WEBHOOK_ALLOW = '127.0.0.1';
const { safety } = await import('../dist/apps/safety/src/service.js');
const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-bench-'));
const issuer = await LocalIssuer.open({ dataDir, issuer: 'bench', audience: 'caseledger' });
const token = await issuer.issue({ sub: 'monitor', name: 'Monitor', organisation: 'site' }, 24 * 3600);
const services = await runServices({
  name: 'safety',
  title: 'Bench',
  services: [{ service: safety, databaseUrl }],
  databaseUrl,
  shared: false,
  masterKey,
  access: { issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys },
  readyLagSeconds: 60,
  logger: createLogger({ level: 'warn' }),
});
await services.app.listen(0, '127.0.0.1');
const webhooks = `${await services.app.getUrl()}/v1/studies/${study}/webhooks`;

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

/** Replays all messages to so many endpoints that answer and so many that never do. */
const contender = (live, dead) => async () => {
  const paths = [
    ...Array.from({ length: dead }, (_, i) => `/dead/${i}`),
    ...Array.from({ length: live }, (_, i) => `/live/${i}`),
  ];
  const ids = [];
  for (const path of paths) ids.push((await call('POST', '', { url: `http://127.0.0.1:${port}${path}` })).webhook);
  const arrived = once(receiver, 'message');
  receiver.send(live * messages);
  const started = performance.now();
  await Promise.all(ids.map((id) => call('POST', `/${id}/replays`, { from: 1, through: head })));
  await arrived;
  const seconds = (performance.now() - started) / 1_000;
  for (const id of ids) await call('DELETE', `/${id}`);
  return { perSecond: (live * messages) / seconds, perEndpoint: messages / seconds };
};

// The read model that messages come from has to be there first.
const probe = await call('POST', '', { url: `http://127.0.0.1:${port}/probe` });
const replay = { from: head, through: head };
while (!(await call('POST', `/${probe.webhook}/replays`, replay).catch(() => false)));
await call('DELETE', `/${probe.webhook}`);

const results = await rounds(count, {
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
receiver.disconnect();
await services.stop();
rmSync(dataDir, { recursive: true });
await stop();
