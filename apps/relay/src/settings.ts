import { eventsTopic, type KafkaConnection, type TopicSettings } from '@caseledger/delivery';
import { ConfigurationError, setting } from '@caseledger/platform';
import { kafkaSettings, processSettings, serviceDatabaseUrl, type ProcessSettings } from '@caseledger/service';

/** The settings of a relay. */
export interface RelaySettings extends ProcessSettings {
  readonly databaseUrl: string;
  readonly kafka: KafkaConnection;
  readonly topic: TopicSettings;
}

/** @throws ConfigurationError with the name of the setting */
export function relaySettings(environment: NodeJS.ProcessEnv = process.env): RelaySettings {
  const kafka = kafkaSettings(environment);
  if (kafka === undefined)
    throw new ConfigurationError('CASELEDGER_KAFKA_BROKERS', 'is missing; a relay needs brokers');
  const whole = (name: string, max: number, fallback: number) =>
    setting(`CASELEDGER_TOPIC_${name}`, environment).whole({ min: 1, max }, fallback);
  const replication = whole('REPLICATION', 9, 3);
  return {
    ...processSettings(environment),
    databaseUrl: serviceDatabaseUrl('relay', environment),
    kafka,
    topic: {
      topic: eventsTopic,
      partitions: whole('PARTITIONS', 1_000, 12),
      replication,
      minInSync: whole('MIN_IN_SYNC', replication, Math.min(2, replication)),
    },
  };
}
