import type { Kafka, KafkaMessage } from 'kafkajs';
import { randomUUID } from 'node:crypto';

/** The topic has lost what it had taken. */
class TopicCut extends Error {
  constructor(topic: string, partition: number, end: number, before: number) {
    super(`partition ${partition} of ${topic} ends at offset ${end}, not ${before}: it lost messages`);
  }
}

/** A place in a partition. */
export interface PartitionPlace {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/**
 * Hands on every message from an offset to the end that the partition has now, in order. Where nothing is there it costs
 * one question for that end.
 * @param stopped looked at after every batch: true ends the reading early.
 * @returns the offset after the last message that was handed on. @throws TopicCut
 */
export async function readTail(
  kafka: Kafka,
  { topic, partition, offset }: PartitionPlace,
  take: (message: KafkaMessage) => void,
  stopped: () => boolean,
): Promise<number> {
  const partitions = await offsetsOf(kafka, topic);
  const own = partitions.find((one) => one.partition === partition);
  const end = Number(own?.high ?? 0);
  if (end < offset) throw new TopicCut(topic, partition, end, offset);
  let next = Math.max(offset, Number(own?.low ?? 0));
  if (next >= end) return end;
  // kafkajs reads in groups only. Nothing is committed: the group goes with its consumer.
  const consumer = kafka.consumer({
    groupId: `caseledger-relay-${randomUUID()}`,
    maxWaitTimeInMs: 100,
    allowAutoTopicCreation: false,
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        reject(payload.error);
      });
      const running = consumer.run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          if (batch.partition === partition) {
            // Until it is told where to begin it begins at the beginning.
            for (const message of batch.messages) {
              if (Number(message.offset) < next || next >= end) continue;
              take(message);
              next = Number(message.offset) + 1;
            }
          }
          if (next >= end || stopped()) resolve();
          return Promise.resolve();
        },
      });
      running.then(() => {
        const others = partitions.map((one) => one.partition).filter((one) => one !== partition);
        consumer.pause([{ topic, partitions: others }]);
        consumer.seek({ topic, partition, offset: String(next) });
      }, reject);
    });
    return next;
  } finally {
    await consumer.disconnect().catch(() => undefined);
  }
}

async function offsetsOf(kafka: Kafka, topic: string) {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await admin.fetchTopicOffsets(topic);
  } finally {
    await admin.disconnect();
  }
}
