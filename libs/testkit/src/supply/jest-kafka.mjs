import { createJiti } from 'jiti';

/** Supplies PostgreSQL and Kafka for the specs. */
export default async function setup() {
  const { supplyKafka, supplyPostgres } = await createJiti(import.meta.url).import('./suite.ts');
  await Promise.all([supplyPostgres(), supplyKafka()]);
}
