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

const lookMs = 250;

/**
 * Hands on every message from an offset to the end that the partition has now, in order. Where nothing is there it costs
 * one question for that end, and no consumer group.
 * @param stopped looked at again and again: true ends the reading early.
 * @returns the offset up to which everything was handed on. @throws TopicCut, and what the brokers say
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
  let looking: NodeJS.Timeout | undefined;
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        reject(payload.error);
      });
      // Unlike `eachBatch` it also tells of batches without any message for us, such as the end of a transaction.
      consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
        next = Number(payload.lastOffset) + 1;
        if (next >= end) resolve();
      });
      looking = setInterval(() => {
        if (stopped()) resolve();
      }, lookMs);
      const running = consumer.run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          for (const message of batch.messages) if (Number(message.offset) < end) take(message);
          return Promise.resolve();
        },
      });
      running.catch(reject);
      // Before it has joined: so it fetches nothing else.
      const others = partitions.map((one) => one.partition).filter((one) => one !== partition);
      consumer.pause([{ topic, partitions: others }]);
      consumer.seek({ topic, partition, offset: String(next) });
    });
    return Math.min(next, end);
  } finally {
    clearInterval(looking);
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
