import type { Clock, EventStore, PersonalDataVault } from '@caseledger/kernel';
import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandGateway } from './http.js';
import { PerformCommandHandler } from './perform-command.handler.js';
import { StudyMembers } from './study-members.js';
import { WorldCache } from './world-cache.js';

/** Injection token of the `PersonalDataVault`. */
export const personalDataVault = 'PersonalDataVault';

export interface CommandsOptions {
  readonly store: EventStore;
  readonly vault: PersonalDataVault;
  readonly clock: Clock;
}

/** The path of every command, and who may read what it led to. */
@Module({})
export class CommandsModule {
  static forRoot({ store, vault, clock }: CommandsOptions): DynamicModule {
    const worlds = new WorldCache(store);
    return {
      module: CommandsModule,
      global: true,
      imports: [CqrsModule],
      providers: [
        CommandGateway,
        { provide: PerformCommandHandler, useValue: new PerformCommandHandler(store, worlds, clock) },
        { provide: StudyMembers, useValue: new StudyMembers(worlds, clock) },
        { provide: personalDataVault, useValue: vault },
      ],
      exports: [CommandGateway, StudyMembers, personalDataVault],
    };
  }
}
