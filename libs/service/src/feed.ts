import { eventsTopic, kafkaClient, KafkaFeed, LedgerFeed, type KafkaConnection } from '@caseledger/delivery';
import type { EventLog, Feed } from '@caseledger/kernel';
import type { LedgerReader } from '@caseledger/ledger';
import { counter, RepeatedFailures, type ReadinessCheck } from '@caseledger/platform';
import type { Logger } from 'pino';

/** What brings the events to the projections. */
export interface OpenFeed {
  readonly feed: Feed;
  readonly checks: readonly ReadinessCheck[];
}

const foreign = counter(
  'caseledger_feed_foreign_messages_total',
  'Messages of the topic that no relay wrote. They are passed over.',
);

/** The feed of a process: from Kafka when there are settings for it, else straight from the ledger. */
export function openFeed(
  name: string,
  log: EventLog & Pick<LedgerReader, 'decode'>,
  kafka: KafkaConnection | undefined,
  logger: Logger,
): OpenFeed {
  const failures = new RepeatedFailures(logger);
  const onError = (error: unknown, subscriber: string, study?: string): void => {
    failures.error({ err: error, subscriber, study }, 'a delivery failed and is tried again');
  };
  if (kafka === undefined) return { feed: new LedgerFeed(log, { onError }), checks: [] };
  const feed = new KafkaFeed({
    kafka: kafkaClient(kafka, `caseledger-${name}`, (level, message, details) => {
      logger[level]({ kafka: details }, message);
    }),
    topic: eventsTopic,
    group: `caseledger.${name}`,
    log,
    decode: log.decode,
    onError,
    onForeign: (error, message) => {
      foreign.inc();
      logger.error({ err: error, message }, 'a message of the topic is not from a relay and is passed over');
    },
  });
  const check = (): Promise<void> =>
    feed.connected ? Promise.resolve() : Promise.reject(new Error('the consumer group does not know this process'));
  return { feed, checks: [{ name: 'broker', check }] };
}
