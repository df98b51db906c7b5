import { LocalIssuer, writeTokens } from '@caseledger/access';
import { PerformCommandHandler } from '@caseledger/commands';
import { LedgerFeed } from '@caseledger/delivery';
import { systemClock } from '@caseledger/kernel';
import {
  migrateLedger,
  openRoles,
  PostgresEventStore,
  roleOf,
  serviceNames,
  type ServiceName,
} from '@caseledger/ledger';
import { createHttpApplication, createLogger, software, softwareVersion } from '@caseledger/platform';
import { ProjectionHost, type Projection } from '@caseledger/projections';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { coordinationProjections } from '../../coordination/src/read-models.js';
import { oversightProjections } from '../../oversight/src/read-models.js';
import { safetyProjections } from '../../safety/src/read-models.js';
import { readConfiguration } from './configuration.js';
import { keptSecret, startEmbeddedDatabase } from './embedded-database.js';
import { loadReferenceStudy, personas, referenceStudy } from './reference-study.js';
import { StandaloneModule } from './standalone.module.js';

const tokenSeconds = 365 * 24 * 3600;

const { port, dataDir, logLevel } = readConfiguration();
const logger = createLogger({ level: logLevel });
const database = await startEmbeddedDatabase(dataDir);
await migrateLedger(database.adminUrl);
// New ones at every start: nobody else needs them.
const passwords = Object.fromEntries(
  serviceNames.map((service) => [service, randomBytes(24).toString('hex')]),
) as Record<ServiceName, string>;
await openRoles(database.adminUrl, passwords);
const urlOf = (service: ServiceName) => database.urlFor(roleOf(service), passwords[service]);

const store = new PostgresEventStore({
  connectionString: urlOf('coordination'),
  masterKey: await keptSecret(join(dataDir, 'keys', 'master'), 32),
  software,
});
const feed = new LedgerFeed(store, {
  onError: (error, subscriber, study) => {
    logger.error({ err: error, subscriber, study }, 'a delivery failed and is tried again');
  },
});
const pools: pg.Pool[] = [];
async function startHost(schema: ServiceName, projections: readonly Projection[]): Promise<ProjectionHost> {
  const pool = new pg.Pool({ connectionString: urlOf(schema), max: 8 });
  pools.push(pool);
  pool.on('error', (error) => {
    logger.warn({ err: error }, 'a connection of the projections broke');
  });
  const host = new ProjectionHost({
    pool,
    schema,
    log: store,
    feed,
    projections,
    onParked: (parked) => {
      logger.error(parked, 'a study is parked in a projection');
    },
  });
  await host.start();
  return host;
}
const hosts = {
  coordination: await startHost('coordination', coordinationProjections),
  safety: await startHost('safety', safetyProjections),
  oversight: await startHost('oversight', oversightProjections),
};

const issuer = await LocalIssuer.open({ dataDir, issuer: 'caseledger-standalone', audience: 'caseledger' });
const tokens = await Promise.all(
  personas.map(async (persona) => [persona.role, await issuer.issue(persona, tokenSeconds)] as const),
);
const tokensPath = join(dataDir, 'tokens.json');
await writeTokens(tokensPath, Object.fromEntries(tokens));

const app = await createHttpApplication(StandaloneModule.forRoot({ store, hosts, issuer, clock: systemClock }), {
  logger,
  title: 'Caseledger',
  version: softwareVersion,
});
await loadReferenceStudy(app.get(PerformCommandHandler));
await app.listen(port, '0.0.0.0');

const base = `http://127.0.0.1:${new URL(await app.getUrl()).port}`;
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

let stopping: Promise<void> | undefined;

/** In the order of dependence: no new requests, then projections, then ledger, then the database. */
async function stop(): Promise<void> {
  await app.close();
  await Promise.all(Object.values(hosts).map((host) => host.stop()));
  await store.close();
  await Promise.all(pools.map((pool) => pool.end()));
  await database.stop();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping ??= stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'the end was not clean');
        process.exit(1);
      },
    );
  });
}
