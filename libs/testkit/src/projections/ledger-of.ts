import type { EventLog, Feed, RecordedEvent } from '@caseledger/kernel';

/** The ledger of one study's events as a projection host takes it: the feed delivers all of them at once. */
export function ledgerOf(events: readonly RecordedEvent[]): { readonly log: EventLog; readonly feed: Feed } {
  const study = events[0]?.study ?? '';
  return {
    log: {
      read: (_study, after, limit) => {
        const from = typeof after === 'number' ? after : after.position;
        return Promise.resolve(events.slice(from, from + limit));
      },
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
      hashesAt: (places) => Promise.resolve(places.map(({ position }) => events[position - 1]?.hash)),
      onLook: () => () => undefined,
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
