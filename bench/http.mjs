/** Commands over HTTP: the coordination service on PostgreSQL beside Nest on Fastify that answers the validated body. */
import { LocalIssuer } from '../dist/libs/access/src/index.js';
import { openRoles, roleOf, serviceNames } from '../dist/libs/ledger/src/index.js';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { caseStudy, participantCode, unscheduledVisit } from './cases.mjs';
import { startLedger } from './ledger.mjs';
import { load, medianOf, option, ratio, rounds, table } from './measure.mjs';

const count = Number(option('rounds', 7));
const milliseconds = Number(option('ms', 2_000));
const clients = Number(option('clients', 64));
const participants = Number(option('participants', 1_024));
const study = 'BENCH-CS';

const { url, store, masterKey, stop } = await startLedger();
const cases = caseStudy(store, study);
await cases.begin();
await cases.growTo(participants * cases.perParticipant);
const password = 'service';
await openRoles(url, Object.fromEntries(serviceNames.map((name) => [name, password])));
const databaseUrl = Object.assign(new URL(url), { username: roleOf('coordination'), password }).href;

const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-bench-'));
const issuer = await LocalIssuer.open({ dataDir, issuer: 'bench', audience: 'caseledger' });
const access = { issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys };
const token = await issuer.issue({ sub: 'coordinator', name: 'Coordinator', organisation: 'site' }, 24 * 3600);

/** A server of its own, and one round of load on it: each client goes through participants of its own. */
async function contender(options) {
  const child = fork(new URL('./http-server.mjs', import.meta.url));
  child.send({ databaseUrl, masterKey: masterKey.toString('hex'), access, ...options });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the server ended')));
  const [{ port }] = await Promise.race([once(child, 'message'), ended]);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  let begun = 0;
  return {
    run: async () => {
      const first = begun++;
      // Connections of each round: those that idle through the others' rounds would be closed by the server.
      const pool = new Pool(`http://127.0.0.1:${port}`, { connections: clients });
      const result = await load(clients, milliseconds, async (client, n) => {
        const participant = participantCode(1 + ((client + clients * (first + n)) % participants));
        const path = `/v1/studies/${study}/participants/${participant}/visits`;
        const answer = await pool.request({ method: 'POST', path, headers, body: unscheduledVisit });
        const text = await answer.body.text();
        if (answer.statusCode !== 201) throw new Error(`${answer.statusCode}: ${text}`);
      });
      await pool.close();
      return result;
    },
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

const contenders = {
  'ours, read models following': await contender({ kind: 'caseledger' }),
  'Nest on Fastify, no database': await contender({ kind: 'bare' }),
};
const results = await rounds(
  count,
  Object.fromEntries(Object.entries(contenders).map(([name, { run }]) => [name, run])),
);
const bare = results['Nest on Fastify, no database'];
console.log(`\nVisits recorded per second, ${clients} clients, medians of ${count} rounds of ${milliseconds} ms\n`);
table(
  ['server', 'requests /s', 'this : Nest', 'p50 ms', 'p99 ms'],
  Object.entries(results).map(([name, measured]) => [
    name,
    medianOf(measured, 'perSecond').toFixed(0),
    ratio(measured, bare, 'perSecond').toFixed(2),
    medianOf(measured, 'p50').toFixed(2),
    medianOf(measured, 'p99').toFixed(2),
  ]),
);
for (const { stop: end } of Object.values(contenders)) await end();
rmSync(dataDir, { recursive: true });
await stop();
