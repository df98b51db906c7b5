import type { Clock, EventStore } from '@caseledger/kernel';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { StudyGuard } from './study.guard.js';
import { StudyMembers } from './study-members.js';
import { WorldCache } from './world-cache.js';

/** The gate of every study: who has part in it, by its present state. */
@Module({})
export class StudyModule {
  static forRoot({ store, clock }: { readonly store: EventStore; readonly clock: Clock }): DynamicModule {
    const worlds = new WorldCache(store);
    return {
      module: StudyModule,
      global: true,
      providers: [
        { provide: WorldCache, useValue: worlds },
        { provide: StudyMembers, useValue: new StudyMembers(worlds, clock) },
        { provide: APP_GUARD, useClass: StudyGuard },
      ],
      exports: [StudyMembers, WorldCache],
    };
  }
}
