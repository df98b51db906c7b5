/** Appends: our ledger, raw prepared INSERTs of the same bytes, and Emmett's PostgreSQL event store. */
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { leafHash } from '../dist/libs/kernel/src/index.js';
import { appendOf, beginStudy, data, startLedger } from './ledger.mjs';
import { load, medianOf, option, ratio, rounds, table } from './measure.mjs';

const count = Number(option('rounds', 5));
const milliseconds = Number(option('ms', 500));
const cells = option('cells', '1x1,1x10,16x1,16x10,64x1,64x10').split(',');
const studyCounts = option('studies', '1,16').split(',').map(Number);

const { url, admin, store, stop } = await startLedger();
let body;

/** Client and turn to study and stream: each client writes streams of its own, so that nothing conflicts. */
function streams(run, studies) {
  const versions = new Map();
  return (client, n, events) => {
    const study = `${run}-${(client + n) % studies}`;
    const stream = `participant/${client}`;
    const key = `${study}/${stream}`;
    const version = versions.get(key) ?? 0;
    versions.set(key, version + events);
    return { study, stream, key, version };
  };
}

async function ours(run, clients, events, studies) {
  for (let i = 0; i < studies; i += 1) await beginStudy(store, `${run}-${i}`);
  const next = streams(run, studies);
  return () =>
    load(clients, milliseconds, async (client, n) => {
      const { study, stream, version } = next(client, n, events);
      const { outcome } = await store.append(appendOf(study, stream, version, events));
      if (outcome !== 'appended') throw new Error(outcome);
    });
}

/** The least that any store must do: one autocommitted INSERT per append, of bytes and hashes made beforehand. */
async function raw(connections, clients, events, studies) {
  await admin.query(`DROP TABLE IF EXISTS raw_events;
    CREATE TABLE raw_events (study_no int NOT NULL, position bigint NOT NULL, stream_no bigint NOT NULL,
      version int NOT NULL, leaf_hash bytea NOT NULL, body bytea NOT NULL,
      PRIMARY KEY (study_no, position), UNIQUE (stream_no, version));
    ALTER TABLE raw_events ALTER COLUMN body SET STORAGE EXTERNAL`);
  const rows = Array.from({ length: events }, (_, i) => `(${[1, 2, 3, 4, 5, 6].map((c) => `$${i * 6 + c}`)})`);
  const text = `INSERT INTO raw_events (study_no, position, stream_no, version, leaf_hash, body) VALUES ${rows}`;
  const name = `raw-${clients}-${events}-${studies}`;
  const hash = leafHash(body);
  const heads = Array(studies).fill(0);
  const versions = Array(clients * studies).fill(0);
  return () =>
    load(clients, milliseconds, async (client, n) => {
      const study = (client + n) % studies;
      const stream = client * studies + study;
      const values = [];
      for (let i = 0; i < events; i += 1) values.push(study, ++heads[study], stream, ++versions[stream], hash, body);
      await connections[client].query({ name, text, values });
    });
}

async function emmett(run, clients, events, studies) {
  const pool = new pg.Pool({ connectionString: url, max: clients });
  const eventStore = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  const next = streams(run, studies);
  const write = async (client, n) => {
    const { key, version } = next(client, n, events);
    const batch = Array.from({ length: events }, () => ({ type: 'CellsInjected', data: emmettData, metadata: {} }));
    await eventStore.appendToStream(`${run}/${key}`, batch, {
      expectedStreamVersion: version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(version),
    });
  };
  await write(0, 0);
  return { run: () => load(clients, milliseconds, write), close: () => pool.end() };
}

// What we store, so that the peers store as much.
await beginStudy(store, 'sample');
({ body } = (await admin.query('SELECT body FROM ledger.events')).rows[0]);
const emmettData = { ...data, rest: 'x'.repeat(Math.max(0, body.length - JSON.stringify(data).length - 11)) };

const head = ['clients × events', 'studies', 'ours /s', 'raw /s', 'Emmett /s', 'ours : raw', 'ours : Emmett'];
head.push('p50 ms ours', 'raw', 'Emmett', 'p99 ms ours', 'raw', 'Emmett', 'p99 ours : raw');
const lines = [];
for (const studies of studyCounts) {
  for (const cell of cells) {
    const [clients, events] = cell.split('x').map(Number);
    const connections = await Promise.all(
      Array.from({ length: clients }, async () => {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        return client;
      }),
    );
    const peer = await emmett(`e-${studies}-${cell}`, clients, events, studies);
    const all = await rounds(count, {
      ours: await ours(`o-${studies}-${cell}`, clients, events, studies),
      raw: await raw(connections, clients, events, studies),
      emmett: peer.run,
    });
    await Promise.all([...connections.map((client) => client.end()), peer.close()]);
    const of = (field, digits) =>
      [all.ours, all.raw, all.emmett].map((results) => medianOf(results, field).toFixed(digits));
    lines.push([
      `${clients} × ${events}`,
      studies,
      ...of('perSecond', 0),
      ratio(all.ours, all.raw, 'perSecond').toFixed(2),
      ratio(all.ours, all.emmett, 'perSecond').toFixed(2),
      ...of('p50', 2),
      ...of('p99', 2),
      ratio(all.ours, all.raw, 'p99').toFixed(2),
    ]);
    console.error(lines.at(-1).join('  '));
  }
}
console.log(`\nAppends per second, ${body.length}-byte events, medians of ${count} rounds of ${milliseconds} ms\n`);
table(head, lines);
await stop();
