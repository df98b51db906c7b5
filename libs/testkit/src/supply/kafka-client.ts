import { setTimeout as wait } from 'node:timers/promises';
import type { Kafka, KafkaConfig } from 'kafkajs';

const loadingMillis = 30_000;

/**
 * A client for specs. It outlasts a broker that starts again (kafkajs by itself gives up after a fraction of a second
 * when it runs under jest), and does not write to the console what it will try again.
 */
export async function kafkaClient(brokers: readonly string[], config: Partial<KafkaConfig> = {}): Promise<Kafka> {
  // Loaded when needed: specs without Kafka import the testkit, too.
  const { Kafka, logLevel } = await import('kafkajs');
  return new Kafka({
    clientId: 'caseledger-specs',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 30 },
    ...config,
  });
}

/** Whether a broker takes part in its cluster, as it sees itself. */
export async function takesPart(address: string, nodeId: number): Promise<boolean> {
  const impatient = { connectionTimeout: 1_000, requestTimeout: 2_000, retry: { retries: 0 } };
  const admin = (await kafkaClient([address], impatient)).admin();
  try {
    await admin.connect();
    const { brokers } = await admin.describeCluster();
    return brokers.some((broker) => broker.nodeId === nodeId);
  } finally {
    await admin.disconnect();
  }
}

/** Makes a new cluster load what consumer groups need, which it would do at the first group. */
export async function loadGroups(brokers: readonly string[]): Promise<void> {
  const admin = (await kafkaClient(brokers)).admin();
  await admin.connect();
  try {
    const deadline = Date.now() + loadingMillis;
    for (;;) {
      try {
        await admin.fetchOffsets({ groupId: 'first', topics: [] });
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await wait(50);
      }
    }
  } finally {
    await admin.disconnect();
  }
}
