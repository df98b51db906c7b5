import { KafkaFeed } from '@caseledger/delivery';
import { createLogger } from '@caseledger/platform';
import type { Running } from '@caseledger/service';
import { testDatabase, until, type TestDatabase } from '@caseledger/testkit';
import { dropTopic, readTopic, testKafka, topicSettings } from '@caseledger/testkit/delivery';
import { reached } from '@caseledger/testkit/projections';
import { randomUUID } from 'node:crypto';
import { runRelay } from '../../../relay/src/index.js';
import { OperatedService } from '../../test/operated-service.js';
import { isHealthy, readStatus } from './status.js';

const of = `study_no = (SELECT study_no FROM ledger.studies WHERE study = 'S1')`;
/** Puts tables back as they were when they were backed up. */
const restore = (schemas: string) => `
  DO $$ DECLARE kept regclass; BEGIN
    FOR kept IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                 WHERE relkind = 'r' AND nspname ~ '^(${schemas})' LOOP
      EXECUTE format('TRUNCATE %s CASCADE', kept);
    END LOOP;
    FOR kept IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                 WHERE relkind = 'r' AND nspname ~ '^(${schemas})' LOOP
      EXECUTE format('INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT * FROM backup.%I', kept, kept::text);
    END LOOP;
  END $$`;
const backUp = `
  CREATE SCHEMA backup;
  DO $$ DECLARE kept regclass; BEGIN
    FOR kept IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                 WHERE relkind = 'r' AND nspname ~ '^(ledger|relay|coordination)' LOOP
      EXECUTE format('CREATE TABLE backup.%I AS TABLE %s', kept::text, kept);
    END LOOP;
  END $$`;

/** S1 has eight events, all of them projected and published; the backup has six. Who notices, after a superuser changed it. */
const alterations: readonly (readonly [what: string, noticing: readonly string[], sql: string])[] = [
  [
    'whose end is cut off, counters put back',
    ['coordination/entries', 'relay'],
    `DELETE FROM ledger.events WHERE ${of} AND position > 6;
     DELETE FROM ledger.receipts WHERE ${of} AND position > 6;
     UPDATE ledger.studies SET position = 6 WHERE study = 'S1';
     UPDATE ledger.streams SET version = 6 WHERE ${of}`,
  ],
  [
    'whose last event is changed, with its hash',
    ['coordination/entries', 'relay'],
    `UPDATE ledger.events SET body = overlay(body placing 'x' from 20) WHERE ${of} AND position = 8;
     UPDATE ledger.events SET leaf_hash = sha256('\\x00' || body) WHERE ${of} AND position = 8`,
  ],
  [
    'whose last two events have changed places, with their hashes',
    ['coordination/entries', 'ledger', 'relay'],
    `UPDATE ledger.events e SET body = o.body, leaf_hash = o.leaf_hash FROM ledger.events o
      WHERE e.${of} AND o.study_no = e.study_no AND (e.position, o.position) IN ((7, 8), (8, 7))`,
  ],
  ['that is older than its read models and its topic', ['coordination/entries', 'relay'], restore('ledger')],
  ['that is, with all of its database, older than its topic', ['relay'], restore('ledger|relay|coordination')],
];

describe('a ledger with read models and a topic', () => {
  const kafka = testKafka();
  let topic: ReturnType<typeof topicSettings>;
  let database: TestDatabase;
  let service: OperatedService;
  let relay: Running | undefined;

  beforeEach(async () => {
    topic = topicSettings(1);
    database = await testDatabase();
    service = new OperatedService(database);
  });
  afterEach(async () => {
    await relay?.stop();
    await service.close();
    await dropTopic(kafka, topic.topic);
  });

  const startRelay = async () => {
    const connection = { brokers: (process.env.CASELEDGER_TEST_KAFKA ?? '').split(',') };
    const settings = { databaseUrl: database.urlOf('relay'), kafka: connection, topic };
    relay = await runRelay(settings, createLogger({ level: 'silent' }));
    await relay.app.init();
  };
  const startAll = async () => {
    await startRelay();
    const { store } = service;
    const feed = { kafka, topic: topic.topic, group: randomUUID(), log: store, decode: store.decode };
    return service.start(new KafkaFeed(feed));
  };
  const relayReady = async () => (await relay!.app.inject({ url: '/health/ready' })).statusCode === 200;
  const status = () => readStatus(service.operator, service.services, Date.parse('2026-01-01T00:00:00.000Z'));
  const messages = async () => (await readTopic(kafka, topic.topic)).length;
  const published = (study: string, position: number) =>
    until(async () => (await status()).relay!.studies.some((one) => one.study === study && one.position === position));

  it.each(alterations)(
    'R-SEC-07 (part) %s is noticed by each of its readers, by readiness and by status; nothing later is lost from sight',
    async (_, noticing, sql) => {
      let host = await startAll();
      const append = async (count: number) => {
        await service.append('S1', Array<string>(count).fill('noted'));
        await service.append('S2', ['noted']);
      };
      await append(6);
      await reached(host.reader, 'entries', 'S1', 6);
      await published('S1', 6);
      await published('S2', 1);
      await service.admin.query(backUp);
      await append(2);
      await reached(host.reader, 'entries', 'S1', 8);
      await published('S1', 8);
      await published('S2', 2);
      expect(isHealthy(await status(), 60)).toBe(true);
      expect(await relayReady()).toBe(true);

      await relay!.stop();
      await service.stop();
      await service.admin.query(`BEGIN; SET LOCAL session_replication_role TO replica; ${sql}; COMMIT`);
      host = await startAll();

      const readersThatDiffer = async () =>
        new Set((await status()).differences.filter(({ study }) => study === 'S1').map(({ reader }) => reader));
      await until(async () => (await readersThatDiffer()).size >= noticing.length);
      expect([...(await readersThatDiffer())].sort()).toEqual(noticing);
      expect(isHealthy(await status(), 60)).toBe(false);
      await until(async () => !(await relayReady()));
      const differs = noticing.includes('coordination/entries') ? 1 : 0;
      const inProjection = async () => (await host.lag(await service.store.heads()))[0]?.differs;
      await until(async () => (await inProjection())! >= differs);

      // What is recorded now is not told as if it came after what was seen.
      const before = await messages();
      const version = (await service.store.heads()).find(({ study }) => study === 'S1')!.position;
      service.restored('S1', version);
      const position = await service.append('S1', Array<string>(4).fill('other'));
      await until(async () =>
        (await status()).relay!.studies.some(({ study, head }) => study === 'S1' && head === position),
      );
      expect(isHealthy(await status(), 60)).toBe(false);
      expect(await readersThatDiffer()).toContain('relay');
      expect(await relayReady()).toBe(false);
      expect(await messages()).toBe(before);
    },
  );
});
