import { clinicalReaders, ShowViewHandler } from '@caseledger/casebook';
import { CommandGateway } from '@caseledger/commands';
import { KeptMessages, OutboundModule, type StreamSettings, type WebhookSettings } from '@caseledger/outbound';
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
import { foldMessages } from './stream/message.js';
import { StreamController } from './stream/stream.controller.js';
import { streamProjection } from './stream/stream.projection.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

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
    WebhooksController,
  ],
})
export class SafetyModule {
  static forRoot(parts: ServiceParts, { dictionaries, stream, webhooks }: SafetySettings): DynamicModule {
    const source = new KeptMessages(parts.reader, streamProjection.name);
    return {
      module: SafetyModule,
      imports: [
        OutboundModule.forRoot({
          ...parts,
          schema: 'safety',
          source,
          readers: clinicalReaders,
          fold: foldMessages,
          stream,
          webhooks,
        }),
      ],
      providers: [
        { provide: Dictionaries, useValue: dictionaries },
        {
          provide: DeadlineAlarm,
          inject: [ShowViewHandler, CommandGateway],
          useFactory: (casebook: ShowViewHandler, gateway: CommandGateway) =>
            new DeadlineAlarm(casebook, gateway, parts),
        },
      ],
    };
  }
}
