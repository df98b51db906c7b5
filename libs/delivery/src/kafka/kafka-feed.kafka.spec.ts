import type { RecordedEvent } from '@caseledger/kernel';
import { until } from '@caseledger/testkit';
import {
  ArrayLog,
  decode,
  dropTopic,
  feedContract,
  stored,
  testKafka,
  topicSettings,
} from '@caseledger/testkit/delivery';
import type { Kafka } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { toMessage } from './cloud-event.js';
import { KafkaFeed, type KafkaFeedOptions } from './kafka-feed.js';
import { partitionOf } from './partition.js';
import { Publisher } from './publisher.js';
import { ensureTopic } from './topic.js';

const settings = topicSettings();
const { topic, partitions } = settings;
let kafka: Kafka;
let publisher: Publisher;

beforeAll(async () => {
  kafka = testKafka();
  await ensureTopic(kafka, settings);
  publisher = new Publisher(kafka, topic);
});
afterAll(async () => {
  await publisher.close();
  await dropTopic(kafka, topic);
});

/** Every log has studies of its own in the topic that the specs share. */
class PrefixedLog extends ArrayLog {
  readonly prefix = randomUUID();
}

const publish = async (events: readonly RecordedEvent[]): Promise<void> => {
  const study = events[0]?.study ?? '';
  await publisher.publish(
    partitionOf(study, partitions),
    events.map((event) => toMessage(study, stored(event))),
  );
};

const newFeed = (log: ArrayLog, options: Partial<KafkaFeedOptions> = {}): KafkaFeed =>
  new KafkaFeed({ kafka, topic, group: randomUUID(), log, decode, ...options });

feedContract(
  'KafkaFeed',
  () => new ArrayLog(),
  (log) => {
    const publishing: Promise<void>[] = [];
    log.onAppend((study, position) => {
      publishing.push(publish(log.all(study).slice(0, position)));
    });
    return Promise.resolve({
      feed: newFeed(log),
      close: async () => {
        await Promise.all(publishing);
      },
    });
  },
);

describe('KafkaFeed', () => {
  /** Remembers all positions it was given, and that it is never behind: the ledger has nothing to bring. */
  const listener = () => {
    const given: number[] = [];
    return {
      name: 'listener',
      given,
      behind: () => Promise.resolve([]),
      deliver: (study: string, events: readonly RecordedEvent[]) => {
        given.push(...events.filter((event) => event.study === study).map(({ position }) => position));
        return Promise.resolve();
      },
      park: () => Promise.resolve(),
    };
  };

  it('R-INT-05 brings what the topic says, without the ledger', async () => {
    const log = new PrefixedLog();
    const subscriber = listener();
    const feed = newFeed(log);
    const subscription = feed.subscribe(subscriber);
    await until(() => feed.connected);
    const events = log.append(log.prefix, 'noted', 'noted', 'noted');
    await until(async () => {
      // The group starts at the end of the topic, some time after it is joined.
      await publish(events);
      return subscriber.given.length >= 3;
    });
    await subscription.stop();
    expect(subscriber.given.slice(0, 3)).toEqual([1, 2, 3]);
  });

  it('R-INT-05 tells of messages that no relay wrote, and passes them over', async () => {
    const log = new PrefixedLog();
    const foreign: string[] = [];
    const subscriber = listener();
    const feed = newFeed(log, { onForeign: (error) => foreign.push((error as Error).message) });
    const subscription = feed.subscribe(subscriber);
    await until(() => feed.connected);
    const [event] = log.append(log.prefix, 'noted');
    const partition = partitionOf(log.prefix, partitions);
    const sound = toMessage(log.prefix, stored(event as RecordedEvent));
    await until(async () => {
      await publisher.publish(partition, [
        { key: log.prefix, value: 'nonsense' },
        { ...sound, value: 'no JSON' },
        { ...sound, value: null },
        { ...sound, key: 'another study' },
        { ...sound, headers: { ...sound.headers, ce_position: '0' } },
        sound,
      ]);
      return subscriber.given.length > 0;
    });
    await subscription.stop();
    expect(new Set(foreign)).toEqual(
      new Set([
        'not a CloudEvent 1.0 in binary mode',
        expect.stringContaining('JSON'),
        'without a value',
        'not of its study',
        'without a position',
      ]),
    );
    expect(new Set(subscriber.given)).toEqual(new Set([1]));
  });

  it('R-INT-05 catches up from the ledger while the broker is away', async () => {
    const log = new PrefixedLog();
    log.append('A', ...Array<string>(1_200).fill('noted'));
    let position = 0;
    const feed = new KafkaFeed({
      kafka: (await import('./client.js')).kafkaClient({ brokers: ['127.0.0.1:1'] }, 'specs'),
      topic,
      group: randomUUID(),
      log,
      decode,
    });
    const subscription = feed.subscribe({
      name: 'away',
      behind: (heads) => Promise.resolve(position < (heads[0]?.position ?? 0) ? [{ study: 'A', after: position }] : []),
      deliver: (_, events) => Promise.resolve(void (position = events.at(-1)?.position ?? position)),
      park: () => Promise.resolve(),
    });
    await until(() => position === 1_200);
    expect(feed.connected).toBe(false);
    await subscription.stop();
  });
});
