/**
 * The safety stream: from an accepted command to the event on the wire, the processor's time for each delivery beside a
 * bare Fastify server that is fed from memory, and memory over many events.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fetch } from 'undici';
import { LocalIssuer } from '../dist/libs/access/src/index.js';
import { openRoles, PostgresEventStore, roleOf, serviceNames } from '../dist/libs/ledger/src/index.js';
import { adverseEventCode, caseStudy } from './cases.mjs';
import { appendOf, startLedger } from './ledger.mjs';
import { medianOf, option, quantileOf, ratio, rounds, table } from './measure.mjs';

const readerCounts = option('readers', '1,100,1000').split(',').map(Number);
const rate = Number(option('rate', 10));
const seconds = Number(option('seconds', 20));
const count = Number(option('rounds', 5));
const deliveries = Number(option('deliveries', 200_000));
const paceMs = Number(option('pace', 50));
const most = Number(option('events', 100_000));
const cases = 64;
const study = 'BENCH-CS';
const path = `/v1/safety/stream?study=${study}`;

const { url, masterKey, store: setUp, stop } = await startLedger();
const password = 'service';
await openRoles(url, Object.fromEntries(serviceNames.map((name) => [name, password])));
const asSafety = Object.assign(new URL(url), { username: roleOf('safety'), password }).href;
// Another process than the server's appends, and tells it so.
const store = new PostgresEventStore({
  upcasters: [],
  connectionString: asSafety,
  masterKey,
  software: 'bench/1',
  shared: true,
});
const participants = caseStudy(setUp, study);
await participants.begin();
await participants.growTo(cases * participants.perParticipant);
const head = async () => (await store.heads()).find((one) => one.study === study).position;

const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-bench-'));
const issuer = await LocalIssuer.open({ dataDir, issuer: 'bench', audience: 'caseledger' });
const access = { issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys };
const token = await issuer.issue({ sub: 'coordinator', name: 'Coordinator', organisation: 'site' }, 24 * 3600);

/** A child that answers each message with one. */
function child(file, execArgv = []) {
  const forked = fork(new URL(file, import.meta.url), { execArgv });
  const ended = once(forked, 'exit').then(() => Promise.reject(new Error(`${file} ended`)));
  ended.catch(() => undefined);
  return {
    tell: (message) => forked.send(message),
    ask: async (message) => {
      forked.send(message);
      return (await Promise.race([once(forked, 'message'), ended]))[0];
    },
    stop: async () => {
      forked.disconnect();
      await once(forked, 'exit');
    },
  };
}

const readers = child('./stream-readers.mjs');
const ours = child('./stream-server.mjs', ['--expose-gc']);
const bare = child('./stream-server.mjs', ['--expose-gc']);
const { port } = await ours.ask({ kind: 'caseledger', url: asSafety, masterKey: masterKey.toString('hex'), access });
const { port: barePort } = await bare.ask({ kind: 'bare' });

const versions = new Map();
let turn = 0;

/** Follow-ups of as many cases, without a command: the server only projects and delivers. */
async function append(events) {
  const appends = Array.from({ length: events }, () => {
    const stream = `adverse-event/${adverseEventCode(1 + (turn++ % cases))}`;
    const version = versions.get(stream) ?? 1;
    versions.set(stream, version + 1);
    const made = appendOf(study, stream, version, 1);
    made.streams[0].events[0] = { type: 'FollowUpReceived', schemaVersion: 1, data: { information: 'Pain gone.' } };
    return store.append(made);
  });
  const outcomes = await Promise.all(appends);
  if (outcomes.some(({ outcome }) => outcome !== 'appended')) throw new Error('an append was refused');
}

const openAt = async (count, at, timed = false) =>
  readers.ask({ open: { count, port: at, token, path: `${path}&from=${await head()}`, timed } });
const close = () => readers.ask({ close: true });

async function latency(count) {
  await openAt(count, port, true);
  const accepted = new Map();
  const pending = [];
  const begun = performance.now();
  for (let n = 0; n < rate * seconds; n += 1) {
    await pause(Math.max(0, begun + (n * 1000) / rate - performance.now()));
    const adverseEvent = adverseEventCode(1 + (turn++ % cases));
    const stream = `adverse-event/${adverseEvent}`;
    versions.set(stream, (versions.get(stream) ?? 1) + 1);
    const command = async () => {
      const answer = await fetch(
        `http://127.0.0.1:${port}/v1/studies/${study}/adverse-events/${adverseEvent}/follow-ups`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ occurredAt: '2021-03-28', information: 'Pain gone.' }),
        },
      );
      const { position } = await answer.json();
      if (answer.status !== 201) throw new Error(`${answer.status}`);
      accepted.set(position, performance.timeOrigin + performance.now());
    };
    pending.push(command());
  }
  await Promise.all(pending);
  await readers.ask({ expect: accepted.size * count });
  const { arrivals } = await readers.ask({ arrived: true });
  await close();
  const times = arrivals.flatMap(([position, at]) => at.map((one) => one - accepted.get(position)));
  return [count, times.length, quantileOf(times, 0.5).toFixed(2), quantileOf(times, 0.99).toFixed(2)];
}

const frame = `id: 1000\nevent: FollowUpReceived\ndata: ${'x'.repeat(900)}\n\n`;

/** Microseconds of the processor for each delivery, events coming one at a time. */
async function cost(server, at, count, feed) {
  await openAt(count, at);
  const events = Math.ceil(deliveries / count);
  const before = await server.ask({ kind: 'usage' });
  for (let n = 1; n <= events; n += 1) {
    // At the same pace, because a reader that has fallen asleep costs the sender more.
    const due = pause(paceMs);
    await feed();
    await readers.ask({ expect: n * count });
    await due;
  }
  const after = await server.ask({ kind: 'usage' });
  await close();
  return { microseconds: ((after.cpu - before.cpu) * 1000) / (events * count) };
}

async function memory(count) {
  await openAt(count, port);
  const lines = [];
  for (let sent = 0; sent < most;) {
    const { heap, rss } = await ours.ask({ kind: 'usage' });
    lines.push([sent, (heap / 2 ** 20).toFixed(1), (rss / 2 ** 20).toFixed(0)]);
    for (const end = sent + most / 5; sent < end;) {
      const some = Math.min(cases, end - sent);
      await append(some);
      sent += some;
      await readers.ask({ expect: sent * count });
    }
  }
  const { heap, rss } = await ours.ask({ kind: 'usage' });
  lines.push([most, (heap / 2 ** 20).toFixed(1), (rss / 2 ** 20).toFixed(0)]);
  await close();
  return lines;
}

const latencies = [];
for (const each of readerCounts) latencies.push(await latency(each));
console.log(`\nFrom the answer to a command until its event is read, ${rate} commands/s for ${seconds} s\n`);
table(['readers', 'deliveries', 'p50 ms', 'p99 ms'], latencies);

const costs = [];
for (const each of readerCounts) {
  const results = await rounds(count, {
    ours: () => cost(ours, port, each, () => append(1)),
    bare: () => cost(bare, barePort, each, () => bare.tell({ frame })),
  });
  costs.push([
    each,
    medianOf(results.ours, 'microseconds').toFixed(1),
    medianOf(results.bare, 'microseconds').toFixed(1),
    ratio(results.bare, results.ours, 'microseconds').toFixed(2),
  ]);
}
console.log(`\nProcessor time for each delivery, ${deliveries} deliveries, medians of ${count} rounds\n`);
table(['readers', 'ours µs', 'bare µs', 'bare : ours'], costs);

const watched = Math.min(10, ...readerCounts.filter((each) => each > 1));
console.log(`\nMemory of the server after so many events to ${watched} readers, collected\n`);
table(['events', 'heap MiB', 'resident MiB'], await memory(watched));

await Promise.all([readers, ours, bare].map((one) => one.stop()));
await store.close();
rmSync(dataDir, { recursive: true });
await stop();
