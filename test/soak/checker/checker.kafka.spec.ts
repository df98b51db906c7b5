import { kafkaClient, Relay, toMessage } from '@caseledger/delivery';
import { sha256, type StoredEvent } from '@caseledger/kernel';
import { PostgresEventStore } from '@caseledger/ledger';
import { ProjectionRunner, rebuild, Registry, type Projection } from '@caseledger/projections';
import { testDatabase, type TestDatabase, until } from '@caseledger/testkit';
import { dropTopic, testKafka, topicSettings } from '@caseledger/testkit/delivery';
import type { Kafka, Message } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import {
  checkLedger,
  checkReadModels,
  checkTopic,
  CursorWatcher,
  Verdict,
  type AcknowledgedCommand,
  type Leaves,
} from './index.js';

/** Shows every event that is applied twice, and every one that is not. */
const register: Projection = {
  name: 'register',
  version: 1,
  tables: 'CREATE TABLE line (study text, position bigint, type text); CREATE TABLE tally (study text, events bigint)',
  async apply(batch, tx) {
    for (const { study, position, type } of batch) {
      await tx.query('INSERT INTO line VALUES ($1, $2, $3)', [study, position, type]);
      await tx.query('DELETE FROM tally WHERE study = $1', [study]);
      await tx.query('INSERT INTO tally SELECT $1, count(*) FROM line WHERE study = $1', [study]);
    }
  },
};
const studies = ['S', 'T'];
const commandsEach = 12;
const brokers = (process.env.CASELEDGER_TEST_KAFKA ?? '').split(',');

let world: TestDatabase;
let kafka: Kafka;
let acknowledged: AcknowledgedCommand[];
let leaves: Leaves;
const stored = new Map<string, readonly StoredEvent[]>();

const open = (connectionString: string): PostgresEventStore =>
  new PostgresEventStore({ upcasters: [], connectionString, masterKey: Buffer.alloc(32), software: 'spec' });

function poolOf(connectionString: string): Pool {
  // The databases go while the last connections may still be saying goodbye.
  return new Pool({ connectionString }).on('error', () => undefined);
}

/** Every command writes two events: one into a stream of its own, one into a stream that all commands share. */
async function act(store: PostgresEventStore, study: string, n: number): Promise<AcknowledgedCommand> {
  const commandId = randomUUID();
  const shared = n === 0 ? 'study' : 'participant/shared';
  const version = Math.max(0, n - 1);
  const outcome = await store.append({
    study,
    commandId,
    requestHash: sha256(Buffer.from(commandId)),
    streams: [
      { stream: shared, expectedVersion: version, events: [{ type: 'Noted', schemaVersion: 1, data: { n } }] },
      { stream: `participant/${n}`, expectedVersion: 0, events: [{ type: 'Seen', schemaVersion: 1, data: { n } }] },
    ],
    context: {
      actor: { id: 'person', role: 'investigator', organisation: 'o' },
      occurredAt: '2026-01-01',
      zone: 'Europe/Madrid',
      recordedAt: '2026-01-01T00:00:00.000Z',
      causation: commandId,
      correlation: `request-${study}-${n}`,
    },
    answer: null,
  });
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome);
  return {
    kind: 'command',
    study,
    request: `request-${study}-${n}`,
    position: outcome.receipt.position,
    events: ['Noted', 'Seen'],
    streams: { [shared]: version + 1, [`participant/${n}`]: 1 },
  };
}

/** Applies everything that the ledger has to the read model. */
async function project(store: PostgresEventStore, registry: Registry): Promise<void> {
  const runner = new ProjectionRunner(registry, store, [register]);
  for (const { study, after } of await runner.behind(await store.heads())) {
    await runner.deliver(study, await store.read(study, after, 1_000));
  }
}

beforeAll(async () => {
  kafka = testKafka();
  world = await testDatabase();
  const store = open(world.serviceUrl);
  acknowledged = [];
  for (let n = 0; n < commandsEach; n += 1) {
    for (const study of studies) acknowledged.push(await act(store, study, n));
  }
  for (const study of studies) stored.set(study, await store.readBytes(study, 0, 1_000));
  const registry = new Registry(poolOf(world.adminUrl), 'oversight');
  await registry.migrate();
  await registry.ensureLive(register);
  await project(store, registry);
  await registry.pool.end();
  await store.close();
  const verdict = new Verdict();
  leaves = await checkLedger(world.adminUrl, acknowledged, verdict);
  expect(verdict.violations).toEqual([]);
});
afterAll(() => world.drop());

/** A copy of the sound database, for one spec to break. */
async function copyOfWorld(): Promise<{ url: string; run: (sql: string) => Promise<void>; drop: () => Promise<void> }> {
  const sound = new URL(world.adminUrl);
  const name = `copy_${randomUUID().replaceAll('-', '')}`;
  const asAdmin = async (url: string, sql: string): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const server = new URL(sound);
  server.pathname = '/postgres';
  await asAdmin(server.href, `CREATE DATABASE ${name} TEMPLATE ${sound.pathname.slice(1)}`);
  const copy = new URL(sound);
  copy.pathname = `/${name}`;
  return {
    url: copy.href,
    run: (sql) => asAdmin(copy.href, sql),
    drop: () => asAdmin(server.href, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

const rulesOf = ({ violations }: Verdict): readonly string[] => [...new Set(violations.map(({ rule }) => rule))].sort();

describe('the check of the ledger', () => {
  const unlock = 'ALTER TABLE ledger.events DISABLE TRIGGER ALL; ALTER TABLE ledger.receipts DISABLE TRIGGER ALL;';
  const rewritten = (change: string) => `convert_to(${change}, 'UTF8')`;
  const body = `convert_from(body, 'UTF8')`;
  const cases: readonly [bug: string, sql: string, rules: readonly string[]][] = [
    [
      'an acknowledged command that is not there',
      `DELETE FROM ledger.events WHERE study_no = 1 AND position > 22;
       DELETE FROM ledger.receipts WHERE study_no = 1 AND position > 22;
       UPDATE ledger.streams SET version = 10 WHERE study_no = 1 AND stream = 'participant/shared';
       DELETE FROM ledger.streams WHERE study_no = 1 AND stream = 'participant/11';
       UPDATE ledger.studies SET position = 22 WHERE study_no = 1`,
      ['acknowledged command'],
    ],
    [
      'a gap',
      'DELETE FROM ledger.events WHERE study_no = 1 AND position = 7',
      ['acknowledged command', 'command', 'head', 'position', 'stream version'],
    ],
    [
      'a position that two events have',
      `ALTER TABLE ledger.events DROP CONSTRAINT events_pkey;
       UPDATE ledger.events SET position = 7 WHERE study_no = 1 AND position = 8`,
      ['position'],
    ],
    [
      'a command that was recorded twice',
      `UPDATE ledger.events SET body = ${rewritten(`replace(${body}, 'request-S-5', 'request-S-4')`)} WHERE study_no = 1;
       UPDATE ledger.events SET leaf_hash = sha256('\\x00'::bytea || body) WHERE study_no = 1`,
      ['acknowledged command'],
    ],
    [
      'altered bytes',
      `UPDATE ledger.events SET body = ${rewritten(`replace(${body}, '"n":3', '"n":4')`)} WHERE study_no = 1`,
      ['leaf hash'],
    ],
    [
      'an event in the stream of another one',
      `UPDATE ledger.events SET version = 99 WHERE study_no = 1 AND position = 5`,
      ['place', 'stream version'],
    ],
    ['a head that is wrong', 'UPDATE ledger.studies SET position = 25 WHERE study_no = 1', ['head']],
    ['a receipt that is lost', 'DELETE FROM ledger.receipts WHERE study_no = 1 AND position = 8', ['receipt']],
  ];

  it.each(cases)('R-AUD-15 finds %s', async (_bug, sql, rules) => {
    const copy = await copyOfWorld();
    await copy.run(unlock + sql);
    const verdict = new Verdict();
    await checkLedger(copy.url, acknowledged, verdict);
    expect(rulesOf(verdict)).toEqual(expect.arrayContaining([...rules]));
    expect(new Set(verdict.violations.map(({ study }) => study))).toEqual(new Set(['S']));
    await copy.drop();
  });

  it('finds a command that was acknowledged with another answer, and one for a study that is not there', async () => {
    const [first, ...others] = acknowledged;
    for (const wrong of [
      { ...first!, position: first!.position + 1 },
      { ...first!, events: ['Noted'] },
      { ...first!, streams: { ...first!.streams, study: 2 } },
      { ...first!, study: 'NONE' },
    ]) {
      const verdict = new Verdict();
      await checkLedger(world.adminUrl, [wrong, ...others], verdict);
      expect(rulesOf(verdict)).toEqual(['acknowledged command']);
    }
  });
});

describe('the check of the topic', () => {
  const settings = topicSettings();
  const messagesOf = (study: string): Message[] => (stored.get(study) ?? []).map((event) => toMessage(study, event));

  /** A topic with these messages; those of study T are as they should be. */
  async function verdictOf(messages: readonly Message[], injected: readonly number[] = []): Promise<Verdict> {
    const topic = topicSettings(2).topic;
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 2, replicationFactor: 1 }], waitForLeaders: true });
    await admin.disconnect();
    const producer = kafka.producer({
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
    });
    await producer.connect();
    await producer.send({
      topic,
      messages: [...messages, ...messagesOf('T').map((one) => ({ ...one, partition: 1 }))],
    });
    await producer.disconnect();
    const verdict = new Verdict();
    const byHand = injected.map((offset) => ({ kind: 'injected', partition: 0, offset: String(offset) }) as const);
    await checkTopic({ brokers, topic }, leaves, byHand, verdict);
    await dropTopic(kafka, topic);
    return verdict;
  }

  it('takes what a relay published', async () => {
    const pool = poolOf(world.adminUrl);
    const store = open(world.serviceUrl);
    const relay = new Relay({ ...settings, pool, log: store, kafka: kafkaClient({ brokers }, 'spec') });
    await relay.start();
    await until(async () => {
      const { rows } = await pool.query<{ sum: string }>('SELECT coalesce(sum(position), 0) AS sum FROM relay.cursors');
      return Number(rows[0]?.sum) === studies.length * commandsEach * 2;
    });
    await relay.stop();
    await store.close();
    await pool.end();
    const verdict = new Verdict();
    const figures = await checkTopic({ brokers, topic: settings.topic }, leaves, [], verdict);
    expect(verdict.violations).toEqual([]);
    expect(figures).toEqual({ messages: studies.length * commandsEach * 2, duplicates: 0 });
    await dropTopic(kafka, settings.topic);
  });

  it('takes repetitions, also of whole stretches', async () => {
    const all = messagesOf('S');
    expect((await verdictOf([...all.slice(0, 9), ...all.slice(4)])).violations).toEqual([]);
  });

  it('R-INT-05 finds an event that was dropped', async () => {
    const all = messagesOf('S');
    expect(rulesOf(await verdictOf([...all.slice(0, 4), ...all.slice(5)]))).toEqual(['topic order']);
    expect(rulesOf(await verdictOf(all.slice(0, -1)))).toEqual(['topic event']);
  });

  it('R-INT-05 finds two events that were swapped', async () => {
    const all = messagesOf('S');
    expect(rulesOf(await verdictOf([...all.slice(0, 4), all[5]!, all[4]!, ...all.slice(6)]))).toEqual(['topic order']);
  });

  it('finds bytes that were altered', async () => {
    const all = messagesOf('S');
    all[4] = { ...all[4]!, value: Buffer.concat([all[4]!.value as Buffer, Buffer.from(' ')]) };
    expect(rulesOf(await verdictOf(all))).toEqual(['topic bytes']);
  });

  it('finds an event that no ledger has', async () => {
    const extra = toMessage('S', { position: 25, bytes: stored.get('S')![0]!.bytes });
    expect(rulesOf(await verdictOf([...messagesOf('S'), extra]))).toEqual(['topic event']);
  });

  it('finds a study in two partitions', async () => {
    const all = messagesOf('S').map((message, i) => ({ ...message, partition: i < 12 ? 0 : 1 }));
    expect(rulesOf(await verdictOf(all))).toContain('topic partition');
  });

  it('passes over what was put in by hand, and nothing else', async () => {
    const all = messagesOf('S');
    const withForeign = [all[3]!, ...all, { key: 'S', value: 'nonsense' }];
    expect((await verdictOf(withForeign, [0, 25])).violations).toEqual([]);
    expect(rulesOf(await verdictOf(withForeign, [25]))).toEqual(['topic order']);
  });
});

describe('the check of the read models', () => {
  /** Checks a copy of the world; the read model may be broken first. */
  async function verdictOf(
    breakIt: (copy: Awaited<ReturnType<typeof copyOfWorld>>) => Promise<void>,
    poisoned: readonly { kind: 'poisoned'; study: string; position: number }[] = [],
  ): Promise<Verdict> {
    const copy = await copyOfWorld();
    await breakIt(copy);
    const store = open(copy.url);
    const registry = new Registry(poolOf(copy.url), 'oversight');
    const verdict = new Verdict();
    const rows = await checkReadModels(
      {
        adminUrl: copy.url,
        leaves,
        poisoned,
        rebuild: async () => {
          await rebuild({ registry, log: store, projection: register });
        },
      },
      verdict,
    );
    expect(rows).toBeGreaterThan(0);
    await registry.pool.end();
    await store.close();
    await copy.drop();
    return verdict;
  }

  it('takes one that equals its rebuild', async () => {
    expect((await verdictOf(() => Promise.resolve())).violations).toEqual([]);
  });

  it.each([
    ['changed', `UPDATE oversight_register_b1.line SET type = 'Forged' WHERE study = 'S' AND position = 3`],
    ['missing', `DELETE FROM oversight_register_b1.line WHERE study = 'S' AND position = 3`],
    ['doubled', `INSERT INTO oversight_register_b1.line SELECT * FROM oversight_register_b1.line WHERE position = 3`],
  ])('R-INT-05 finds a row that is %s', async (_bug, sql) => {
    expect(rulesOf(await verdictOf((copy) => copy.run(sql)))).toEqual(['rebuild']);
  });

  it('finds one that is not at the end of the ledger', async () => {
    const back = `UPDATE oversight.cursors SET position = 23 WHERE study = 'S'`;
    expect(rulesOf(await verdictOf((copy) => copy.run(back)))).toContain('read model end');
  });

  it('lets only a study stand still that was given an event which cannot be applied, and only before it', async () => {
    const park = `UPDATE oversight.cursors SET parked = true, position = 23 WHERE study = 'S';
      DELETE FROM oversight_register_b1.line WHERE study = 'S' AND position = 24;
      UPDATE oversight_register_b1.tally SET events = 23 WHERE study = 'S';`;
    const letter = `INSERT INTO oversight.dead_letters VALUES ('register', 1, 'S', 24, '{}', 'cannot', now(), 3)`;
    const poison = { kind: 'poisoned', study: 'S', position: 24 } as const;
    expect((await verdictOf((copy) => copy.run(park + letter), [poison])).violations).toEqual([]);
    expect(rulesOf(await verdictOf((copy) => copy.run(park + letter)))).toEqual(['parked']);
    expect(rulesOf(await verdictOf((copy) => copy.run(park + letter), [{ ...poison, position: 9 }]))).toEqual([
      'parked',
    ]);
    expect(rulesOf(await verdictOf((copy) => copy.run(park), [poison]))).toEqual(['dead letter']);
  });

  it('R-INT-05 finds that a projection took a delivery twice, once its writer no longer looks at the cursor', async () => {
    const condition = 'AND c.position = $4 AND NOT c.parked';
    let disabled = 0;
    const verdict = await verdictOf(async (copy) => {
      const store = open(copy.url);
      const events = await store.read('S', 20, 4);
      const pool = poolOf(copy.url);
      const runner = new ProjectionRunner(new Registry(pool, 'oversight'), store, [register]);
      await runner.behind([]);
      const client = Client.prototype as unknown as Record<'query', (...call: unknown[]) => unknown>;
      const query = client.query.bind.bind(client.query);
      const careless = jest.spyOn(client, 'query').mockImplementation(function (this: Client, first, ...others) {
        const statement = first as { readonly text?: string };
        if (statement.text?.includes(condition) !== true) return query(this)(first, ...others);
        disabled += 1;
        const text = statement.text.replace(condition, 'AND $4::bigint IS NOT NULL');
        return query(this)({ ...statement, name: 'careless', text }, ...others);
      });
      await runner.deliver('S', events).finally(() => {
        careless.mockRestore();
      });
      await store.close();
      await pool.end();
    });
    expect(disabled).toBe(1);
    expect(rulesOf(verdict)).toEqual(['rebuild']);
  });
});

describe('the watch over the cursors', () => {
  it('R-INT-05 finds a cursor that goes back', async () => {
    const copy = await copyOfWorld();
    const verdict = new Verdict();
    const watcher = new CursorWatcher(copy.url, verdict);
    const looked = async (): Promise<void> => {
      const { samples } = watcher;
      await until(() => watcher.samples > samples + 1);
    };
    await looked();
    await copy.run(`UPDATE oversight.cursors SET position = position + 1 WHERE study = 'T'`);
    await looked();
    expect(verdict.violations).toEqual([]);
    await copy.run(`UPDATE oversight.cursors SET position = position - 1 WHERE study = 'S'`);
    await looked();
    await watcher.stop();
    expect(verdict.violations).toEqual([
      { rule: 'cursor', study: 'S', detail: 'register (build 1) went back from 24 to 23' },
    ]);
    await copy.drop();
  });
});
