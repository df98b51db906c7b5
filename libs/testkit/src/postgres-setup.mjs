import { startPostgres } from './embedded-postgres.mjs';

/** Supplies one PostgreSQL for the specs: an address in the environment, else a local process. */
export default async function setup() {
  if (process.env.CASELEDGER_TEST_POSTGRES) return;
  const server = await startPostgres();
  process.env.CASELEDGER_TEST_POSTGRES = server.url;
  globalThis.caseledgerPostgres = server;
}
