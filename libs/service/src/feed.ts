import { LedgerFeed } from '@caseledger/delivery';
import type { EventLog, Feed } from '@caseledger/kernel';
import { ConfigurationError, type ReadinessCheck } from '@caseledger/platform';
import type { Logger } from 'pino';
import type { KafkaSettings } from './kafka-settings.js';

/** What brings the events to the projections, while it is open. */
export interface OpenFeed {
  readonly feed: Feed;
  readonly checks: readonly ReadinessCheck[];
  close(): Promise<void>;
}

/** The feed of a service: from Kafka when there are settings for it, else straight from the ledger. */
export function openFeed(log: EventLog, kafka: KafkaSettings | undefined, logger: Logger): OpenFeed {
  if (kafka !== undefined) throw new ConfigurationError('CASELEDGER_KAFKA_BROKERS', 'has no feed yet');
  const feed = new LedgerFeed(log, {
    onError: (error, subscriber, study) => {
      logger.error({ err: error, subscriber, study }, 'a delivery failed and is tried again');
    },
  });
  return { feed, checks: [], close: () => Promise.resolve() };
}
