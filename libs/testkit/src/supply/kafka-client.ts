import type { Admin, Kafka, KafkaConfig } from 'kafkajs';
import { eventually } from '../until.js';

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

/**
 * Does something as an administrator. With a client of its own each time: one that connects again may take the end of its
 * old connection for that of the new one.
 */
export async function asAdmin<Result>(kafka: Kafka, use: (admin: Admin) => Promise<Result>): Promise<Result> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Whether a broker takes part in its cluster, as it sees itself. */
export async function takesPart(address: string, nodeId: number): Promise<boolean> {
  const impatient = { connectionTimeout: 1_000, requestTimeout: 2_000, retry: { retries: 0 } };
  const { brokers } = await asAdmin(await kafkaClient([address], impatient), (admin) => admin.describeCluster());
  return brokers.some((broker) => broker.nodeId === nodeId);
}

/** Makes a new cluster load what consumer groups need, which it would do at the first group. */
export async function loadGroups(brokers: readonly string[]): Promise<void> {
  await asAdmin(await kafkaClient(brokers), (admin) =>
    eventually(() => admin.fetchOffsets({ groupId: 'first', topics: [] })),
  );
}
