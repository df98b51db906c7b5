/** Follows Caseledger's events by their AsyncAPI document alone, one line an event. See README.md. */
import kafkajs from 'kafkajs';
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  ftruncateSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { Kafka, logLevel } = kafkajs;

/** Leaf hashes of one study in a file, line n for position n: what this consumer makes of the events, and how far it came. */
class Leaves {
  static #line = 65;

  constructor(path) {
    this.file = openSync(path, existsSync(path) ? 'r+' : 'w+');
    this.position = Math.floor(fstatSync(this.file).size / Leaves.#line);
    // A kill may have left a part of a line.
    ftruncateSync(this.file, this.position * Leaves.#line);
  }

  add(hash) {
    writeSync(this.file, `${hash}\n`, this.position * Leaves.#line);
    this.position += 1;
  }

  at(position) {
    const hash = Buffer.alloc(Leaves.#line - 1);
    readSync(this.file, hash, 0, hash.length, (position - 1) * Leaves.#line);
    return hash.toString();
  }
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { state: { type: 'string', default: 'state' } },
});
const [source] = positionals;
if (source === undefined) {
  console.error('usage: node consumer.mjs <AsyncAPI document: URL or file> [--state <folder>]');
  process.exit(2);
}

const document = await read(source);
const { address: topic } = document.channels.events;
const messages = Object.values(document.components.messages);
const titles = new Map(messages.map(({ name, title }) => [name, title]));

mkdirSync(values.state, { recursive: true });
const studies = new Map();
const count = { taken: 0, duplicates: 0, foreign: 0 };
let ended = false;

const consumer = new Kafka({
  ...connection(document),
  clientId: 'caseledger-consumer-example',
  logLevel: logLevel.WARN,
  // The output is for events.
  logCreator:
    () =>
    ({ log }) =>
      console.error(log.message, log.error ?? ''),
}).consumer({ groupId: groupOf(values.state), maxWaitTimeInMs: 500 });

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end());
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
await consumer.run({
  eachBatchAutoResolve: false,
  eachBatch: async ({ batch, resolveOffset, heartbeat, isRunning, isStale }) => {
    for (const message of batch.messages) {
      if (ended || !isRunning() || isStale()) return;
      try {
        take(message);
      } catch (error) {
        // The offset stays before this message: the next start meets it again.
        end(error);
        return;
      }
      resolveOffset(message.offset);
      await heartbeat();
    }
  },
});

function take({ key, value, headers }) {
  const header = (name) => headers?.[name]?.toString();
  if (header('ce_specversion') !== '1.0') {
    count.foreign += 1;
    return;
  }
  const study = key.toString();
  const position = Number(header('ce_position'));
  const hash = createHash('sha256').update(Buffer.of(0)).update(value).digest('hex');
  const leaves = leavesOf(study);
  if (position <= leaves.position) {
    if (leaves.at(position) !== hash) throw new Error(`${study} ${position} came again with other bytes`);
    count.duplicates += 1;
    return;
  }
  if (position !== leaves.position + 1) {
    throw new Error(`gap in ${study}: ${position} came after ${leaves.position}`);
  }
  const { occurredAt, stream } = JSON.parse(value);
  const type = header('ce_type');
  console.log([study, position, occurredAt, titles.get(type) ?? type, stream, hash].join('\t'));
  leaves.add(hash);
  count.taken += 1;
}

function leavesOf(study) {
  let leaves = studies.get(study);
  if (leaves === undefined) {
    leaves = new Leaves(join(values.state, `${encodeURIComponent(study)}.leaves`));
    studies.set(study, leaves);
  }
  return leaves;
}

function end(error) {
  if (ended) return;
  ended = true;
  if (error !== undefined) {
    console.error(error.message);
    process.exitCode = 1;
  }
  // Not awaited by the batch that may have called this: disconnecting waits for that batch.
  consumer.disconnect().then(() => {
    const { taken, duplicates, foreign } = count;
    console.error(`${taken} events, ${duplicates} duplicates dropped, ${foreign} foreign messages passed over`);
  });
}

async function read(from) {
  if (!/^https?:/.test(from)) return JSON.parse(readFileSync(from, 'utf8'));
  const response = await fetch(from);
  if (!response.ok) throw new Error(`${from} answered ${response.status}`);
  return response.json();
}

/** How to reach the brokers, in the words of kafkajs. */
function connection({ servers, components }) {
  const all = Object.values(servers);
  if (all.length === 0) throw new Error('the document names no server');
  const [{ protocol, security = [] }] = all;
  const mechanisms = { plain: 'plain', scramSha256: 'scram-sha-256', scramSha512: 'scram-sha-512' };
  const [scheme] = security.map(({ $ref }) => components.securitySchemes[$ref.split('/').at(-1)]);
  const { KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = process.env;
  return {
    brokers: all.map(({ host }) => host),
    ssl: protocol === 'kafka-secure',
    ...(scheme && { sasl: { mechanism: mechanisms[scheme.type], username, password } }),
  };
}

/** The consumer group belongs to the state: without state, Kafka has to begin at the beginning, too. */
function groupOf(folder) {
  const file = join(folder, 'group');
  if (!existsSync(file)) writeFileSync(file, `caseledger-consumer-example-${randomUUID()}`);
  return readFileSync(file, 'utf8');
}
