import type { AccessOptions } from '@caseledger/access';
import { commandAnswers } from '@caseledger/commands';
import type { KafkaConnection } from '@caseledger/delivery';
import { upcasters } from '@caseledger/domain';
import { systemClock, type Clock } from '@caseledger/kernel';
import { PostgresEventStore, Sealer, type ServiceName } from '@caseledger/ledger';
import {
  createHttpApplication,
  gatheringSocket,
  RepeatedFailures,
  software,
  softwareVersion,
  type ReadinessCheck,
} from '@caseledger/platform';
import { ProjectionHost, Registry } from '@caseledger/projections';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { WallClockHealth } from './wall-clock-health.js';
import { endPool } from './end-pool.js';
import { openFeed } from './feed.js';
import { ProjectionHealth } from './projection-health.js';
import { readModelsOf } from './read-models.js';
import { sql } from './health-statements.js';
import { answersOf } from './answers.js';
import { refusalsOf } from './refusals.js';
import type { Service } from './service.js';
import { ServicesModule } from './services.module.js';

/** Connections of one role, for projections and readers. */
const projectionConnections = 8;

/** A service, and the database as its role. */
export interface ServiceAt {
  readonly service: Service;
  readonly databaseUrl: string;
}

export interface RunOptions {
  /** Of the process: its role and schema in the database, and its name for the brokers. */
  readonly name: ServiceName;
  readonly title: string;
  /** The database as the role of the process: by it the ledger is reached, and the read models are kept in its schema. */
  readonly databaseUrl: string;
  /** One service, or several that share the process, its store and its read models. */
  readonly services: readonly [ServiceAt, ...ServiceAt[]];
  /** Whether other processes work on the same ledger. */
  readonly shared: boolean;
  readonly masterKey: Buffer;
  readonly access: AccessOptions;
  readonly kafka?: KafkaConnection | undefined;
  readonly readyLagSeconds: number;
  /** What must work for this process beyond what is common to all. */
  readonly checks?: readonly ReadinessCheck[];
  readonly logger: Logger;
  /** Of everything in the process, so that specs can travel; the system's when not given. */
  readonly clock?: Clock;
}

/** Services while they run. */
export interface RunningServices {
  /** Not listening yet. */
  readonly app: NestFastifyApplication;
  readonly store: PostgresEventStore;
  /** In the order of dependence: no new requests, then projections, then the ledger. Waits for what is under way. */
  stop(): Promise<void>;
}

/** Opens the ledger, starts the projections and makes the HTTP application. @throws what keeps them from starting */
export async function runServices(options: RunOptions): Promise<RunningServices> {
  const { logger, masterKey, clock = systemClock } = options;
  const store = new PostgresEventStore({
    upcasters,
    connectionString: options.databaseUrl,
    masterKey,
    software,
    shared: options.shared,
  });
  await requireLedger(store);
  const { feed, checks: feedChecks } = openFeed(options.name, store, options.kafka, logger);
  const broken = new RepeatedFailures(logger);
  const openPool = (connectionString: string) => {
    const pool = new Pool({ connectionString, max: projectionConnections, pipeline: true, stream: gatheringSocket });
    pool.on('error', (error) => {
      broken.error({ err: error }, 'a connection of the projections broke');
    });
    return pool;
  };
  const { name } = options;
  const ownPool = openPool(options.databaseUrl);
  const running = options.services.map(({ service, databaseUrl }) => ({
    service,
    pool: service.name === name ? ownPool : openPool(databaseUrl),
  }));
  const { projections } = readModelsOf(
    name,
    running.map(({ service }) => service),
    store,
  );
  const host = new ProjectionHost({
    pool: ownPool,
    schema: name,
    // What each of them kept before they shared a process.
    replaces: running
      .filter(({ service }) => service.name !== name)
      .map(({ service, pool }) => new Registry(pool, service.name)),
    log: store,
    feed,
    projections,
    onParked: (parked) => {
      logger.error(parked, 'a study is parked in a projection');
    },
    onDropped: (build) => {
      logger.warn(build, 'a read model that nothing declares any more is dropped');
    },
    onUpgradeFailed: (projection, error) => {
      logger.error({ err: error, projection }, 'the build of a new version failed; the one before stays live');
    },
    onPatrolFailed: (projection, error) => {
      broken.error({ err: error, projection }, 'the ledger could not be compared with what a projection has seen');
    },
  });
  store.onAltered((altered) => {
    host.doubt(altered);
  });
  await host.start();

  const health = new ProjectionHealth(store, [host], clock, options.readyLagSeconds);
  const wallClockHealth = new WallClockHealth(store, ownPool, clock, logger);
  wallClockHealth.start();
  const database = {
    name: 'database',
    // A commit, on the disk: one that is full, or a standby, can still be read.
    check: async () => {
      await store.heads();
      await ownPool.query(sql.commit);
    },
  };
  const checks = [database, ...feedChecks, ...(options.checks ?? []), health.check, wallClockHealth.check];
  const measure = async (): Promise<void> => {
    await Promise.all([health.measure(), wallClockHealth.look()]);
  };
  const rootModule = ServicesModule.forRoot({
    access: options.access,
    store,
    clock,
    reader: host.reader,
    operations: { checks, measure, refusals: refusalsOf(running.map(({ service }) => service)) },
    services: running.map(({ service, pool }) =>
      service.module({
        reader: host.reader,
        store,
        clock,
        logger,
        pool,
        watch: (check) => checks.push(check),
        sealer: (purpose) => new Sealer(masterKey, purpose),
      }),
    ),
  });
  const app = await createHttpApplication(rootModule, {
    logger,
    title: options.title,
    version: softwareVersion,
    schemas: answersOf([commandAnswers, ...running.map(({ service }) => service.schemas)]),
  });
  return {
    app,
    store,
    stop: async () => {
      wallClockHealth.stop();
      await app.close();
      await host.stop();
      await store.close();
      await Promise.all([...new Set([ownPool, ...running.map(({ pool }) => pool)])].map(endPool));
    },
  };
}

/** @throws Error that says what to do when the ledger is not there. */
async function requireLedger(store: PostgresEventStore): Promise<void> {
  try {
    await store.heads();
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    // No such schema, no such function.
    if (!['3F000', '42883'].includes(code)) throw error;
    throw new Error('the database has no ledger, or an older one: run caseledger migrate', { cause: error });
  }
}
