import { createJiti } from 'jiti';

/** Removes the servers that the setup started. */
export default async function teardown() {
  const { removeSupplies } = await createJiti(import.meta.url).import('./suite.ts');
  await removeSupplies();
}
