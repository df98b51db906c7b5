import { StudyMembers } from '@caseledger/commands';
import type { Role } from '@caseledger/domain';
import type { Clock, EventLog } from '@caseledger/kernel';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import type { MessageFold, MessageSource } from './message-source.js';
import { Proofs } from './stream/proof.js';
import type { StreamSettings } from './stream/settings.js';
import { StreamHub } from './stream/stream-hub.js';
import { Deliveries } from './webhooks/deliveries.js';
import { Endpoints, type Sealer } from './webhooks/endpoints.js';
import { WebhookSender } from './webhooks/sender.js';
import type { WebhookSettings } from './webhooks/settings.js';
import { createTables } from './webhooks/tables.js';
import { Webhooks } from './webhooks/webhooks.js';
import { WebhookWorker } from './webhooks/worker.js';

/** What a service publishes, and what that stands on. */
export interface OutboundParts {
  readonly source: MessageSource;
  /** Who may follow the messages. */
  readonly readers: readonly Role[];
  /** The messages anew from the ledger, for proofs. */
  readonly fold: MessageFold;
  readonly store: EventLog;
  readonly clock: Clock;
  /** Of the service's role. */
  readonly pool: Pool;
  readonly sealer: (purpose: string) => Sealer;
  readonly stream: StreamSettings;
  readonly webhooks: WebhookSettings;
}

/** Streams, proofs and webhooks of the messages of one service, for its controllers. */
@Module({})
export class OutboundModule {
  static forRoot(parts: OutboundParts): DynamicModule {
    const { source, fold, store, clock, pool, sealer, stream } = parts;
    const { addresses, timeoutSeconds } = parts.webhooks;
    const endpoints = new Endpoints(pool, sealer('webhooks'));
    const deliveries = new Deliveries(pool);
    const now = (): Date => new Date(clock.now());
    const sender = new WebhookSender({ addresses, timeoutSeconds, now });
    return {
      module: OutboundModule,
      providers: [
        { provide: Proofs, useValue: new Proofs(store, fold) },
        { provide: Endpoints, useValue: endpoints },
        { provide: Deliveries, useValue: deliveries },
        {
          provide: StreamHub,
          inject: [StudyMembers],
          useFactory: (members: StudyMembers) =>
            new StreamHub({
              source,
              log: store,
              scopeOf: async (study, person) => (await members.duties(study, person, parts.readers)).scope,
              clock,
              settings: stream,
            }),
        },
        {
          provide: WebhookWorker,
          inject: [StudyMembers],
          useFactory: async (members: StudyMembers) => {
            await createTables(pool);
            return new WebhookWorker({
              source,
              log: store,
              members,
              endpoints,
              deliveries,
              sender,
              clock,
              timeoutSeconds,
            });
          },
        },
        {
          provide: Webhooks,
          inject: [WebhookWorker],
          useFactory: (worker: WebhookWorker) =>
            new Webhooks({ endpoints, deliveries, source, log: store, sender, addresses, worker, now }),
        },
      ],
      exports: [Proofs, Endpoints, Deliveries, StreamHub, Webhooks],
    };
  }
}
