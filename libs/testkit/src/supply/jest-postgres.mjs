import { createJiti } from 'jiti';

/** Supplies PostgreSQL for the specs. Jest does not resolve our imports outside of specs; jiti does. */
export default async function setup() {
  const { supplyPostgres } = await createJiti(import.meta.url).import('./suite.ts');
  await supplyPostgres();
}
