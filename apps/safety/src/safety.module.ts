import { StudyMembers } from '@caseledger/commands';
import { ProjectionReader } from '@caseledger/projections';
import type { ServiceParts } from '@caseledger/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { AdverseEventCommandsController } from './adverse-events/adverse-event-commands.controller.js';
import { AdverseEventsController } from './adverse-events/adverse-events.controller.js';
import { MessageSource } from './stream/message-source.js';
import type { StreamSettings } from './stream/settings.js';
import { eventLog, StreamController } from './stream/stream.controller.js';
import { StreamHub } from './stream/stream-hub.js';
import type { WebhookSettings } from './webhooks/settings.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** What the environment decides. */
interface SafetySettings {
  readonly stream: StreamSettings;
  readonly webhooks: WebhookSettings;
}

/** Adverse events and near misses: reporting them, reading them and following them. */
@Module({ controllers: [AdverseEventCommandsController, AdverseEventsController, StreamController] })
export class SafetyModule {
  static forRoot(parts: ServiceParts, { stream, webhooks }: SafetySettings): DynamicModule {
    const { reader, log } = parts;
    return {
      module: SafetyModule,
      imports: [WebhooksModule.forRoot(parts, webhooks)],
      providers: [
        { provide: ProjectionReader, useValue: reader },
        { provide: eventLog, useValue: log },
        {
          provide: StreamHub,
          inject: [StudyMembers],
          useFactory: (members: StudyMembers) => new StreamHub(new MessageSource(reader), members, log, stream),
        },
      ],
    };
  }
}
