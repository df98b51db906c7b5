import { StudyMembers } from '@caseledger/commands';
import type { ServiceParts } from '@caseledger/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { MessageSource } from '../stream/message-source.js';
import { eventLog } from '../stream/stream.controller.js';
import { Deliveries } from './deliveries.js';
import { Endpoints } from './endpoints.js';
import { WebhookSender } from './sender.js';
import type { WebhookSettings } from './settings.js';
import { createTables } from './tables.js';
import { Webhooks } from './webhooks.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhookWorker } from './worker.js';

/** Messages of the safety stream, delivered to whoever registered an address (R-INT-03). */
@Module({ controllers: [WebhooksController] })
export class WebhooksModule {
  static forRoot(
    { reader, store, clock, pool, sealer }: ServiceParts,
    { addresses, timeoutSeconds }: WebhookSettings,
  ): DynamicModule {
    const source = new MessageSource(reader);
    const endpoints = new Endpoints(pool, sealer('webhooks'));
    const deliveries = new Deliveries(pool);
    const now = (): Date => new Date(clock.now());
    const sender = new WebhookSender({ addresses, timeoutSeconds, now });
    return {
      module: WebhooksModule,
      providers: [
        { provide: eventLog, useValue: store },
        { provide: Endpoints, useValue: endpoints },
        { provide: Deliveries, useValue: deliveries },
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
    };
  }
}
