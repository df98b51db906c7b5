import { CommandGateway } from '@caseledger/commands';
import { StudyMembers } from '@caseledger/study';
import type { Role } from '@caseledger/domain';
import type { Clock, EventLog } from '@caseledger/kernel';
import type { ReadinessCheck } from '@caseledger/platform';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import type { MessageFold, MessageSource } from './message-source.js';
import { Proofs } from './stream/proof.js';
import type { StreamSettings } from './stream/settings.js';
import { StreamHub } from './stream/stream-hub.js';
import { Deliveries } from './webhooks/deliveries.js';
import { Endpoints, migrateWebhooks, type Sealer } from './webhooks/endpoints.js';
import { WebhookSender } from './webhooks/sender.js';
import type { WebhookSettings } from './webhooks/settings.js';
import { WebhookLedger } from './webhooks/webhook-ledger.js';
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
  /** Of the service in the database: the tables of webhooks are in it. */
  readonly schema: string;
  /** Takes a check of what must work before requests may come. */
  readonly watch: (check: ReadinessCheck) => void;
  readonly sealer: (purpose: string) => Sealer;
  readonly stream: StreamSettings;
  readonly webhooks: WebhookSettings;
}

/** Streams, proofs and webhooks of the messages of one service, for its controllers. */
@Module({})
export class OutboundModule {
  static forRoot(parts: OutboundParts): DynamicModule {
    const { source, fold, store, clock, pool, schema, sealer, stream } = parts;
    const { addresses, timeoutSeconds, logDays } = parts.webhooks;
    const endpoints = new Endpoints(pool, schema, sealer('webhooks'));
    const deliveries = new Deliveries(pool, schema);
    const now = (): Date => new Date(clock.now());
    const sender = new WebhookSender({ addresses, timeoutSeconds, now });
    return {
      module: OutboundModule,
      providers: [
        { provide: Proofs, useValue: new Proofs(store, fold) },
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
          provide: WebhookLedger,
          inject: [CommandGateway],
          useFactory: (gateway: CommandGateway) =>
            new WebhookLedger({ gateway, log: store, endpoints, deliveries, now }),
        },
        {
          provide: WebhookWorker,
          inject: [StudyMembers, WebhookLedger],
          useFactory: async (members: StudyMembers, ledger: WebhookLedger) => {
            await migrateWebhooks(pool, schema);
            const worker = new WebhookWorker({
              ...{ source, log: store, members, ledger, endpoints, deliveries, sender, clock, logDays },
            });
            parts.watch(worker.check);
            return worker;
          },
        },
        {
          provide: Webhooks,
          inject: [WebhookWorker, WebhookLedger],
          useFactory: (worker: WebhookWorker, ledger: WebhookLedger) =>
            new Webhooks({ endpoints, deliveries, source, log: store, ledger, sender, addresses, worker, now }),
        },
      ],
      exports: [Proofs, Deliveries, StreamHub, Webhooks, WebhookWorker],
    };
  }
}
