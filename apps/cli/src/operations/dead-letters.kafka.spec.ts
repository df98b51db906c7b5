import { ensureTopic, KafkaFeed } from '@caseledger/delivery';
import { testDatabase, until } from '@caseledger/testkit';
import { reached } from '@caseledger/testkit/projections';
import { dropTopic, testKafka, topicSettings } from '@caseledger/testkit/delivery';
import type { Kafka } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { OperatedService } from '../../test/operated-service.js';
import { readDeadLetters, retryDeadLetters } from './dead-letters.js';

describe('caseledger dead-letters retry', () => {
  const settings = topicSettings();
  let kafka: Kafka;
  let service: OperatedService;

  beforeAll(async () => {
    kafka = testKafka();
    await ensureTopic(kafka, settings);
    service = new OperatedService(await testDatabase());
  });
  afterAll(async () => {
    await service.close();
    await dropTopic(kafka, settings.topic);
  });

  it('is noticed by a service that reads Kafka, where nothing comes for the study any more', async () => {
    const { store, operator, services } = service;
    const letters = () => readDeadLetters(operator, services);
    const feed = new KafkaFeed({
      kafka,
      topic: settings.topic,
      group: randomUUID(),
      log: store,
      decode: store.decode,
    });
    const host = await service.start(feed);
    await service.append('S1', ['noted', 'poison', 'noted']);
    await until(async () => (await letters())[0]?.state === 'parked');
    await until(() => feed.connected);
    service.projection.broken = false;
    expect(await retryDeadLetters(operator, services, await letters(), 20_000)).toMatchObject([{ outcome: 'passed' }]);
    await reached(host.reader, 'entries', 'S1', 3);
  });
});
