import { randomUUID } from 'node:crypto';
import { eventually } from '../until.js';
import { asAdmin, kafkaClient } from './kafka-client.js';

/** A topic of its own for one spec. */
export interface TestTopic {
  readonly name: string;
  readonly brokers: readonly string[];
  drop(): Promise<void>;
}

export interface TestTopicOptions {
  /** 1 when not given. */
  readonly partitions?: number;
  /** 1 when not given. */
  readonly replicas?: number;
  /** Addresses of the cluster; that of the run when not given. */
  readonly brokers?: readonly string[];
}

/** The brokers of the run. @throws when the environment names none: run the specs through jest's projects. */
function testBrokers(): readonly string[] {
  const brokers = process.env.CASELEDGER_TEST_KAFKA;
  if (!brokers) throw new Error('CASELEDGER_TEST_KAFKA is not set: no Kafka for the specs');
  return brokers.split(',');
}

/** Creates a topic; every partition has a leader when this resolves. */
export async function testTopic(options: TestTopicOptions = {}): Promise<TestTopic> {
  const { partitions = 1, replicas = 1, brokers = testBrokers() } = options;
  const name = `test-${randomUUID()}`;
  const kafka = await kafkaClient(brokers);
  const topic = { topic: name, numPartitions: partitions, replicationFactor: replicas };
  await asAdmin(kafka, async (admin) => {
    await admin.createTopics({ topics: [topic], waitForLeaders: false });
    // kafkajs by itself would wait for leaders, but not for brokers that have not heard of the topic yet.
    await eventually(() => admin.fetchTopicMetadata({ topics: [name] }));
  });
  return {
    name,
    brokers,
    drop: () => asAdmin(kafka, (admin) => admin.deleteTopics({ topics: [name] })),
  };
}
