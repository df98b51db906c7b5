import kafkajs, { type Kafka, type SASLOptions } from 'kafkajs';
import { calmRequestQueues } from './request-queue-timer.js';

/** How to reach the brokers. */
export interface KafkaConnection {
  /** `host:port` of some of them. */
  readonly brokers: readonly string[];
  /** TLS: with the system's certificate authorities, or with these (PEM). */
  readonly ssl?: boolean | { readonly ca: string[] };
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
}

/** What the client says of itself, for the log. */
export type KafkaLog = (level: 'error' | 'warn', message: string, details: Readonly<Record<string, unknown>>) => void;

/** A client. Its attempts end after seconds: whoever uses it tries again in a way of its own. */
export function kafkaClient(
  { brokers, ssl = false, sasl }: KafkaConnection,
  clientId: string,
  log: KafkaLog = () => undefined,
): Kafka {
  calmRequestQueues();
  return new kafkajs.Kafka({
    brokers: [...brokers],
    ssl,
    ...(sasl && { sasl: sasl as SASLOptions }),
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
