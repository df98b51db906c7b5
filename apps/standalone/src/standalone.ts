import { LocalIssuer } from '@caseledger/access';
import { PerformCommandHandler } from '@caseledger/commands';
import { DataFolder, diskSpaceCheck, startEmbeddedDatabase } from '@caseledger/embedded';
import { migrateLedger, openRoles, roleOf, serviceNames, type ServiceName } from '@caseledger/ledger';
import { softwareVersion, startTracing } from '@caseledger/platform';
import { runServices, stopOnSignals, type Service } from '@caseledger/service';
import { WorldCache } from '@caseledger/study';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { coordination } from '../../coordination/src/index.js';
import { oversight } from '../../oversight/src/index.js';
import { safety } from '../../safety/src/index.js';
import type { Configuration } from './configuration.js';
import { requireFreeAddress } from './free-address.js';
import { writePersonaTokens } from './persona-tokens.js';
import { loadReferenceStudy, referenceStudy } from './reference-study.js';

/**
 * Runs all services in this process, on a PostgreSQL of its own, until a signal ends it.
 * @param onLost told when the database is gone for good
 * @throws Error that says in one sentence why it does not start
 */
export async function runStandalone(
  { host, port, dataDir, stopSeconds, tracing }: Configuration,
  logger: Logger,
  onLost: (error: Error) => void,
): Promise<void> {
  const folder = await DataFolder.claim(dataDir, 'npm start');
  await requireFreeAddress(host, port);
  const stopTracing = await startTracing('standalone', tracing, logger);
  // What was begun last ends first: no service is there any more when the database ends.
  const stops = [stopTracing];
  const stopping = new AbortController();
  const stop = async (): Promise<void> => {
    stopping.abort();
    for (const one of stops.splice(0).reverse()) await one();
  };
  stopOnSignals(
    async () => {
      await stop();
      process.stdout.write('Caseledger has stopped.\n');
    },
    { seconds: stopSeconds, logger },
  );
  try {
    const database = await startEmbeddedDatabase(folder, { logger, onLost });
    stops.push(() => database.stop());
    await migrateLedger(database.adminUrl);
    // New ones at every start: nobody else needs them.
    const passwords = Object.fromEntries(
      [...serviceNames, 'standalone'].map((name) => [name, randomBytes(24).toString('hex')]),
    ) as Record<ServiceName, string>;
    await openRoles(database.adminUrl, passwords);
    const urlOf = (service: ServiceName) => database.urlFor(roleOf(service), passwords[service]);
    const at = (service: Service) => ({ service, databaseUrl: urlOf(service.name) });

    const issuer = await LocalIssuer.open({ dataDir, issuer: 'caseledger-standalone', audience: 'caseledger' });
    const tokensPath = join(dataDir, 'tokens.json');
    await writePersonaTokens(issuer, tokensPath);

    const services = await runServices({
      name: 'standalone',
      title: 'Caseledger',
      shared: false,
      services: [at(coordination), at(safety), at(oversight)],
      databaseUrl: urlOf('standalone'),
      masterKey: database.masterKey,
      access: { issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys },
      readyLagSeconds: 60,
      checks: [diskSpaceCheck(folder.path)],
      logger,
    });
    stops.push(() => services.stop());
    const { line, refused } = await loadReferenceStudy({
      handler: services.app.get(PerformCommandHandler),
      worlds: services.app.get(WorldCache),
    });
    for (const why of refused)
      logger.warn({ study: referenceStudy, why }, 'the reference study lacks something of its programme');
    await services.app.listen(port, host);

    const base = (await services.app.getUrl()).replace('0.0.0.0', '127.0.0.1').replace('[::]', '[::1]');
    process.stdout.write(
      [
        `Caseledger ${softwareVersion} is ready.`,
        `  API description  ${base}/docs (OpenAPI: ${base}/openapi.json)`,
        `  Persona tokens   ${tokensPath}`,
        `  Study            ${line}`,
        `  Data             ${dataDir}`,
        '',
      ].join('\n'),
    );
  } catch (error) {
    // What a stop takes away from a start is no failure of it.
    if (stopping.signal.aborted) return;
    await stop().catch(() => undefined);
    throw error;
  }
}
