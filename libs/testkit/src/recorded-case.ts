import type { RecordedFact } from '@caseledger/domain';
import type { EventLog, Feed, RecordedEvent } from '@caseledger/kernel';
import { CaseDriver, step, type Step } from '../../domain/src/case-driver.testing.js';
import {
  achillesStudy,
  delegation,
  first,
  untilTreated,
  vas,
  visa,
  visitOn,
} from '../../domain/src/journeys.testing.js';

export { delegation, first, step, untilTreated, vas, visa, visitOn };

const study = 'S1';

/** Study S1 of the reference programme with participant P1 and product B1 until treated, and then some. */
export function recordedCase(more: readonly Step[] = []): readonly RecordedFact[] {
  const { events } = new CaseDriver().run([...achillesStudy, ...untilTreated(first), ...more]);
  const versions = new Map<string, number>();
  return events.map((event, index) => {
    const version = (versions.get(event.stream) ?? 0) + 1;
    versions.set(event.stream, version);
    return {
      ...event,
      id: `command-${index}/0`,
      study,
      position: index + 1,
      version,
      schemaVersion: 1,
      zone: 'Europe/Madrid',
      causation: `command-${index}`,
      correlation: `request-${index}`,
      software: 'caseledger 0.1.0',
      salt: '',
    } as RecordedFact;
  });
}

/** The ledger of recorded events as a projection host takes it: the feed delivers all of them at once. */
export function ledgerOf(events: readonly RecordedEvent[]): { readonly log: EventLog; readonly feed: Feed } {
  return {
    log: {
      read: (_study, after, limit) => Promise.resolve(events.slice(after, after + limit)),
      heads: () => Promise.resolve([{ study, position: events.length }]),
      onAppend: () => () => undefined,
    },
    feed: {
      subscribe: (subscriber) => {
        const delivered = subscriber.deliver(study, events);
        return { stop: () => delivered, wake: () => undefined };
      },
    },
  };
}
