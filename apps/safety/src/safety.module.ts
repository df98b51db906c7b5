import { ProjectionReader } from '@caseledger/projections';
import type { ServiceParts } from '@caseledger/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { AdverseEventCommandsController } from './adverse-events/adverse-event-commands.controller.js';
import { AdverseEventsController } from './adverse-events/adverse-events.controller.js';
import { ClocksController, safetyClock } from './clocks/clocks.controller.js';
import { DeadlineAlarm } from './clocks/deadline-alarm.js';

/** Adverse events and near misses: reporting them and reading them; and who must be told of them by when. */
@Module({ controllers: [AdverseEventCommandsController, AdverseEventsController, ClocksController] })
export class SafetyModule {
  static forRoot(parts: ServiceParts): DynamicModule {
    return {
      module: SafetyModule,
      providers: [
        { provide: ProjectionReader, useValue: parts.reader },
        { provide: safetyClock, useValue: parts.clock },
        { provide: DeadlineAlarm, useValue: new DeadlineAlarm(parts) },
      ],
    };
  }
}
