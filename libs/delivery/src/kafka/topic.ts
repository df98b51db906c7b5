import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';

/** The topic of all events. */
export const eventsTopic = 'caseledger.events';

export interface TopicSettings {
  readonly topic: string;
  /** Fixed when the topic is made: another number would move studies to other partitions. */
  readonly partitions: number;
  readonly replication: number;
  readonly minInSync: number;
}

/** A topic that would lose, reorder or expire events. */
class UnfitTopic extends Error {
  constructor(topic: string, reasons: readonly string[]) {
    super(`topic ${topic} is refused: ${reasons.join('; ')}`);
  }
}

const required: Readonly<Record<string, { value: string; otherwise: string }>> = {
  'cleanup.policy': { value: 'delete', otherwise: 'compaction would drop events' },
  'retention.ms': { value: '-1', otherwise: 'events would expire' },
  'retention.bytes': { value: '-1', otherwise: 'events would expire' },
  'unclean.leader.election.enable': { value: 'false', otherwise: 'acknowledged events could be lost' },
};

/** Configuration that the topic is made with and has to keep. */
export const topicConfiguration: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(required).map(([name, { value }]) => [name, value]),
);

/**
 * How long brokers may be unreachable or not agree: a cluster names one that it lost until its session has ended, and a new
 * topic is not known everywhere at once.
 */
const patienceMs = 30_000;
const pauseMs = 500;

/**
 * Makes the topic when it is missing, and checks it.
 * @throws UnfitTopic with every reason, and what the brokers say when they stay unreachable or do not agree
 */
export async function ensureTopic(kafka: Kafka, settings: TopicSettings): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      await makeAndCheck(kafka, settings);
      return;
    } catch (error) {
      if (!passes(error) || performance.now() > deadline) throw error;
      await pause(pauseMs);
    }
  }
}

/** Whether the same may succeed soon. `KafkaJSNumberOfRetriesExceeded` has what it gave up over as its cause. */
const passes = (error: unknown): boolean =>
  error instanceof kafkajs.KafkaJSConnectionError ||
  // Such as a topic that another relay has just made, and that this broker does not know of yet.
  (error instanceof kafkajs.KafkaJSProtocolError && error.retriable) ||
  (error instanceof Error && error.cause !== undefined && passes(error.cause));

async function makeAndCheck(kafka: Kafka, settings: TopicSettings): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { topic, partitions, replication, minInSync } = settings;
    await admin.createTopics({
      topics: [
        {
          topic,
          numPartitions: partitions,
          replicationFactor: replication,
          configEntries: [
            ...Object.entries(topicConfiguration).map(([name, value]) => ({ name, value })),
            { name: 'min.insync.replicas', value: String(minInSync) },
          ],
        },
      ],
    });
    const reasons = await unfitness(admin, settings);
    if (reasons.length > 0) throw new UnfitTopic(topic, reasons);
  } finally {
    await admin.disconnect();
  }
}

async function unfitness(admin: Admin, settings: TopicSettings): Promise<readonly string[]> {
  const { topic } = settings;
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const partitions = topics[0]?.partitions ?? [];
  const reasons: string[] = [];
  if (partitions.length !== settings.partitions) {
    reasons.push(
      `it has ${partitions.length} partitions instead of ${settings.partitions}: studies would change theirs and events their order`,
    );
  }
  const replicas = Math.min(...partitions.map((partition) => partition.replicas.length));
  if (replicas < settings.replication) reasons.push(`it has ${replicas} replicas instead of ${settings.replication}`);

  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }],
  });
  const configuration = new Map(
    resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]),
  );
  for (const [name, { value, otherwise }] of Object.entries(required)) {
    const found = configuration.get(name);
    if (found !== value) reasons.push(`${name} is ${found ?? 'unknown'} instead of ${value}: ${otherwise}`);
  }
  const inSync = Number(configuration.get('min.insync.replicas'));
  if (!(inSync >= settings.minInSync)) {
    reasons.push(
      `min.insync.replicas is ${inSync} instead of ${settings.minInSync}: acknowledged events could be lost`,
    );
  }
  return reasons;
}
