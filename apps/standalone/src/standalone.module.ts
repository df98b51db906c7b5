import { AccessModule, type LocalIssuer } from '@caseledger/access';
import { CommandsModule } from '@caseledger/commands';
import type { Clock } from '@caseledger/kernel';
import type { PostgresEventStore } from '@caseledger/ledger';
import { OperationsModule } from '@caseledger/platform';
import { ProjectionReader, type ProjectionHost } from '@caseledger/projections';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CoordinationModule } from '../../coordination/src/coordination.module.js';
import { OversightModule } from '../../oversight/src/oversight.module.js';
import { SafetyModule } from '../../safety/src/safety.module.js';

export interface Services {
  readonly store: PostgresEventStore;
  readonly host: ProjectionHost;
  readonly issuer: LocalIssuer;
  readonly clock: Clock;
}

@Global()
@Module({})
class ReadersModule {
  static forRoot(reader: ProjectionReader): DynamicModule {
    return {
      module: ReadersModule,
      providers: [{ provide: ProjectionReader, useValue: reader }],
      exports: [ProjectionReader],
    };
  }
}

/** Every service in one process, over one ledger and one projection host. */
@Module({})
export class StandaloneModule {
  static forRoot({ store, host, issuer, clock }: Services): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [
        AccessModule.forRoot({ issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys }),
        CommandsModule.forRoot({ store, vault: store.vault, clock }),
        ReadersModule.forRoot(host.reader),
        OperationsModule.forRoot({
          checks: () => [
            {
              name: 'ledger',
              check: async () => {
                await store.heads();
              },
            },
            {
              name: 'projections',
              check: async () => {
                await host.status();
              },
            },
          ],
        }),
        CoordinationModule,
        SafetyModule,
        OversightModule,
      ],
    };
  }
}
