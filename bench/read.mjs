/**
 * What a read costs as a study grows: p50 and p99 of the reads of people, through REST, beside one prepared statement that
 * gets the same items, as they were answered, from a table made for it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Pool } from 'undici';
import { participantCode } from './cases.mjs';
import { load, option, table } from './measure.mjs';
import { startStandalone, thisBuild } from './standalone.mjs';

const build = option('build', thisBuild);
const sizes = option('events', '10000,100000').split(',').map(Number);
const milliseconds = Number(option('ms', 3_000));
const clientCounts = option('clients', '1,32').split(',').map(Number);
const wanted = option('only', '').split(',').filter(Boolean);
const nodeOptions = option('node', '').split(' ').filter(Boolean);
const limit = 50;
/** Pages of which the items are copied for the statement. */
const pages = 20;

const server = await startStandalone(build, { nodeOptions });
const token = await server.tokenOf('coordinator');
const authorization = `Bearer ${token}`;
await server.admin.query(
  `CREATE TABLE public.answer (read text, place int, body text NOT NULL, PRIMARY KEY (read, place))`,
);
const statement = {
  name: 'answer',
  text: `SELECT string_agg(body, ',' ORDER BY place) AS items
           FROM (SELECT place, body FROM public.answer WHERE read = $1 AND place > $2 ORDER BY place LIMIT $3) page`,
};

async function get(pool, path) {
  const answer = await pool.request({ method: 'GET', path, headers: { authorization } });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${text}`);
  return text;
}

const anyOf = (count) => 1 + Math.floor(Math.random() * count);
const cursor = (place) => Buffer.from(JSON.stringify(place)).toString('base64url');
const instantOf = async (study, position) => {
  const { rows } = await server.admin.query(
    `SELECT convert_from(body, 'UTF8')::json ->> 'recordedAt' AS at FROM ledger.events e JOIN ledger.studies s USING (study_no)
      WHERE s.study = $1 AND e.position = $2`,
    [study, position],
  );
  return rows[0].at;
};

/** The reads of a study: an address each time, and whether the answer is a page of items. */
async function readsOf(study, head, participants) {
  const base = `/v1/studies/${study}`;
  const trail = `${base}/audit-trail?limit=${limit}`;
  const last = Math.max(0, head - limit - 1);
  const middle = await instantOf(study, Math.floor(head / 2));
  const all = {
    'work list': () => `${base}/work-list?limit=${limit}`,
    participants: () => `${base}/participants?limit=${limit}`,
    participant: () => `${base}/participants/${participantCode(anyOf(participants))}`,
    'participant as of': () => `${base}/participants/${participantCode(anyOf(participants))}?asOf=${head - 1}`,
    'adverse events': () => `${base}/adverse-events?limit=${limit}`,
    'audit page 1': () => trail,
    'audit page 1000': () => `${trail}&cursor=${cursor({ position: Math.min(999 * limit, last) })}`,
    'audit newest first': () => `${trail}&order=newest`,
    'audit from=': () => `${trail}&from=${middle}`,
    outcomes: () => `${base}/outcomes`,
  };
  const names = Object.keys(all).filter((name) => wanted.length === 0 || wanted.includes(name));
  return names.map((name) => [name, all[name]]);
}

/** Copies what was answered: the items of a page, or all of it. */
async function copy(pool, name, address) {
  const most = address() === address() ? 1 : pages;
  await server.admin.query('DELETE FROM public.answer WHERE read = $1', [name]);
  let items = 1;
  for (let page = 0; page < most; page += 1) {
    const text = await get(pool, address());
    const answer = JSON.parse(text);
    const bodies = Array.isArray(answer.items) ? answer.items.map((item) => JSON.stringify(item)) : [text];
    items = bodies.length;
    await server.admin.query(
      `INSERT INTO public.answer SELECT $1, $2 + place, body FROM unnest($3::text[]) WITH ORDINALITY AS item (body, place)`,
      [name, page * items, bodies],
    );
  }
  return { items, pages: most };
}

const lines = [];
for (const events of sizes) {
  const study = `READ-${events}`;
  const began = performance.now();
  const participants = Math.ceil(events / 35);
  const head = await server.fill(study, participants);
  const filled = performance.now();
  while ((await server.position(study)) < head) await pause(50);
  const behind = (performance.now() - filled) / 1000;
  console.error(
    `${study}: ${head} events in ${((filled - began) / 1000).toFixed(0)} s, read models ${behind.toFixed(1)} s later`,
  );
  await server.admin.query('VACUUM ANALYZE');
  for (const [name, address] of await readsOf(study, head, participants)) {
    for (const clients of clientCounts) {
      const http = new Pool(server.url, { connections: clients });
      const sql = new pg.Pool({ connectionString: server.databaseUrl, max: Math.min(clients, 20) });
      const copied = await copy(http, name, address);
      const ask = () => get(http, address());
      const select = () =>
        sql.query({ ...statement, values: [name, (anyOf(copied.pages) - 1) * copied.items, copied.items] });
      await load(clients, milliseconds / 3, ask);
      await load(clients, milliseconds / 3, select);
      const before = server.cpuSeconds().all;
      const ours = await load(clients, milliseconds, ask);
      const cpu = ((server.cpuSeconds().all - before) / (ours.perSecond * milliseconds)) * 1e6;
      const peer = await load(clients, milliseconds, select);
      const bytes = Buffer.byteLength(await ask());
      lines.push([
        head,
        name,
        clients,
        ours.p50.toFixed(1),
        ours.p99.toFixed(1),
        ours.perSecond.toFixed(0),
        peer.perSecond.toFixed(0),
        (ours.perSecond / peer.perSecond).toFixed(2),
        cpu.toFixed(2),
        bytes,
      ]);
      console.error(lines.at(-1).join('  '));
      await http.close();
      await sql.end();
    }
  }
}
console.log(`\nReads through REST, ${milliseconds} ms each, beside a prepared statement\n`);
table(
  [
    'events',
    'read',
    'clients',
    'p50 ms',
    'p99 ms',
    'reads /s',
    'statement /s',
    'reads : statement',
    'CPU ms a read',
    'bytes',
  ],
  lines,
);
await server.stop();
process.exit(0);
