import { LedgerFeed } from '@caseledger/delivery';
import { sha256, type Feed } from '@caseledger/kernel';
import { PostgresEventStore, type ServiceName } from '@caseledger/ledger';
import { ProjectionHost, type Pace } from '@caseledger/projections';
import { entriesProjection } from '@caseledger/testkit/projections';
import { randomBytes, randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { OperatorDatabase } from '../src/operations/operator-database.js';

interface Database {
  readonly adminUrl: string;
  readonly serviceUrl: string;
  urlOf(service: ServiceName): string;
  drop(): Promise<void>;
}

/** A service with a projection of the spec's own over a ledger, and an operator who comes from outside. */
export class OperatedService {
  readonly projection = entriesProjection();
  readonly services = [{ name: 'coordination' as const, projections: [this.projection] }];
  readonly store: PostgresEventStore;
  readonly operator: OperatorDatabase;
  readonly masterKey = randomBytes(32);
  readonly admin: Pool;
  private readonly versions = new Map<string, number>();
  private readonly stops: (() => Promise<void>)[] = [];

  /** @param database is dropped with it. */
  constructor(private readonly database: Database) {
    const { serviceUrl, adminUrl } = database;
    this.store = new PostgresEventStore({
      upcasters: [],
      connectionString: serviceUrl,
      masterKey: this.masterKey,
      software: 'spec/1',
      lookMs: 50,
    });
    this.operator = new OperatorDatabase(adminUrl, false, () => Promise.resolve(this.masterKey));
    this.admin = new Pool({ connectionString: adminUrl });
    this.admin.on('error', () => undefined);
  }

  /** Starts a process's share of the service: with its own role and connections. */
  async start(feed: Feed = new LedgerFeed(this.store), pace?: Pace): Promise<ProjectionHost> {
    const pool = new Pool({ connectionString: this.database.urlOf('coordination'), max: 8 });
    pool.on('error', () => undefined);
    const host = new ProjectionHost({
      pool,
      schema: 'coordination',
      log: this.store,
      feed,
      projections: [this.projection],
      ...(pace && { pace }),
    });
    const stop = this.store.onAltered((altered) => {
      host.doubt(altered);
    });
    this.stops.push(async () => {
      stop();
      await host.stop();
      await pool.end();
    });
    await host.start();
    return host;
  }

  /** Ends what runs of the service. */
  async stop(): Promise<void> {
    await Promise.all(this.stops.splice(0).map((stop) => stop()));
  }

  /** Appends events of these types to the study's own stream, recorded at an instant. */
  async append(
    study: string,
    types: readonly string[],
    recordedAt = '2026-01-01T00:00:00.000Z',
    data: object = {},
  ): Promise<number> {
    const expectedVersion = this.versions.get(study) ?? 0;
    const outcome = await this.store.append({
      study,
      commandId: randomUUID(),
      requestHash: sha256(randomBytes(8)),
      streams: [{ stream: 'study', expectedVersion, events: types.map((type) => ({ type, schemaVersion: 1, data })) }],
      context: {
        actor: { id: 'person', role: 'coordinator', organisation: 'Hospital' },
        occurredAt: recordedAt,
        zone: 'Europe/Madrid',
        recordedAt,
        causation: 'spec',
        correlation: 'spec',
      },
      answer: {},
    });
    if (outcome.outcome !== 'appended') throw new Error(outcome.outcome);
    this.versions.set(study, expectedVersion + types.length);
    return outcome.receipt.position;
  }

  /** Goes on from an earlier version of the study's stream. */
  restored(study: string, version: number): void {
    this.versions.set(study, version);
  }

  /** The schemas of the projection's builds, with their owners. */
  async builds(): Promise<string[]> {
    const { rows } = await this.admin.query<{ build: string }>(
      `SELECT nspname || ' of ' || nspowner::regrole AS build FROM pg_namespace
        WHERE nspname LIKE 'coordination_%' ORDER BY nspname`,
    );
    return rows.map(({ build }) => build);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.operator.close();
    await this.admin.end();
    await this.store.close();
    await this.database.drop();
  }
}
