import { temporaryFolder } from '@caseledger/testkit/folders';
import { ensureTopic, Relay, toMessage, type TopicSettings } from '@caseledger/delivery';
import type { StoredEvent } from '@caseledger/kernel';
import { PostgresEventStore } from '@caseledger/ledger';
import { testDatabase, type TestDatabase, until } from '@caseledger/testkit';
import { dropTopic, testKafka, topicSettings } from '@caseledger/testkit/delivery';
import { decided, record } from '@caseledger/testkit/domain';
import type { Kafka, Message } from 'kafkajs';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Pool } from 'pg';
import { asyncApiDocument } from '../apps/relay/src/index.js';

const script = fileURLToPath(new URL('../examples/consumer/consumer.mjs', import.meta.url));

/** The example in a process of its own. */
class Consumer {
  private readonly child: ChildProcess;
  private readonly exit: Promise<unknown[]>;
  private out = '';
  errors = '';

  constructor(document: string, folder: string) {
    this.child = spawn(process.execPath, [script, document, '--state', join(folder, 'state')]);
    this.exit = once(this.child, 'close');
    this.child.stdout?.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
  }

  /** What it printed: study, position, time, title, stream, hash. */
  get lines(): readonly (readonly string[])[] {
    return this.out
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split('\t'));
  }

  async ended(): Promise<unknown> {
    const [code] = await this.exit;
    return code;
  }

  async stop(): Promise<unknown> {
    this.child.kill('SIGTERM');
    return this.ended();
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}

describe('a consumer that knows only the AsyncAPI document', () => {
  let kafka: Kafka;
  let settings: TopicSettings;
  let folder: string;
  let document: object;
  let file: string;
  const consumers: Consumer[] = [];

  beforeAll(() => {
    kafka = testKafka();
  });
  beforeEach(async () => {
    settings = topicSettings(3);
    await ensureTopic(kafka, settings);
    folder = temporaryFolder('consumer');
    const brokers = (process.env.CASELEDGER_TEST_KAFKA ?? '').split(',');
    document = asyncApiDocument({ version: '1.0.0', ...settings, servers: { brokers } });
    file = join(folder, 'asyncapi.json');
    writeFileSync(file, JSON.stringify(document));
  });
  afterEach(async () => {
    for (const consumer of consumers.splice(0)) consumer.kill();
    await dropTopic(kafka, settings.topic);
  });
  const consume = (source = file): Consumer => {
    const consumer = new Consumer(source, folder);
    consumers.push(consumer);
    return consumer;
  };

  describe('of a topic that a relay fills', () => {
    let database: TestDatabase;
    let store: PostgresEventStore;
    let pool: Pool;
    let server: Server;
    let relay: Relay | undefined;

    beforeEach(async () => {
      database = await testDatabase();
      store = new PostgresEventStore({
        upcasters: [],
        connectionString: database.serviceUrl,
        masterKey: randomBytes(32),
        software: 'spec/1',
      });
      pool = new Pool({ connectionString: database.adminUrl });
      server = createServer((_, response) => response.end(JSON.stringify(document))).listen(0, '127.0.0.1');
      await once(server, 'listening');
    });
    afterEach(async () => {
      await relay?.stop();
      server.close();
      await pool.end();
      await store.close();
      await database.drop();
    });
    const startRelay = async (): Promise<void> => {
      relay = new Relay({ ...settings, pool, log: store, kafka, beatMs: 50, patienceMs: 2_000 });
      await relay.start();
    };
    const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/asyncapi.json`;
    /** What the ledger has of a study: position and leaf hash of each event. */
    const ledger = async (study: string): Promise<readonly (readonly string[])[]> => {
      const { rows } = await pool.query<{ position: string; hash: string }>(
        `SELECT e.position, encode(leaf_hash, 'hex') AS hash FROM ledger.events e JOIN ledger.studies USING (study_no)
          WHERE study = $1 ORDER BY e.position`,
        [study],
      );
      return rows.map(({ position, hash }) => [position, hash]);
    };
    const printed = (study: string, ...of: readonly Consumer[]) =>
      of.flatMap(({ lines }) =>
        lines.filter(([name]) => name === study).map(([, position, , , , hash]) => [position, hash]),
      );

    it('R-INT-05 R-TLG-01 takes every event once, in order, with the hash that the ledger has, over repetitions and restarts', async () => {
      const events = decided();
      await record(store, 'A', events.slice(0, 80));
      await record(store, 'B/ñ', events.slice(0, 3));
      await startRelay();
      const first = consume(url());
      await until(() => first.lines.length === 83);
      expect(printed('A', first)).toEqual(await ledger('A'));
      expect(printed('B/ñ', first)).toEqual(await ledger('B/ñ'));
      expect(first.lines.find(([study]) => study === 'B/ñ')?.slice(1, 5)).toEqual([
        '1',
        events[0]!.occurredAt,
        'Study registered',
        'study',
      ]);

      // As after a crash that undid the relay's last commits.
      await relay?.stop();
      await pool.query(`UPDATE relay.cursors SET position = 30 WHERE study = 'A'`);
      await startRelay();
      await record(store, 'C', events.slice(0, 2));
      await until(() => first.lines.length === 85);
      expect(await first.stop()).toBe(0);

      // As after a kill in the middle of a write.
      appendFileSync(join(folder, 'state', 'A.leaves'), 'f00');
      await record(store, 'A', events.slice(0, 84), 80);
      const second = consume();
      await until(() => printed('A', second).length === 4);
      expect(await second.stop()).toBe(0);

      // As when Kafka has forgotten the group: its offset does not decide what is new.
      rmSync(join(folder, 'state', 'group'));
      await record(store, 'A', events.slice(0, 86), 84);
      const third = consume();
      await until(() => printed('A', third).length === 2);
      expect(await third.stop()).toBe(0);
      for (const study of ['A', 'B/ñ', 'C']) {
        expect([study, printed(study, first, second, third)]).toEqual([study, await ledger(study)]);
      }
      const dropped = ({ errors }: Consumer) => Number(/(\d+) duplicates dropped/.exec(errors)?.[1]);
      expect(dropped(first) + dropped(second)).toBeGreaterThanOrEqual(50);
      expect(dropped(third)).toBeGreaterThanOrEqual(84 + 50);
    });
  });

  describe('of a topic that somebody spoils', () => {
    const event = (position: number, text = ''): Pick<StoredEvent, 'position' | 'bytes'> => ({
      position,
      bytes: Buffer.from(
        JSON.stringify({ id: `${position}/0`, type: 'Noted', schemaVersion: 1, stream: 'study', recordedAt: '', text }),
      ),
    });
    const publish = async (...messages: readonly Message[]): Promise<void> => {
      const producer = kafka.producer();
      await producer.connect();
      await producer.send({ topic: settings.topic, messages: messages.map((one) => ({ ...one, partition: 0 })) });
      await producer.disconnect();
    };
    const messages = (...events: readonly Parameters<typeof toMessage>[1][]) =>
      events.map((one) => toMessage('A', one));

    it('R-INT-05 does not go past a gap, however often it is started', async () => {
      await publish(...messages(event(1), event(2), event(4)));
      const first = consume();
      expect(await first.ended()).toBe(1);
      expect(first.errors).toContain('gap in A: 4 came after 2');
      expect(first.lines.map(([, position]) => position)).toEqual(['1', '2']);
      const second = consume();
      expect(await second.ended()).toBe(1);
      expect(second.errors).toContain('gap in A: 4 came after 2');
      expect(second.lines).toEqual([]);
    });

    it('R-TLG-01 refuses an event that comes again with other bytes', async () => {
      await publish(...messages(event(1), event(2), event(1), event(2, 'other')));
      const consumer = consume();
      expect(await consumer.ended()).toBe(1);
      expect(consumer.errors).toContain('A 2 came again with other bytes');
      expect(consumer.errors).toContain('2 events, 1 duplicates dropped');
    });

    it('passes over what is not from the ledger, and counts types that it does not know', async () => {
      await publish(
        { key: 'A', value: 'hello' },
        ...messages(event(1)),
        { key: null, value: null },
        ...messages(event(2)),
      );
      const consumer = consume();
      await until(() => consumer.lines.length === 2);
      expect(await consumer.stop()).toBe(0);
      expect(consumer.lines.map(([, position, , type]) => [position, type])).toEqual([
        ['1', 'caseledger.Noted.v1'],
        ['2', 'caseledger.Noted.v1'],
      ]);
      expect(consumer.errors).toContain('2 foreign messages passed over');
    });
  });
});
