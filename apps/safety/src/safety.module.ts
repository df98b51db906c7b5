import { ProjectionReader } from '@caseledger/projections';
import { Module, type DynamicModule } from '@nestjs/common';
import { AdverseEventCommandsController } from './adverse-events/adverse-event-commands.controller.js';
import { AggregateController } from './aggregate/aggregate.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { AdverseEventsController } from './adverse-events/adverse-events.controller.js';

/** Adverse events and near misses: reporting them and reading them. */
@Module({
  controllers: [
    AdverseEventCommandsController,
    AdverseEventsController,
    AggregateController,
    ReportsController,
    NotificationsController,
  ],
})
export class SafetyModule {
  /** @param options.reader of this service's projections */
  static forRoot({ reader }: { readonly reader: ProjectionReader }): DynamicModule {
    return { module: SafetyModule, providers: [{ provide: ProjectionReader, useValue: reader }] };
  }
}
