import { AccessModule, type AccessOptions } from '@caseledger/access';
import { CasebookModule } from '@caseledger/casebook';
import { CommandsModule } from '@caseledger/commands';
import type { Clock } from '@caseledger/kernel';
import type { PostgresEventStore } from '@caseledger/ledger';
import { OperationsModule, type OperationsOptions } from '@caseledger/platform';
import type { ProjectionReader } from '@caseledger/projections';
import { StudyModule } from '@caseledger/study';
import { Module, type DynamicModule } from '@nestjs/common';

export interface ServicesModuleOptions {
  readonly access: AccessOptions;
  readonly store: PostgresEventStore;
  readonly clock: Clock;
  readonly reader: ProjectionReader;
  readonly operations: OperationsOptions;
  /** The modules of the services. */
  readonly services: readonly DynamicModule[];
}

/** One service, or several in one process: their routes, and what all of them stand on. */
@Module({})
export class ServicesModule {
  static forRoot({ access, store, clock, reader, operations, services }: ServicesModuleOptions): DynamicModule {
    return {
      module: ServicesModule,
      imports: [
        AccessModule.forRoot(access, clock),
        StudyModule.forRoot({ store, clock }),
        CommandsModule.forRoot({ store, vault: store.vault, clock }),
        CasebookModule.forRoot({ reader, log: store, vault: store.vault, clock }),
        OperationsModule.forRoot(operations),
        ...services,
      ],
    };
  }
}
