/** What is planned for participants: all visits of each, of the programme that plans most, followed yearly for life. */
import { followedVisits, initialStudy, initialWorld } from '../dist/libs/domain/src/index.js';
import { readFileSync, readdirSync } from 'node:fs';
import { medianOf, option, ratio, rounds, table } from './measure.mjs';

const sizes = option('participants', '1000,10000').split(',').map(Number);
const count = Number(option('rounds', 3));
const programmes = new URL('../programmes/', import.meta.url);
const minute = 60_000;
const day = 1440 * minute;
const begin = Date.parse('2010-01-01T09:00:00.000Z');
const now = Date.parse('2025-01-01T00:00:00.000Z');

const instancesOf = ({ timelines }) => timelines.find(({ main }) => main).instances;
const [example] = readdirSync(programmes)
  .map((name) => JSON.parse(readFileSync(new URL(`${name}/protocol.json`, programmes), 'utf8')))
  .sort((one, other) => instancesOf(other).length - instancesOf(one).length);
const anchor = instancesOf(example).find(({ timing }) => timing.type === 'FIXED_REFERENCE');
const visit = instancesOf(example).findLast(({ timing }) => timing.type === 'AFTER');
const yearly = {
  ...visit,
  code: 'FOR-LIFE',
  title: 'For life',
  timing: { ...visit.timing, value: 'P10Y', relativeTo: anchor.code },
  repeats: { every: 'P1Y', from: 'FIRST' },
};
const protocol = {
  ...example,
  timelines: example.timelines.map((one) => (one.main ? { ...one, instances: [...one.instances, yearly] } : one)),
};
const study = {
  ...initialStudy,
  protocol,
  protocols: [protocol],
  sites: { BCN: { code: 'BCN', name: 'Hospital', country: 'ES', zone: 'Europe/Madrid' } },
};

/** Somebody who was treated at a minute that is nobody else's, so that no plan serves for two. */
const participantOf = (n) => ({
  ...initialWorld.participant,
  site: 'BCN',
  protocolVersion: protocol.version,
  arm: protocol.arms[0].code,
  administrations: [
    {
      at: new Date(begin + (n % 3000) * day + n * minute).toISOString(),
      administration: anchor.code,
      scheduled: anchor.code,
      occurrence: 1,
    },
  ],
});

let planned = 0;
const plan = (size) => {
  // Others in every round: plans are kept.
  const from = planned;
  const participants = Array.from({ length: size }, (_, n) => participantOf(from + n));
  planned += size;
  const before = performance.now();
  let visits = 0;
  for (const participant of participants) visits += followedVisits(study, participant, now).length;
  const seconds = (performance.now() - before) / 1000;
  return { seconds, visits: visits / size, each: seconds / size };
};
const results = await rounds(count, Object.fromEntries(sizes.map((size) => [size, () => plan(size)])));
const [smallest] = sizes;
console.log(`\n${protocol.code}: medians of ${count} rounds\n`);
table(
  ['participants', 'visits of each', 'seconds', 'µs a participant', `each : of ${smallest}`],
  sizes.map((size) => [
    size,
    medianOf(results[size], 'visits').toFixed(1),
    medianOf(results[size], 'seconds').toFixed(2),
    (1e6 * medianOf(results[size], 'each')).toFixed(0),
    ratio(results[size], results[smallest], 'each').toFixed(2),
  ]),
);
