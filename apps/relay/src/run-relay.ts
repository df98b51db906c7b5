import { upcasters } from '@caseledger/domain';
import { BrokerProbe, kafkaClient, Relay } from '@caseledger/delivery';
import { LedgerReader } from '@caseledger/ledger';
import { counter, createHttpApplication, gauge, ledgerAltered, softwareVersion } from '@caseledger/platform';
import type { Running } from '@caseledger/service';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { asyncApiDocument } from './asyncapi/asyncapi.js';
import { RelayModule } from './relay.module.js';
import type { RelaySettings } from './settings.js';

const published = counter('caseledger_relay_published_total', 'Events that the brokers have acknowledged.');
const failures = counter('caseledger_relay_failures_total', 'Attempts to publish or to keep shards that failed.');
const leading = gauge('caseledger_relay_shards', 'Shards that this relay leads.');
const lag = gauge('caseledger_relay_lag_events', 'Events of the ledger that are not in the topic yet.');

/** Starts a relay, with health and metrics over HTTP. @throws UnfitTopic, PartitionsChanged, and what the servers say */
export async function runRelay(
  { databaseUrl, kafka, topic }: Pick<RelaySettings, 'databaseUrl' | 'kafka' | 'topic'>,
  logger: Logger,
): Promise<Running> {
  const log = new LedgerReader({ upcasters, connectionString: databaseUrl, shared: true });
  // A cursor move that a crash of the database undoes is published again: nobody needs to wait for the disk.
  const pool = new Pool({ connectionString: databaseUrl, max: 8, options: '-c synchronous_commit=off' });
  pool.on('error', (error) => {
    logger.warn({ err: error }, 'a connection of the relay broke');
  });
  const client = kafkaClient(kafka, 'caseledger-relay', (level, message, details) => {
    logger[level]({ kafka: details }, message);
  });
  const probe = new BrokerProbe(client);
  const relay = new Relay({
    ...topic,
    pool,
    log,
    kafka: client,
    onPublished: (_, events) => {
      published.inc(events);
    },
    onLeading: (shard, epoch, leads) => {
      leading.inc(leads ? 1 : -1);
      logger.info({ shard, epoch }, leads ? 'leads a shard' : 'leads a shard no more');
    },
    onDiffering: (altered) => {
      ledgerAltered.inc({ reader: 'relay' });
      logger.error({ err: altered }, 'the ledger of a study is not what was published: it stands still');
    },
    onError: (error, shard) => {
      failures.inc();
      logger.error({ err: error, shard }, 'the relay failed and tries again');
    },
  });
  await relay.start();
  const operations = {
    checks: [
      { name: 'database', check: () => log.heads().then(() => undefined) },
      { name: 'broker', check: () => probe.check() },
      {
        name: 'ledger',
        check: () => {
          const [altered] = relay.differing();
          return altered === undefined
            ? Promise.resolve()
            : Promise.reject(new Error(`ledger-differs: ${altered.message}`));
        },
      },
    ],
    measure: async () => {
      lag.set(await relay.lag());
    },
  };
  const document = asyncApiDocument({ version: softwareVersion, ...topic, servers: kafka });
  const app = await createHttpApplication(RelayModule.forRoot(operations, document), {
    logger,
    title: 'Caseledger relay',
    version: softwareVersion,
  });
  return {
    app,
    stop: async () => {
      await app.close();
      await relay.stop();
      await probe.close();
      await log.close();
      await pool.end();
    },
  };
}
