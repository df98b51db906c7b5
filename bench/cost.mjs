/**
 * What a command costs: processor time of the standalone process and its database per 1,000 visits, recorded through REST
 * one after another by each client, until every read model is at the head. This build and another one (`--other=` its
 * folder, built) in turns.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { participantCode, unscheduledVisit } from './cases.mjs';
import { load, median, medianOf, option, ratio, rounds, table } from './measure.mjs';
import { startStandalone, thisBuild } from './standalone.mjs';

const other = option('other', undefined);
const count = Number(option('rounds', 3));
const milliseconds = Number(option('ms', 10_000));
const clientCounts = option('clients', '1,16,64').split(',').map(Number);
// Enough that a participant ends with some twenty visits, as the programmes have them.
const participants = Number(option('participants', 1_024));
const idleSeconds = Number(option('idle', 60));
const only = option('only', undefined);
const study = 'BENCH-CS';

const builds = { 'this build': thisBuild, ...(other !== undefined && { 'the other': other }) };
const nodeOptions = option('node', '').split(' ').filter(Boolean);
const names = Object.keys(builds).filter((name) => only === undefined || name === only);
const running = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, await startStandalone(builds[name], { nodeOptions })])),
);
const places = {};
for (const name of names) {
  const server = running[name];
  const head = await server.fill(study, participants);
  while ((await server.position(study)) < head) await pause(50);
  places[name] = {
    head,
    token: await server.tokenOf('coordinator'),
    visits: 0,
    before: await server.diskBytes(),
    log: await server.logBytes(),
  };
}

/** One round of a number of clients, each on participants of its own, until the read models are at the head. */
async function measure(name, clients) {
  const server = running[name];
  const place = places[name];
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${place.token}` };
  const pool = new Pool(server.url, { connections: clients });
  let head = place.head;
  const cpu = server.cpuSeconds();
  const first = place.visits;
  const { perSecond, p50, p99 } = await load(clients, milliseconds, async (client, n) => {
    const participant = participantCode(1 + ((client + clients * (first + n)) % participants));
    const path = `/v1/studies/${study}/participants/${participant}/visits`;
    const answer = await pool.request({ method: 'POST', path, headers, body: unscheduledVisit });
    const text = await answer.body.text();
    if (answer.statusCode !== 201) throw new Error(`${answer.statusCode}: ${text}`);
    place.visits += 1;
    head = Math.max(head, JSON.parse(text).position);
  });
  const ended = performance.now();
  while ((await server.position(study)) < head) await pause(10);
  const lag = (performance.now() - ended) / 1000;
  const done = head - place.head;
  place.head = head;
  await pool.close();
  const { own, all } = server.cpuSeconds();
  const perThousand = (seconds) => (seconds / done) * 1000;
  return { perSecond, p50, p99, lag, cpu: perThousand(all - cpu.all), own: perThousand(own - cpu.own) };
}

const lines = [];
for (const clients of clientCounts) {
  const results = await rounds(count, Object.fromEntries(names.map((name) => [name, () => measure(name, clients)])));
  for (const name of names) {
    const of = (field, digits) => medianOf(results[name], field).toFixed(digits);
    const beside = (field) =>
      other === undefined || only !== undefined ? '' : ratio(results[name], results['the other'], field).toFixed(2);
    lines.push([
      clients,
      name,
      of('perSecond', 0),
      of('p50', 1),
      beside('p50'),
      of('p99', 1),
      of('cpu', 2),
      beside('cpu'),
      of('own', 2),
      of('lag', 2),
    ]);
    console.error(lines.at(-1).join('  '));
  }
}
console.log(
  `\nVisits recorded through REST, medians of ${count} rounds of ${milliseconds} ms; CPU of process and database until the read models are at the head\n`,
);
table(
  [
    'clients',
    'build',
    'visits /s',
    'p50 ms',
    'this : other',
    'p99 ms',
    'CPU s / 1,000',
    'this : other',
    'of it the process',
    'behind at the end, s',
  ],
  lines,
);

/**
 * Nothing is asked of anybody; told in percent of a core. What the load left to do is done before: the database vacuums and
 * writes its pages, and the process gives memory back.
 */
async function idle(name) {
  await running[name].admin.query('VACUUM ANALYZE');
  await running[name].admin.query('CHECKPOINT');
  await pause(idleSeconds * 1000);
  const seconds = [];
  for (let i = 0; i < 3; i += 1) {
    const before = running[name].cpuSeconds().all;
    await pause((idleSeconds * 1000) / 3);
    seconds.push(running[name].cpuSeconds().all - before);
  }
  return (100 * median(seconds) * 3) / idleSeconds;
}
const rest = await Promise.all(
  names.map(async (name) => {
    const { before, log, visits } = places[name];
    const logged = ((await running[name].logBytes()) - log) / visits;
    const bytes = ((await running[name].diskBytes()) - before) / visits;
    return [name, visits, bytes.toFixed(0), logged.toFixed(0), (await idle(name)).toFixed(2)];
  }),
);
console.log(
  `\nTables and indexes that grew with the visits, what the database logged of them, and ${idleSeconds} s of rest\n`,
);
table(['build', 'visits', 'bytes a visit', 'log bytes a visit', 'idle, % of a core'], rest);
for (const name of names) await running[name].stop();
process.exit(0);
