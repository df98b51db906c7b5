import { startKafka, startPostgres } from './supply.js';

interface Removable {
  remove(): Promise<void>;
}

// On the global object: jest loads setup and teardown apart from each other.
const shared = globalThis as { caseledgerSupplies?: Removable[] };

function keep<Supply extends Removable>(supply: Supply): Supply {
  (shared.caseledgerSupplies ??= []).push(supply);
  return supply;
}

/** One PostgreSQL for the specs of a run: that of the environment, else one of its own. */
export async function supplyPostgres(): Promise<void> {
  if (process.env.CASELEDGER_TEST_POSTGRES) return;
  process.env.CASELEDGER_TEST_POSTGRES = keep(await startPostgres()).url;
  // What is in a server of the run is of this version: one database can be migrated for all others.
  process.env.CASELEDGER_TEST_TEMPLATE = 'migrated';
}

/** One Kafka broker for the specs of a run: that of the environment, else one of its own. */
export async function supplyKafka(): Promise<void> {
  if (process.env.CASELEDGER_TEST_KAFKA) return;
  process.env.CASELEDGER_TEST_KAFKA = keep(await startKafka()).brokers.join();
}

/** Removes what was started for the run. */
export async function removeSupplies(): Promise<void> {
  await Promise.all((shared.caseledgerSupplies ?? []).splice(0).map((supply) => supply.remove()));
}
