import type { KeptTable } from '@caseledger/casebook';
import type { Clock, EventLog, EventStore, RuleCatalogue } from '@caseledger/kernel';
import type { AnswerSchemas, ReadinessCheck } from '@caseledger/platform';
import type { Sealer, ServiceName } from '@caseledger/ledger';
import type { Projection, ProjectionReader } from '@caseledger/projections';
import type { DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

/** What a service stands on. */
export interface ServiceParts {
  /** Of the process's projections. */
  readonly reader: ProjectionReader;
  readonly store: EventStore & EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of the service's role. Its schema exists. */
  readonly pool: Pool;
  /** Takes a check of what must work before requests may come. */
  readonly watch: (check: ReadinessCheck) => void;
  /** For secrets that the service keeps, by what they are for. */
  readonly sealer: (purpose: string) => Sealer;
}

/** What a service consists of. It says nothing about the process that it runs in. */
export interface Service {
  /** Also the name of its schema and of its role in the database. */
  readonly name: ServiceName;
  readonly title: string;
  /** Rows that it wants kept beside the casebook. */
  readonly keeps: readonly KeptTable[];
  /** Its projections beside the casebook. */
  readonly projections: readonly Projection[];
  /** Of what its routes answer. */
  readonly schemas: AnswerSchemas;
  /** The rules that it refuses by, beside those of the rooms that every service stands on. */
  readonly refusals?: RuleCatalogue;
  /** Its routes. */
  readonly module: (parts: ServiceParts) => DynamicModule;
}
