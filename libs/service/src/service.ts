import type { Clock, EventLog } from '@caseledger/kernel';
import type { Sealer, ServiceName } from '@caseledger/ledger';
import type { Projection, ProjectionReader } from '@caseledger/projections';
import type { DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';

/** What a service consists of. It says nothing about the process that it runs in. */
export interface Service {
  /** Also the name of its schema and of its role in the database. */
  readonly name: ServiceName;
  readonly title: string;
  readonly projections: readonly Projection[];
  /** Its routes. */
  readonly module: (parts: ServiceParts) => DynamicModule;
}

/** What the process gives a service's routes. */
export interface ServiceParts {
  /** Of the service's own projections. */
  readonly reader: ProjectionReader;
  readonly log: EventLog;
  readonly clock: Clock;
  /** Of the service's role. Its schema exists. */
  readonly pool: Pool;
  /** For secrets that the service keeps, by what they are for. */
  readonly sealer: (purpose: string) => Sealer;
}
