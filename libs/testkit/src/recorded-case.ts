import type { RecordedFact } from '@caseledger/domain';
import { leafHashOf, type EventLog, type EventLookup, type Feed, type RecordedEvent } from '@caseledger/kernel';
import { CaseDriver, step, type Step } from '../../domain/src/case-driver.testing.js';
import { achillesStudy, first, untilTreated, vas, visa, visitOn } from '../../domain/src/journeys.testing.js';

export { step, vas, visa, visitOn };

const study = 'S1';

/** Study S1 of the reference programme with participant P1 and product B1 until treated, and then some. */
export function recordedCase(more: readonly Step[] = []): readonly RecordedFact[] {
  const { events } = new CaseDriver().run([...achillesStudy, ...untilTreated(first), ...more]);
  const versions = new Map<string, number>();
  return events.map((event, index) => {
    const version = (versions.get(event.stream) ?? 0) + 1;
    versions.set(event.stream, version);
    const envelope = {
      ...event,
      id: `command-${index}/0`,
      study,
      version,
      schemaVersion: 1,
      zone: 'Europe/Madrid',
      causation: `command-${index}`,
      correlation: `request-${index}`,
      software: 'caseledger 0.1.0',
      salt: '',
    };
    return { ...envelope, position: index + 1, hash: leafHashOf(JSON.stringify(envelope)) } as RecordedFact;
  });
}

/** The ledger of recorded events as a projection host takes it: the feed delivers all of them at once. */
export function ledgerOf(events: readonly RecordedEvent[]): {
  readonly log: EventLog & EventLookup;
  readonly feed: Feed;
} {
  return {
    log: {
      read: (_study, after, limit) => {
        const from = typeof after === 'number' ? after : after.position;
        return Promise.resolve(events.slice(from, from + limit));
      },
      hashesAt: (places) => Promise.resolve(places.map(({ position }) => events[position - 1]?.hash)),
      onLook: () => () => undefined,
      readAt: (_study, positions) => Promise.resolve(events.filter(({ position }) => positions.includes(position))),
      readStreams: (_study, streams, through = Infinity) =>
        Promise.resolve(
          events.filter(
            (event) =>
              event.position <= through &&
              streams.some(({ stream, after }) => stream === event.stream && event.version > after),
          ),
        ),
      heads: () => Promise.resolve([{ study, position: events.length, hash: events.at(-1)?.hash ?? '' }]),
      onAppend: () => () => undefined,
    },
    feed: {
      subscribe: (subscriber) => {
        const delivered = subscriber.deliver(study, events);
        return { stop: () => delivered, wake: () => undefined, hurry: () => undefined };
      },
    },
  };
}
