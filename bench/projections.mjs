/**
 * The casebook, with the rows that the services keep in it, from the ledger's feed into its tables, beside a fold written
 * by hand: a keyset read and JSON.parse, the states of streams in memory, and for every 1,000 events one multi-row upsert
 * of the facts and one of the streams that changed.
 */
import pg from 'pg';
import { casebook } from '../dist/libs/casebook/src/index.js';
import { LedgerFeed } from '../dist/libs/delivery/src/index.js';
import { evolveStream, initialWorld, kindOfStream } from '../dist/libs/domain/src/index.js';
import { ProjectionHost } from '../dist/libs/projections/src/index.js';
import { readModelsOf } from '../dist/libs/service/src/index.js';
import { coordination } from '../dist/apps/coordination/src/service.js';
import { oversight } from '../dist/apps/oversight/src/service.js';
import { safety } from '../dist/apps/safety/src/service.js';
import { caseStudy } from './cases.mjs';
import { startLedger } from './ledger.mjs';
import { medianOf, option, ratio, rounds, table } from './measure.mjs';

const events = Number(option('events', 100_000));
const most = Number(option('most', 1_000_000));
const count = Number(option('rounds', 5));
const page = 1_000;
const patienceMs = 3_600_000;
const schema = 'bench';
const study = 'S1';

const { url, admin, store, stop } = await startLedger();
const pool = new pg.Pool({ connectionString: url, max: 8, pipeline: true });
const cases = caseStudy(store, study);
await cases.begin();
let total = await cases.growTo(events);
await admin.query('VACUUM ANALYZE ledger.events');

const { projections } = readModelsOf([coordination, safety, oversight], store);
const projection = projections.find(({ name }) => name === casebook);
const tables = `${schema}_${casebook}_b1`;

const seconds = async (work) => {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
};

/** Runs the projection on new tables, as a service does at its first start. */
async function follow(work) {
  await pool.query(`DROP SCHEMA IF EXISTS ${schema}, ${tables} CASCADE`);
  const host = new ProjectionHost({
    pool,
    schema,
    log: store,
    feed: new LedgerFeed(store),
    projections: [projection],
    onParked: ({ error }) => console.error(error),
  });
  const reach = async (position) => {
    if ((await host.reader.waitFor(casebook, study, position, patienceMs)) > 0) throw new Error('parked');
  };
  try {
    await host.start();
    return await work(reach);
  } finally {
    await host.stop();
  }
}

/** Facts and streams alone, in tables with the same columns and indexes: no kept rows, no cursor, nothing checked. */
async function foldByHand() {
  const like = (name) => `CREATE TABLE hand.${name} (LIKE ${tables}.${name} INCLUDING ALL)`;
  await pool.query(`DROP SCHEMA IF EXISTS hand CASCADE; CREATE SCHEMA hand; ${like('fact')}; ${like('subject')}`);
  const states = new Map();
  const text =
    'SELECT position, body FROM ledger.events WHERE study_no = 1 AND position > $1 ORDER BY position LIMIT $2';
  for (let after = 0; ;) {
    const found = (await pool.query({ name: 'by-hand', text, values: [after, page] })).rows;
    if (found.length === 0) return;
    after = Number(found.at(-1).position);
    const changed = new Map();
    const facts = found.map(({ position, body }) => {
      const event = { ...JSON.parse(body.toString()), position: Number(position) };
      const { stream, version, type, recordedAt, data } = event;
      const kind = kindOfStream(stream);
      const [, id = ''] = stream.split('/');
      const before = states.get(stream);
      const own = kind === 'participant' ? id : (data.participant ?? before?.participant);
      const state = evolveStream(kind, before?.state ?? initialWorld[kind], event);
      const now = { study, kind, id, stream, participant: own, version, position: event.position, flags: [], state };
      states.set(stream, { since: event.position, ...before, ...now });
      changed.set(stream, states.get(stream));
      const recorded = { person: event.actor.id, recorded_at: recordedAt, known_at: recordedAt };
      return { study, position: event.position, stream, version, type, participant: own, ...recorded };
    });
    await pool.query(`INSERT INTO hand.fact SELECT * FROM json_populate_recordset(NULL::hand.fact, $1)`, [
      JSON.stringify(facts),
    ]);
    await pool.query(
      `INSERT INTO hand.subject SELECT * FROM json_populate_recordset(NULL::hand.subject, $1)
         ON CONFLICT (study, kind, id) DO UPDATE SET version = excluded.version, position = excluded.position,
           participant = excluded.participant, state = excluded.state`,
      [JSON.stringify([...changed.values()].map((one) => ({ ...one, state: JSON.stringify(one.state) })))],
    );
  }
}

async function sameNumberOfRows() {
  for (const name of ['fact', 'subject']) {
    const { rows } = await pool.query(
      `SELECT (SELECT count(*) FROM hand.${name}) AS hand, (SELECT count(*) FROM ${tables}.${name}) AS ours`,
    );
    if (rows[0].hand !== rows[0].ours) throw new Error(`${name}: ${JSON.stringify(rows[0])}`);
  }
}

const results = await rounds(count, {
  ours: async () => ({ perSecond: total / (await seconds(() => follow((reach) => reach(total)))) }),
  hand: async () => ({ perSecond: total / (await seconds(foldByHand)) }),
});
await sameNumberOfRows();
console.log(`\nEvents per second, ${total} events, medians of ${count} rounds\n`);
table(
  ['projection', 'ours /s', 'by hand /s', 'ours : by hand'],
  [
    [
      casebook,
      medianOf(results.ours, 'perSecond').toFixed(0),
      medianOf(results.hand, 'perSecond').toFixed(0),
      ratio(results.ours, results.hand, 'perSecond').toFixed(2),
    ],
  ],
);

if (most > total) {
  total = await cases.growTo(most);
  await admin.query('VACUUM ANALYZE ledger.events');
  const [first, last] = await follow(async (reach) => {
    const begin = await seconds(() => reach(events));
    await reach(total - events);
    return [begin, await seconds(() => reach(total))];
  });
  console.log(`\nEvents per second within ${total} events\n`);
  table(
    ['projection', `first ${events}`, `last ${events}`, 'last : first'],
    [[casebook, ...[first, last].map((each) => (events / each).toFixed(0)), (first / last).toFixed(2)]],
  );
}
await pool.end();
await stop();
