import { kafkaClient, type TopicSettings } from '@caseledger/delivery';
import type { Kafka, KafkaMessage } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { until } from '../until.js';

/** The broker of this run of the specs. */
export function testKafka(): Kafka {
  const brokers = process.env.CASELEDGER_TEST_KAFKA;
  if (brokers === undefined) throw new Error('CASELEDGER_TEST_KAFKA is not set: no broker for the specs');
  return kafkaClient({ brokers: brokers.split(',') }, 'specs');
}

/** Settings of a topic that no other spec has. */
export function topicSettings(partitions = 4): TopicSettings {
  return { topic: `events-${randomUUID()}`, partitions, replication: 1, minInSync: 1 };
}

export async function dropTopic(kafka: Kafka, topic: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
}

/** Reads everything that is in a topic now, in the order of each partition. */
export async function readTopic(kafka: Kafka, topic: string): Promise<readonly KafkaMessage[]> {
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const total = offsets.reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
  const messages: KafkaMessage[] = [];
  if (total === 0) return messages;
  const consumer = kafka.consumer({ groupId: randomUUID(), maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      messages.push(message);
      return Promise.resolve();
    },
  });
  await until(() => messages.length >= total);
  await consumer.disconnect();
  return messages;
}
