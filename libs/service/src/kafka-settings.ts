import type { KafkaConnection } from '@caseledger/delivery';
import { ConfigurationError, setting } from '@caseledger/platform';

/**
 * Reads `CASELEDGER_KAFKA_BROKERS`, `…_SSL`, `…_CA_FILE`, `…_SASL_MECHANISM`, `…_SASL_USER` and `…_SASL_PASSWORD` (or its
 * `_FILE`). Without brokers there is no Kafka.
 * @throws ConfigurationError
 */
export function kafkaSettings(environment: NodeJS.ProcessEnv): KafkaConnection | undefined {
  const read = (name: string) => setting(`CASELEDGER_KAFKA_${name}`, environment);
  const list = read('BROKERS').text('');
  if (list === '') return undefined;
  const brokers = list.split(',').map((broker) => broker.trim());
  if (!brokers.every((broker) => /^[^\s:]+:\d{1,5}$/.test(broker))) {
    throw new ConfigurationError('CASELEDGER_KAFKA_BROKERS', 'must be a list such as kafka-1:9092,kafka-2:9092');
  }
  const authority = read('CA_FILE').file();
  const ssl = authority === undefined ? read('SSL').flag(false) : { ca: [authority] };
  const mechanism = read('SASL_MECHANISM').oneOf(['none', 'plain', 'scram-sha-256', 'scram-sha-512'], 'none');
  if (mechanism === 'none') return { brokers, ssl };
  if (mechanism === 'plain' && ssl === false) {
    throw new ConfigurationError('CASELEDGER_KAFKA_SASL_MECHANISM', 'plain sends the password readable: it needs TLS');
  }
  const sasl = { mechanism, username: read('SASL_USER').text(), password: read('SASL_PASSWORD').secret() };
  return { brokers, ssl, sasl };
}
