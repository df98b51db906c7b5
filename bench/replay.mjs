/** Reading a study in order, in pages: our store (decoded events) and raw keyset reads of position and body. */
import { appendOf, beginStudy, startLedger } from './ledger.mjs';
import { medianOf, option, ratio, rounds, table } from './measure.mjs';

const sizes = option('events', '100000').split(',').map(Number);
const count = Number(option('rounds', 5));
const page = Number(option('page', 1_000));
const { admin, store, stop } = await startLedger();

const study = 'replayed';
await beginStudy(store, study);
const perAppend = 10;
const versions = Array(64).fill(0);
let total = 1;

async function growTo(events) {
  const fill = async (stream) => {
    while (total < events) {
      total += perAppend;
      const { outcome } = await store.append(appendOf(study, `participant/${stream}`, versions[stream], perAppend));
      if (outcome !== 'appended') throw new Error(outcome);
      versions[stream] += perAppend;
    }
  };
  await Promise.all(versions.map((_, stream) => fill(stream)));
  await admin.query('VACUUM ANALYZE ledger.events');
}

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

const keyset = (name, body) => {
  const text = `SELECT position, ${body} FROM ledger.events WHERE study_no = 1 AND position > $1 ORDER BY position LIMIT $2`;
  return async (after) => (await admin.query({ name, text, values: [after, page] })).rows;
};
const bytes = keyset('bytes', 'body');
const texts = keyset('texts', `convert_from(body, 'UTF8') AS text`);

const lines = [];
for (const size of sizes) {
  await growTo(size);
  const results = await rounds(count, {
    'ours, decoded': () => timed((after) => store.read(study, after, page)),
    'raw, bytes': () => timed(bytes),
    'raw, bytes, JSON.parse': () =>
      timed(async (after) =>
        (await bytes(after)).map(({ position, body }) => ({
          ...JSON.parse(body.toString()),
          position: Number(position),
        })),
      ),
    'raw, text': () => timed(texts),
  });
  for (const [name, measured] of Object.entries(results)) {
    lines.push([
      total,
      name,
      medianOf(measured, 'perSecond').toFixed(0),
      ratio(results['ours, decoded'], measured, 'perSecond').toFixed(2),
    ]);
  }
}
console.log(`\nEvents per second, in pages of ${page}, medians of ${count} rounds\n`);
table(['events', 'reader', 'events /s', 'ours : this'], lines);
await stop();
