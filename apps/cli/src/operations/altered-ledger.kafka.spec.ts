import { KafkaFeed } from '@caseledger/delivery';
import { createLogger } from '@caseledger/platform';
import type { Running } from '@caseledger/service';
import { testDatabase, until, type TestDatabase } from '@caseledger/testkit';
import { dropTopic, readTopic, testKafka, topicSettings } from '@caseledger/testkit/delivery';
import { reached } from '@caseledger/testkit/projections';
import { randomUUID } from 'node:crypto';
import { runRelay } from '../../../relay/src/index.js';
import { alterations, altering, backUp, restore } from '../../test/alterations.js';
import { OperatedService } from '../../test/operated-service.js';
import { isHealthy, readStatus } from './status.js';

/** Those that concern what the relay has seen last, and who notices. */
const noticed: readonly (readonly [what: string, noticing: readonly string[], sql: string])[] = [
  ...alterations
    .filter(({ last }) => last)
    .map(({ what, itself, sql }) => {
      const noticing = ['coordination/entries', ...(itself ? ['ledger'] : []), 'relay'];
      return [what, noticing, sql] as const;
    }),
  ['that is, with all of its database, older than its topic', ['relay'], restore('older', 'ledger|relay|coordination')],
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

  it.each(noticed)(
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
      await service.admin.query(backUp('older', 'ledger|relay|coordination'));
      await append(2);
      await reached(host.reader, 'entries', 'S1', 8);
      await published('S1', 8);
      await published('S2', 2);
      expect(isHealthy(await status(), 60)).toBe(true);
      expect(await relayReady()).toBe(true);

      await relay!.stop();
      await service.stop();
      await service.admin.query(altering(sql));
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
