import type { Clock, EventStore, PersonalDataVault } from '@caseledger/kernel';
import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandGateway } from './http.js';
import { Importer } from './import/importer.js';
import { PerformCommandHandler } from './perform-command.handler.js';
import { clock, eventStore, personalDataVault } from './tokens.js';

export interface CommandsOptions {
  readonly store: EventStore;
  readonly vault: PersonalDataVault;
  readonly clock: Clock;
}

/** The path of every command. The module of the study's gate is beside it. */
@Module({})
export class CommandsModule {
  static forRoot(options: CommandsOptions): DynamicModule {
    return {
      module: CommandsModule,
      global: true,
      imports: [CqrsModule],
      providers: [
        CommandGateway,
        PerformCommandHandler,
        Importer,
        { provide: eventStore, useValue: options.store },
        { provide: personalDataVault, useValue: options.vault },
        { provide: clock, useValue: options.clock },
      ],
      exports: [CommandGateway, Importer],
    };
  }
}
