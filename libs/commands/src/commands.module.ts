import type { Clock, EventStore } from '@caseledger/kernel';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandGateway } from './http.js';
import { PerformCommandHandler } from './perform-command.handler.js';
import { clock, eventStore } from './tokens.js';
import { StudyGuard } from './study.guard.js';
import { StudyMembers } from './study-members.js';
import { WorldCache } from './world-cache.js';

export interface CommandsOptions {
  readonly store: EventStore;
  readonly clock: Clock;
}

/** The path of every command, and who may read what it led to. */
@Module({})
export class CommandsModule {
  static forRoot(options: CommandsOptions): DynamicModule {
    const worlds = new WorldCache(options.store);
    return {
      module: CommandsModule,
      global: true,
      imports: [CqrsModule],
      providers: [
        CommandGateway,
        PerformCommandHandler,
        { provide: WorldCache, useValue: worlds },
        { provide: eventStore, useValue: options.store },
        { provide: clock, useValue: options.clock },
        { provide: StudyMembers, useValue: new StudyMembers(worlds, options.clock) },
        { provide: APP_GUARD, useClass: StudyGuard },
      ],
      exports: [CommandGateway, StudyMembers],
    };
  }
}
