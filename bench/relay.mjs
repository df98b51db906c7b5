/** The relay: ledger to topic beside a bare kafkajs producer of the same messages, and its lag under the fastest appends. */
import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import pg from 'pg';
import { Relay, kafkaClient, partitionOf, toMessage } from '../dist/libs/delivery/src/index.js';
import { appendOf, beginStudy, startLedger } from './ledger.mjs';
import { load, medianOf, option, ratio, rounds, table } from './measure.mjs';
import { startKafka } from '../dist/libs/testkit/src/supply/index.js';

const count = Number(option('rounds', 5));
const events = Number(option('events', 40_000));
const seconds = Number(option('seconds', 10));
const partitions = 12;
const batchSize = 500;

const ledger = await startLedger();
const broker = await startKafka();
const kafka = kafkaClient({ brokers: [...broker.brokers] }, 'bench');
const pool = new pg.Pool({ connectionString: ledger.url, options: '-c synchronous_commit=off' });

async function fill(studies) {
  const names = Array.from({ length: studies }, () => `relayed-${studies}-${randomUUID().slice(0, 8)}`);
  await Promise.all(names.map((study) => beginStudy(ledger.store, study)));
  const each = Math.ceil((events - studies) / studies / 10);
  await Promise.all(
    names.map(async (study) => {
      for (let i = 0; i < each; i += 1) await ledger.store.append(appendOf(study, 'participant/1', i * 10, 10));
    }),
  );
  return names;
}

const topicSettings = () => ({ topic: `bench-${randomUUID()}`, partitions, replication: 1, minInSync: 1 });

/** Only these studies, so that every round relays the same. */
const logOf = (studies) => ({
  readBytes: (study, after, limit) => ledger.store.readBytes(study, after, limit),
  heads: async () => (await ledger.store.heads()).filter(({ study }) => studies.includes(study)),
  onAppend: (listener) =>
    ledger.store.onAppend((study, position) => {
      if (studies.includes(study)) listener(study, position);
    }),
});

/** From the first acknowledged batch to the last: starting is not relaying. */
async function relayed(studies, total) {
  await pool.query('DROP SCHEMA IF EXISTS relay CASCADE');
  let published = 0;
  let first;
  let begun;
  const relay = new Relay({
    ...topicSettings(),
    pool,
    log: logOf(studies),
    kafka,
    beatMs: 50,
    onPublished: (_, some) => {
      first ??= some;
      begun ??= performance.now();
      published += some;
      if (published >= total) done();
    },
  });
  let done;
  const finished = new Promise((resolve) => (done = resolve));
  await relay.start();
  await finished;
  const perSecond = (total - first) / ((performance.now() - begun) / 1000);
  await relay.stop();
  return { perSecond };
}

async function bare(batches) {
  const { topic } = topicSettings();
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: partitions }] });
  await admin.disconnect();
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  await producer.send({ topic, acks: -1, messages: batches[0] });
  const begun = performance.now();
  let sent = 0;
  for (const messages of batches.slice(1)) {
    await producer.send({ topic, acks: -1, messages });
    sent += messages.length;
  }
  const perSecond = sent / ((performance.now() - begun) / 1000);
  await producer.disconnect();
  return { perSecond };
}

async function messagesOf(studies) {
  const messages = [];
  for (const study of studies) {
    for (let after = 0; ;) {
      const stored = await ledger.store.readBytes(study, after, 1_000);
      if (stored.length === 0) break;
      for (const event of stored)
        messages.push({ ...toMessage(study, event), partition: partitionOf(study, partitions) });
      after = stored.at(-1).position;
    }
  }
  return messages;
}

const rows = [];
for (const number of [1, 16]) {
  const studies = await fill(number);
  const messages = await messagesOf(studies);
  const batches = [];
  for (let i = 0; i < messages.length; i += batchSize) batches.push(messages.slice(i, i + batchSize));
  const { relay, producer } = await rounds(count, {
    relay: () => relayed(studies, messages.length),
    producer: () => bare(batches),
  });
  rows.push([
    number,
    messages.length,
    Math.round(medianOf(relay, 'perSecond')),
    Math.round(medianOf(producer, 'perSecond')),
    ratio(relay, producer, 'perSecond').toFixed(2),
  ]);
}
console.log('\nLedger to topic, events a second; the target is 0.6 of the producer.\n');
table(['studies', 'events', 'relay', 'kafkajs', 'ratio'], rows);

/** Appends as fast as they go, with the relay beside them. */
async function lagUnderLoad() {
  await pool.query('DROP SCHEMA IF EXISTS relay CASCADE');
  const studies = Array.from({ length: 16 }, () => `loaded-${randomUUID().slice(0, 8)}`);
  await Promise.all(studies.map((study) => beginStudy(ledger.store, study)));
  let appended = studies.length;
  let published = 0;
  const lags = [];
  const relay = new Relay({
    ...topicSettings(),
    pool,
    log: logOf(studies),
    kafka,
    beatMs: 50,
    onPublished: (_, some) => (published += some),
  });
  await relay.start();
  const sampling = setInterval(() => lags.push(appended - published), 100);
  const versions = new Map();
  const { perSecond } = await load(64, seconds * 1000, async (client, n) => {
    const study = studies[(client + n) % studies.length];
    const key = `${study} ${client}`;
    const version = versions.get(key) ?? 0;
    versions.set(key, version + 10);
    const { outcome } = await ledger.store.append(appendOf(study, `participant/${client}`, version, 10));
    if (outcome !== 'appended') throw new Error(outcome);
    appended += 10;
  });
  clearInterval(sampling);
  const ended = performance.now();
  while (published < appended) await new Promise((resolve) => setTimeout(resolve, 5));
  const drained = performance.now() - ended;
  await relay.stop();
  const part = (from, to) => Math.max(...lags.slice(Math.floor(lags.length * from), Math.ceil(lags.length * to)));
  return { rate: perSecond * 10, halves: [part(0, 0.5), part(0.5, 1)], drained };
}

const { rate, halves, drained } = await lagUnderLoad();
console.log(`\n64 clients append 10 events each for ${seconds} s, on 16 studies, in the relay's own process.\n`);
table(
  ['events/s', 'largest lag, 1st half', 'largest lag, 2nd half', 'ms to the end of the topic'],
  [[Math.round(rate), ...halves, Math.round(drained)]],
);

await pool.end();
await broker.remove();
await ledger.stop();
