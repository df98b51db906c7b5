import { Module } from '@nestjs/common';
import { AdverseEventsController } from './adverse-events/adverse-events.controller.js';

/** Adverse events and near misses. */
@Module({ controllers: [AdverseEventsController] })
export class SafetyModule {}
