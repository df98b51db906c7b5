/** Reading a study in order, in pages: our store (decoded events) and a raw keyset read of position and body. */
import { appendOf, beginStudy, startLedger } from './ledger.mjs';
import { medianOf, option, ratio, rounds, table } from './measure.mjs';

const events = Number(option('events', 100_000));
const count = Number(option('rounds', 5));
const page = Number(option('page', 1_000));
const { admin, store, stop } = await startLedger();

const study = 'replayed';
await beginStudy(store, study);
const streams = 64;
const perAppend = 10;
const versions = Array(streams).fill(0);
for (let written = 1; written < events; written += streams * perAppend) {
  await Promise.all(
    versions.map(async (version, i) => {
      const { outcome } = await store.append(appendOf(study, `participant/${i}`, version, perAppend));
      if (outcome !== 'appended') throw new Error(outcome);
      versions[i] += perAppend;
    }),
  );
}
await admin.query('VACUUM ANALYZE ledger.events');
const { rows } = await admin.query('SELECT count(*)::int AS n FROM ledger.events');
const total = rows[0].n;

async function timed(read) {
  const before = performance.now();
  let after = 0;
  let seen = 0;
  for (;;) {
    const found = await read(after);
    if (found.length === 0) break;
    seen += found.length;
    after = Number(found.at(-1).position);
  }
  if (seen !== total) throw new Error(`${seen} of ${total} events`);
  return { perSecond: (total / (performance.now() - before)) * 1000 };
}

const text = `SELECT position, body FROM ledger.events WHERE study_no = $1 AND position > $2 ORDER BY position LIMIT $3`;
const results = await rounds(count, {
  ours: () => timed((after) => store.read(study, after, page)),
  raw: () => timed(async (after) => (await admin.query({ name: 'raw', text, values: [1, after, page] })).rows),
  parsed: () =>
    timed(async (after) =>
      (await admin.query({ name: 'raw', text, values: [1, after, page] })).rows.map(({ position, body }) => ({
        ...JSON.parse(body.toString()),
        position: Number(position),
      })),
    ),
});

console.log(`\nEvents per second, ${total} events in pages of ${page}, medians of ${count} rounds\n`);
table(
  ['reader', 'events /s', 'ours : this'],
  Object.entries(results).map(([name, measured]) => [
    { ours: 'ours, decoded', raw: 'raw, bytes', parsed: 'raw, JSON.parse' }[name],
    medianOf(measured, 'perSecond').toFixed(0),
    ratio(results.ours, measured, 'perSecond').toFixed(2),
  ]),
);
await stop();
