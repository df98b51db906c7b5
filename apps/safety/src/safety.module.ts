import { ShowViewHandler } from '@caseledger/casebook';
import { CommandGateway, StudyMembers } from '@caseledger/commands';
import { ProjectionReader } from '@caseledger/projections';
import type { ServiceParts } from '@caseledger/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { AdverseEventCommandsController } from './adverse-events/adverse-event-commands.controller.js';
import { AggregateController } from './aggregate/aggregate.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { AdverseEventsController } from './adverse-events/adverse-events.controller.js';
import { ClocksController } from './clocks/clocks.controller.js';
import { DeadlineAlarm } from './clocks/deadline-alarm.js';
import { CtcaeController } from './ctcae/ctcae.controller.js';
import { Dictionaries } from './dictionary/dictionaries.js';
import { DictionariesController } from './dictionary/dictionaries.controller.js';
import { MessageSource } from './stream/message-source.js';
import type { StreamSettings } from './stream/settings.js';
import { eventLog, StreamController } from './stream/stream.controller.js';
import { StreamHub } from './stream/stream-hub.js';
import type { WebhookSettings } from './webhooks/settings.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** What the environment decides. */
interface SafetySettings {
  readonly dictionaries: Dictionaries;
  readonly stream: StreamSettings;
  readonly webhooks: WebhookSettings;
}

/** Adverse events and near misses: reporting, reading and following them, and who must be told of them by when. */
@Module({
  controllers: [
    AdverseEventCommandsController,
    AdverseEventsController,
    AggregateController,
    ClocksController,
    CtcaeController,
    DictionariesController,
    NotificationsController,
    ReportsController,
    StreamController,
  ],
})
export class SafetyModule {
  static forRoot(parts: ServiceParts, { dictionaries, stream, webhooks }: SafetySettings): DynamicModule {
    const { reader, store } = parts;
    return {
      module: SafetyModule,
      imports: [WebhooksModule.forRoot(parts, webhooks)],
      providers: [
        { provide: Dictionaries, useValue: dictionaries },
        { provide: ProjectionReader, useValue: reader },
        { provide: eventLog, useValue: store },
        {
          provide: DeadlineAlarm,
          inject: [ShowViewHandler, CommandGateway],
          useFactory: (casebook: ShowViewHandler, gateway: CommandGateway) =>
            new DeadlineAlarm(casebook, gateway, parts),
        },
        {
          provide: StreamHub,
          inject: [StudyMembers],
          useFactory: (members: StudyMembers) => new StreamHub(new MessageSource(reader), members, store, stream),
        },
      ],
    };
  }
}
