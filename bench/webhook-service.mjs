/** The safety service in a process of its own, started by webhooks.mjs, which may kill it. Tells its parent where it listens. */
import { LocalIssuer } from '../dist/libs/access/src/index.js';
import { createLogger } from '../dist/libs/platform/src/index.js';
import { runServices } from '../dist/libs/service/src/index.js';
import { safety } from '../dist/apps/safety/src/service.js';

const { BENCH_LEDGER: ledgerUrl, BENCH_MASTER_KEY: masterKey, BENCH_DATA: dataDir } = process.env;
const issuer = await LocalIssuer.open({ dataDir, issuer: 'bench', audience: 'caseledger' });
const services = await runServices({
  name: 'bench',
  title: 'Bench',
  services: [{ service: safety, databaseUrl: ledgerUrl }],
  databaseUrl: ledgerUrl,
  shared: false,
  masterKey: Buffer.from(masterKey, 'hex'),
  access: { issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys },
  readyLagSeconds: 60,
  logger: createLogger({ level: 'warn' }),
});
await services.app.listen(0, '127.0.0.1');
process.send({ url: await services.app.getUrl() });
process.once('disconnect', () => process.exit());
