import kafkajs, { type Kafka, type KafkaConfig } from 'kafkajs';
import { calmRequestQueues } from './request-queue-timer.js';

/** How to reach the brokers: addresses, TLS and SASL in the words of kafkajs. */
export type KafkaConnection = Pick<KafkaConfig, 'brokers' | 'ssl' | 'sasl'>;

/** What the client says of itself, for the log. */
export type KafkaLog = (level: 'error' | 'warn', message: string, details: Readonly<Record<string, unknown>>) => void;

/** A client. Its attempts end after seconds: whoever uses it tries again in a way of its own. */
export function kafkaClient(connection: KafkaConnection, clientId: string, log: KafkaLog = () => undefined): Kafka {
  calmRequestQueues();
  return new kafkajs.Kafka({
    ...connection,
    clientId,
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 4 },
    logLevel: kafkajs.logLevel.WARN,
    logCreator:
      () =>
      ({ level, log: { message, ...details } }) => {
        log(level === kafkajs.logLevel.ERROR ? 'error' : 'warn', message, details);
      },
  });
}
