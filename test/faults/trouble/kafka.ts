import { Kafka, logLevel } from 'kafkajs';
import type { Cluster } from '../../../tools/cluster/index.js';

/** A client that goes on trying while brokers are away. */
export function patientKafka({ kafka }: Cluster): Kafka {
  const retry = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 10 };
  return new Kafka({ brokers: [...kafka.brokers], logLevel: logLevel.NOTHING, retry });
}
