import { Module } from '@nestjs/common';
import { AdverseEventCommandsController } from './adverse-events/adverse-event-commands.controller.js';
import { AdverseEventsController } from './adverse-events/adverse-events.controller.js';

/** Adverse events and near misses: reporting them and reading them. */
@Module({ controllers: [AdverseEventCommandsController, AdverseEventsController] })
export class SafetyModule {}
