import type { Clock, EventLog, EventStore } from '@caseledger/kernel';
import type { Sealer, ServiceName } from '@caseledger/ledger';
import type { Projection, ProjectionReader } from '@caseledger/projections';
import type { DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

/** What a service stands on. */
export interface ServiceParts {
  /** Of its projections. */
  readonly reader: ProjectionReader;
  readonly store: EventStore & EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of the service's role. Its schema exists. */
  readonly pool: Pool;
  /** For secrets that the service keeps, by what they are for. */
  readonly sealer: (purpose: string) => Sealer;
}

/** What a service consists of. It says nothing about the process that it runs in. */
export interface Service {
  /** Also the name of its schema and of its role in the database. */
  readonly name: ServiceName;
  readonly title: string;
  readonly projections: readonly Projection[];
  /** Its routes. */
  readonly module: (parts: ServiceParts) => DynamicModule;
}
