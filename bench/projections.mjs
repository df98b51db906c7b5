/**
 * The projections of the services, from the ledger's feed into their tables, beside a fold written by hand: a keyset
 * read and JSON.parse, the rows of the projection's largest table from states in memory, and one multi-row upsert of
 * them for every 1,000 events.
 */
import pg from 'pg';
import { coordination } from '../dist/apps/coordination/src/service.js';
import { changesOf, recordOf } from '../dist/apps/oversight/src/audit-trail/fields.js';
import { oversight } from '../dist/apps/oversight/src/service.js';
import { safety } from '../dist/apps/safety/src/service.js';
import { LedgerFeed } from '../dist/libs/delivery/src/index.js';
import { ProjectionHost } from '../dist/libs/projections/src/index.js';
import { caseStudy } from './cases.mjs';
import { startLedger } from './ledger.mjs';
import { medianOf, option, ratio, rounds, table } from './measure.mjs';

const events = Number(option('events', 100_000));
const most = Number(option('most', 1_000_000));
const count = Number(option('rounds', 5));
const wanted = option('only', '').split(',').filter(Boolean);
const page = 1_000;
const patienceMs = 3_600_000;
const schema = 'bench';
const study = 'S1';

const { url, admin, store, stop } = await startLedger();
const pool = new pg.Pool({ connectionString: url, max: 8 });
const cases = caseStudy(store, study);
await cases.begin();
let total = await cases.growTo(events);
await admin.query('VACUUM ANALYZE ledger.events');

const projections = [coordination, safety, oversight]
  .flatMap((service) => service.projections)
  .filter(({ name }) => wanted.length === 0 || wanted.includes(name));

const seconds = async (work) => {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
};

/** Runs a projection on new tables, as a service does at its first start. */
async function follow(projection, work) {
  await pool.query(`DROP SCHEMA IF EXISTS ${schema}, "${tablesOf(projection)}" CASCADE`);
  const host = new ProjectionHost({
    pool,
    schema,
    log: store,
    feed: new LedgerFeed(store),
    projections: [projection],
    onParked: ({ error }) => console.error(error),
  });
  const reach = async (position) => {
    if ((await host.reader.waitFor(projection.name, study, position, patienceMs)) > 0) throw new Error('parked');
  };
  try {
    await host.start();
    return await work(reach);
  } finally {
    await host.stop();
  }
}

const tablesOf = ({ name }) => `${schema}_${name.replaceAll('-', '_')}_b1`;
const mainTable = ({ name }) => (name === 'audit-trail' ? 'entry' : 'fact');

/** What the fold by hand keeps: the types that the projection kept, in a table with the same columns and indexes. */
async function foldByHand(projection) {
  const from = `"${tablesOf(projection)}".${mainTable(projection)}`;
  const { rows } = await pool.query(`SELECT DISTINCT event ->> 'type' AS type FROM ${from}`);
  const types = new Set(rows.map(({ type }) => type));
  const fold = projection.name === 'audit-trail' ? trail() : subjects();
  const into = `hand.${projection.name.replaceAll('-', '_')}`;
  await pool.query(`CREATE SCHEMA IF NOT EXISTS hand; DROP TABLE IF EXISTS ${into};
    CREATE TABLE ${into} (LIKE ${from} INCLUDING ALL)`);
  const columns = await pool.query(
    `SELECT string_agg(attname || ' = excluded.' || attname, ', ') AS set FROM pg_attribute
      WHERE attrelid = '${into}'::regclass AND attnum > 0 AND attname NOT IN ('study', 'position')`,
  );
  const upsert = `INSERT INTO ${into} SELECT * FROM jsonb_populate_recordset(NULL::${into}, $1)
    ON CONFLICT (study, position) DO UPDATE SET ${columns.rows[0].set}`;
  const text =
    'SELECT position, body FROM ledger.events WHERE study_no = 1 AND position > $1 ORDER BY position LIMIT $2';
  for (let after = 0; ;) {
    const found = (await pool.query({ name: 'by-hand', text, values: [after, page] })).rows;
    if (found.length === 0) break;
    after = Number(found.at(-1).position);
    const facts = found.map(({ position, body }) => ({ ...JSON.parse(body.toString()), position: Number(position) }));
    await pool.query(upsert, [JSON.stringify(facts.filter(({ type }) => types.has(type)).map(fold))]);
  }
  return into;
}

/** Rows by participant and product, as the views of cases keep them; the others leave out columns. */
function subjects() {
  const participants = new Map();
  return (event) => {
    const { study, position, stream, type, data } = event;
    const [kind, code] = stream.split('/');
    const product = kind === 'product' ? code : (data.product ?? null);
    const participant =
      participants.get(stream) ??
      (kind === 'participant' ? code : data.participant) ??
      participants.get(`product/${product}`) ??
      null;
    if (participant !== null) participants.set(stream, participant);
    return { study, position, stream, type, participant, product, event };
  };
}

function trail() {
  const subject = subjects();
  const records = new Map();
  return (event) => {
    const key = `${event.stream}\n${recordOf(event)}`;
    const { changes, after } = changesOf(event, records.get(key));
    records.set(key, after);
    return { ...subject(event), person: event.actor.id, recorded_at: event.recordedAt, changes };
  };
}

async function sameNumberOfRows(projection, into) {
  const { rows } = await pool.query(`SELECT (SELECT count(*) FROM ${into}) AS hand,
    (SELECT count(*) FROM "${tablesOf(projection)}".${mainTable(projection)}) AS ours`);
  if (rows[0].hand !== rows[0].ours) throw new Error(`${projection.name}: ${JSON.stringify(rows[0])}`);
}

const lines = [];
for (const projection of projections) {
  let into;
  const results = await rounds(count, {
    ours: async () => ({ perSecond: total / (await seconds(() => follow(projection, (reach) => reach(total)))) }),
    hand: async () => ({ perSecond: total / (await seconds(async () => (into = await foldByHand(projection)))) }),
  });
  await sameNumberOfRows(projection, into);
  lines.push([
    projection.name,
    medianOf(results.ours, 'perSecond').toFixed(0),
    medianOf(results.hand, 'perSecond').toFixed(0),
    ratio(results.ours, results.hand, 'perSecond').toFixed(2),
  ]);
  console.error(lines.at(-1).join('  '));
}
console.log(`\nEvents per second, ${total} events, medians of ${count} rounds\n`);
table(['projection', 'ours /s', 'by hand /s', 'ours : by hand'], lines);

if (most > total) {
  total = await cases.growTo(most);
  await admin.query('VACUUM ANALYZE ledger.events');
  const flat = [];
  for (const projection of projections) {
    const [first, last] = await follow(projection, async (reach) => {
      const begin = await seconds(() => reach(events));
      await reach(total - events);
      return [begin, await seconds(() => reach(total))];
    });
    flat.push([projection.name, ...[first, last].map((each) => (events / each).toFixed(0)), (first / last).toFixed(2)]);
    console.error(flat.at(-1).join('  '));
  }
  console.log(`\nEvents per second within ${total} events\n`);
  table(['projection', `first ${events}`, `last ${events}`, 'last : first'], flat);
}
await pool.end();
await stop();
