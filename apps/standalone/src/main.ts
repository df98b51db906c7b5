import { LocalIssuer } from '@caseledger/access';
import { PerformCommandHandler } from '@caseledger/commands';
import { migrateLedger, openRoles, roleOf, serviceNames, type ServiceName } from '@caseledger/ledger';
import { createLogger, softwareVersion, startTracing } from '@caseledger/platform';
import { runServices, stopOnSignals, type Service } from '@caseledger/service';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { coordination } from '../../coordination/src/index.js';
import { oversight } from '../../oversight/src/index.js';
import { safety } from '../../safety/src/index.js';
import { readConfiguration } from './configuration.js';
import { keptSecret, startEmbeddedDatabase } from './embedded-database.js';
import { writePersonaTokens } from './persona-tokens.js';
import { loadReferenceStudy, referenceStudy } from './reference-study.js';

const { port, dataDir, logLevel, tracing } = readConfiguration();
const logger = createLogger({ level: logLevel });
const stopTracing = await startTracing('standalone', tracing, logger);
const database = await startEmbeddedDatabase(dataDir);
await migrateLedger(database.adminUrl);
// New ones at every start: nobody else needs them.
const passwords = Object.fromEntries(
  serviceNames.map((service) => [service, randomBytes(24).toString('hex')]),
) as Record<ServiceName, string>;
await openRoles(database.adminUrl, passwords);
const urlOf = (service: ServiceName) => database.urlFor(roleOf(service), passwords[service]);
const serviceAt = (service: Service) => ({ service, databaseUrl: urlOf(service.name) });

const issuer = await LocalIssuer.open({ dataDir, issuer: 'caseledger-standalone', audience: 'caseledger' });
const tokensPath = join(dataDir, 'tokens.json');
await writePersonaTokens(issuer, tokensPath);

const services = await runServices({
  name: 'standalone',
  title: 'Caseledger',
  shared: false,
  services: [serviceAt(coordination), serviceAt(safety), serviceAt(oversight)],
  ledgerUrl: urlOf('coordination'),
  masterKey: await keptSecret(join(dataDir, 'keys', 'master'), 32),
  access: { issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys },
  readyLagSeconds: 60,
  logger,
});
stopOnSignals(
  async () => {
    await services.stop();
    await stopTracing();
    await database.stop();
  },
  { seconds: 60, logger },
);
await loadReferenceStudy(services.app.get(PerformCommandHandler));
await services.app.listen(port, '0.0.0.0');

const base = `http://127.0.0.1:${new URL(await services.app.getUrl()).port}`;
process.stdout.write(
  [
    `Caseledger ${softwareVersion} is ready.`,
    `  API description  ${base}/docs (OpenAPI: ${base}/openapi.json)`,
    `  Persona tokens   ${tokensPath}`,
    `  Study            ${referenceStudy}, protocol 1.0 loaded`,
    `  Data             ${dataDir}`,
    '',
  ].join('\n'),
);
