/** Stops the server that the setup started. */
export default async function teardown() {
  const server = globalThis.caseledgerPostgres;
  globalThis.caseledgerPostgres = undefined;
  await server?.stop();
}
