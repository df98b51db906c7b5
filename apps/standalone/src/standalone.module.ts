import { AccessModule, type LocalIssuer } from '@caseledger/access';
import { CommandsModule } from '@caseledger/commands';
import type { Clock } from '@caseledger/kernel';
import type { PostgresEventStore } from '@caseledger/ledger';
import { OperationsModule } from '@caseledger/platform';
import type { ProjectionHost } from '@caseledger/projections';
import { Module, type DynamicModule } from '@nestjs/common';
import { CoordinationModule } from '../../coordination/src/coordination.module.js';
import { OversightModule } from '../../oversight/src/oversight.module.js';
import { SafetyModule } from '../../safety/src/safety.module.js';

export interface Services {
  readonly store: PostgresEventStore;
  readonly hosts: Readonly<Record<'coordination' | 'safety' | 'oversight', ProjectionHost>>;
  readonly issuer: LocalIssuer;
  readonly clock: Clock;
}

/** Every service in one process, over one ledger, each with its own projections. */
@Module({})
export class StandaloneModule {
  static forRoot({ store, hosts, issuer, clock }: Services): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [
        AccessModule.forRoot({ issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys }),
        CommandsModule.forRoot({ store, vault: store.vault, clock }),
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
                await Promise.all(Object.values(hosts).map((host) => host.status()));
              },
            },
          ],
        }),
        CoordinationModule.forRoot(hosts.coordination),
        SafetyModule.forRoot(hosts.safety),
        OversightModule.forRoot(hosts.oversight),
      ],
    };
  }
}
