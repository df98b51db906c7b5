import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import type { InjectedMessage } from './journal.js';
import { leafOf, type Leaves } from './ledger.js';
import type { Verdict } from './verdict.js';

/** What was found in the topic. */
export interface TopicFigures {
  readonly messages: number;
  /** Messages of events that had been there before. */
  readonly duplicates: number;
}

/**
 * Proves that every event of the ledger is in the topic, with its very bytes, that the first occurrences of a study are
 * in position order, and all in one partition. Messages put in by hand may be anything but do not count.
 */
export async function checkTopic(
  where: { readonly brokers: readonly string[]; readonly topic: string },
  leaves: Leaves,
  injected: readonly InjectedMessage[],
  verdict: Verdict,
): Promise<TopicFigures> {
  const byHand = new Set(injected.map(({ partition, offset }) => `${partition}/${offset}`));
  const studies = new Map<string, { partition: number; reached: number }>();
  let messages = 0;
  let duplicates = 0;
  await readAll(where, (partition, message) => {
    if (byHand.has(`${partition}/${message.offset}`)) return;
    messages += 1;
    const study = message.key?.toString() ?? '';
    const position = Number(message.headers?.['ce_position']?.toString());
    const here = `${position} at offset ${message.offset} of partition ${partition}`;
    const leaf = leaves.get(study)?.[position - 1];
    if (leaf === undefined) {
      verdict.violate('topic event', study, `${here} is not in the ledger`);
      return;
    }
    if (!leafOf(message.value ?? Buffer.alloc(0)).equals(leaf)) {
      verdict.violate('topic bytes', study, `of ${here} are not those of the ledger`);
    }
    const seen = studies.get(study) ?? { partition, reached: 0 };
    studies.set(study, seen);
    if (partition !== seen.partition) {
      verdict.violate('topic partition', study, `${here}, though the study began in partition ${seen.partition}`);
    }
    if (position <= seen.reached) duplicates += 1;
    else {
      if (position !== seen.reached + 1) verdict.violate('topic order', study, `${here} comes after ${seen.reached}`);
      seen.reached = position;
    }
  });
  for (const [study, { length: head }] of leaves) {
    const reached = studies.get(study)?.reached ?? 0;
    if (reached !== head) verdict.violate('topic event', study, `the topic ends at ${reached}, the ledger at ${head}`);
  }
  return { messages, duplicates };
}

/** Reads a topic from its beginning to where it ends now. */
async function readAll(
  { brokers, topic }: { readonly brokers: readonly string[]; readonly topic: string },
  take: (partition: number, message: KafkaMessage) => void,
): Promise<void> {
  const retry = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 10 };
  const kafka = new Kafka({ clientId: 'checker', brokers: [...brokers], logLevel: logLevel.NOTHING, retry });
  const groupId = `checker-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  const left = new Map(
    (await admin.fetchTopicOffsets(topic))
      .filter(({ low, high }) => Number(high) > Number(low))
      .map(({ partition, high }) => [partition, Number(high)]),
  );
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  try {
    if (left.size === 0) return;
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((done, failed) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        if (!payload.restart) failed(payload.error);
      });
      consumer
        .run({
          autoCommit: false,
          eachBatchAutoResolve: true,
          eachBatch: ({ batch: { partition, messages } }) => {
            const end = left.get(partition);
            if (end === undefined) return Promise.resolve();
            for (const message of messages) if (Number(message.offset) < end) take(partition, message);
            if (Number(messages.at(-1)?.offset ?? 0) >= end - 1) left.delete(partition);
            if (left.size === 0) done();
            return Promise.resolve();
          },
        })
        .catch(failed);
    });
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}
