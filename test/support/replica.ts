import { PerformCommand, PerformCommandHandler } from '@caseledger/commands';
import { upcasters, type Command } from '@caseledger/domain';
import { systemClock, type Clock } from '@caseledger/kernel';
import { PostgresEventStore } from '@caseledger/ledger';
import { StudyMembers, WorldCache } from '@caseledger/study';
import { randomUUID } from 'node:crypto';
import { referenceStudy } from '../../apps/standalone/src/index.js';

/** The write side of one process: its own connections and its own caches. `store` is to be closed. */
export function replica(connectionString: string, clock: Clock = systemClock) {
  const store = new PostgresEventStore({
    upcasters,
    connectionString,
    masterKey: Buffer.alloc(32, 7),
    software: 'spec/1',
  });
  const worlds = new WorldCache(store);
  const handler = new PerformCommandHandler(store, worlds, clock, store.vault);
  return {
    store,
    handler,
    worlds,
    members: new StudyMembers(worlds, clock),
    perform: (person: string, command: Command) =>
      handler.execute(
        new PerformCommand(referenceStudy, command, { commandId: randomUUID(), person, correlation: 'spec' }),
      ),
  };
}
