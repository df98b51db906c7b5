import { Kafka, logLevel, type Admin } from 'kafkajs';
import type { Cluster } from '../../../tools/cluster/index.js';

/** A client that goes on trying while brokers are away. */
export function patientKafka({ kafka }: Cluster): Kafka {
  const retry = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 10 };
  return new Kafka({ brokers: [...kafka.brokers], logLevel: logLevel.NOTHING, retry });
}

/** Asks the brokers as an administrator. */
export async function asKafkaAdmin<T>(cluster: Cluster, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = patientKafka(cluster).admin();
  await admin.connect();
  return work(admin).finally(() => admin.disconnect());
}
