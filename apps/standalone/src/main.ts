import { LocalIssuer, writeTokens } from '@caseledger/access';
import { PerformCommandHandler } from '@caseledger/commands';
import { LedgerFeed } from '@caseledger/delivery';
import { systemClock } from '@caseledger/kernel';
import { migrateLedger, PostgresEventStore } from '@caseledger/ledger';
import { createHttpApplication, createLogger, software, softwareVersion } from '@caseledger/platform';
import { ProjectionHost } from '@caseledger/projections';
import { join } from 'node:path';
import pg from 'pg';
import { coordinationProjections } from '../../coordination/src/read-models.js';
import { oversightProjections } from '../../oversight/src/read-models.js';
import { safetyProjections } from '../../safety/src/read-models.js';
import { readConfiguration } from './configuration.js';
import { keptSecret, startEmbeddedDatabase } from './embedded-database.js';
import { loadReferenceStudy, personas, referenceStudy } from './reference-study.js';
import { openRoles } from './roles.js';
import { StandaloneModule } from './standalone.module.js';

const tokenSeconds = 365 * 24 * 3600;

const { port, dataDir, logLevel } = readConfiguration();
const logger = createLogger({ level: logLevel });
const database = await startEmbeddedDatabase(dataDir);
await migrateLedger(database.adminUrl);
const passwords = await openRoles(database.adminUrl);

const store = new PostgresEventStore({
  connectionString: database.urlFor('caseledger_service', passwords.caseledger_service),
  masterKey: await keptSecret(join(dataDir, 'keys', 'master'), 32),
  software,
});
const pool = new pg.Pool({
  connectionString: database.urlFor('caseledger_projections', passwords.caseledger_projections),
  max: 16,
});
pool.on('error', (error) => {
  logger.warn({ err: error }, 'a connection of the projections broke');
});
const host = new ProjectionHost({
  pool,
  log: store,
  feed: new LedgerFeed(store, {
    onError: (error, subscriber, study) => {
      logger.error({ err: error, subscriber, study }, 'a delivery failed and is tried again');
    },
  }),
  projections: [...coordinationProjections, ...safetyProjections, ...oversightProjections],
  onParked: (parked) => {
    logger.error(parked, 'a study is parked in a projection');
  },
});
await host.start();

const issuer = await LocalIssuer.open({ dataDir, issuer: 'caseledger-standalone', audience: 'caseledger' });
const tokens = await Promise.all(
  personas.map(async (persona) => [persona.role, await issuer.issue(persona, tokenSeconds)] as const),
);
const tokensPath = join(dataDir, 'tokens.json');
await writeTokens(tokensPath, Object.fromEntries(tokens));

const app = await createHttpApplication(StandaloneModule.forRoot({ store, host, issuer, clock: systemClock }), {
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
  await host.stop();
  await store.close();
  await pool.end();
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
