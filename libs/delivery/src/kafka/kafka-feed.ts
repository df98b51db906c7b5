import { own } from '@caseledger/kernel';
import type { EventDecoder, EventLog, Feed, RecordedEvent, Subscriber, Subscription } from '@caseledger/kernel';
import type { Consumer, ConsumerConfig, EachBatchPayload, Kafka } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { LedgerFeed } from '../ledger-feed.js';
import { CatchUp } from './catch-up.js';
import { fromMessage } from './cloud-event.js';
import { partitionOf } from './partition.js';

export interface KafkaFeedOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  /** The consumer group: one a service, its replicas share the studies. */
  readonly group: string;
  /** To catch up from, and to fill gaps. */
  readonly log: EventLog;
  readonly decode: EventDecoder;
  /** Milliseconds without a sign of life after which the group gives a process's studies to others. */
  readonly sessionMs?: number;
  /** Told of every failed delivery; it is tried again. */
  readonly onError?: (error: unknown, subscriber: string, study?: string) => void;
  /** Told of every message that no relay wrote; it is passed over, the ledger has what belongs there. */
  readonly onForeign?: (error: unknown, message: { partition: number; offset: string }) => void;
}

/** Longest wait for one delivery before the rest of the topic goes on: what takes longer is catching up. */
const patienceMs = 1_000;
/** More messages than this are quicker read from the ledger. */
const farBehind = 20_000;
const restartMs = 1_000;

/**
 * The feed that reads the topic. Kafka's offset is only a hint: each subscriber's own cursor decides what is new. What
 * the topic does not bring, or a subscriber could not take, comes from the ledger.
 */
export class KafkaFeed implements Feed {
  /** Each with its deliveries under way, by study. */
  private readonly subscribers = new Map<Subscriber, Map<string, Promise<void>>>();
  private readonly ledger: LedgerFeed;
  /** Partitions that the group gave to this process, of how many; undefined until it first did. */
  private assigned: { readonly partitions: ReadonlySet<number>; readonly of: number } | undefined;
  private alive = false;
  private stopping: AbortController | undefined;
  private consuming: Promise<void> = Promise.resolve();

  constructor(private readonly options: KafkaFeedOptions) {
    const { log, onError } = options;
    this.ledger = new LedgerFeed(log, { hints: false, ...(onError && { onError }) });
  }

  subscribe(subscriber: Subscriber): Subscription {
    const underWay = new Map<string, Promise<void>>();
    this.subscribers.set(subscriber, underWay);
    if (this.stopping === undefined) {
      const stopping = new AbortController();
      this.stopping = stopping;
      this.consuming = this.consuming.then(() => this.consume(stopping.signal));
    }
    const catchUp = this.ledger.subscribe(new CatchUp(subscriber, (study) => this.isMine(study)));
    return {
      wake: () => {
        catchUp.wake();
      },
      // The topic gathers by itself.
      hurry: () => undefined,
      stop: async () => {
        this.subscribers.delete(subscriber);
        await catchUp.stop();
        await Promise.all(underWay.values());
        if (this.subscribers.size > 0) return;
        this.stopping?.abort();
        this.stopping = undefined;
        await this.consuming;
      },
    };
  }

  /** Whether the group knows this process. */
  get connected(): boolean {
    return this.alive;
  }

  private isMine(study: string): boolean {
    return this.assigned?.partitions.has(partitionOf(study, this.assigned.of)) ?? true;
  }

  /** Consumes until stopped. A broker that is away is waited for; the ledger feeds the subscribers meanwhile. */
  private async consume(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const consumer = this.options.kafka.consumer(consumerConfig(this.options));
      const crashed = new Promise<void>((resolve) => {
        consumer.on(consumer.events.CRASH, ({ payload }) => {
          this.alive = false;
          if (!payload.restart) resolve();
        });
      });
      try {
        const of = await partitionCount(this.options);
        consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
          this.alive = true;
          this.assigned = { partitions: new Set(own(payload.memberAssignment, this.options.topic)), of };
        });
        await consumer.connect();
        await consumer.subscribe({ topics: [this.options.topic], fromBeginning: false });
        await consumer.run({
          partitionsConsumedConcurrently: 4,
          autoCommitInterval: 5_000,
          eachBatch: (payload) => this.take(payload, consumer),
        });
        await Promise.race([crashed, aborted(stop)]);
      } catch {
        // kafkajs has told the log why.
        await pause(restartMs, undefined, { signal: stop }).catch(() => undefined);
      } finally {
        this.alive = false;
        await consumer.disconnect().catch(() => undefined);
      }
    }
  }

  private async take(payload: EachBatchPayload, consumer: Consumer): Promise<void> {
    const { batch } = payload;
    if (Number(batch.highWatermark) - Number(batch.lastOffset()) > farBehind) {
      consumer.seek({ topic: batch.topic, partition: batch.partition, offset: batch.highWatermark });
      return;
    }
    for (const [study, events] of this.read(batch)) {
      await Promise.all(Array.from(this.subscribers.keys(), (subscriber) => this.bring(subscriber, study, events)));
      await payload.heartbeat();
    }
  }

  /** The events of a batch, by study. */
  private read({ partition, messages }: EachBatchPayload['batch']): ReadonlyMap<string, RecordedEvent[]> {
    const studies = new Map<string, RecordedEvent[]>();
    for (const message of messages) {
      try {
        const { study, stored } = fromMessage(message);
        const event = this.options.decode(stored);
        const events = studies.get(study);
        if (events === undefined) studies.set(study, [event]);
        else events.push(event);
      } catch (error) {
        this.options.onForeign?.(error, { partition, offset: message.offset });
      }
    }
    return studies;
  }

  /** Delivers, and waits for it, but not long. Whatever does not get through here, the ledger brings. */
  private async bring(subscriber: Subscriber, study: string, events: readonly RecordedEvent[]): Promise<void> {
    const underWay = this.subscribers.get(subscriber);
    if (underWay === undefined || underWay.has(study)) return;
    const delivery = subscriber
      .deliver(study, events)
      .catch((error: unknown) => this.options.onError?.(error, subscriber.name, study))
      .finally(() => underWay.delete(study));
    underWay.set(study, delivery);
    const patience = new AbortController();
    await Promise.race([delivery, pause(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
  }
}

function consumerConfig({ group, sessionMs = 6_000 }: KafkaFeedOptions): ConsumerConfig {
  return {
    groupId: group,
    sessionTimeout: sessionMs,
    heartbeatInterval: sessionMs / 4,
    maxBytes: 4 * 1024 * 1024,
    // A stop waits for the fetch under way. An event ends it at once.
    maxWaitTimeInMs: 500,
    allowAutoTopicCreation: false,
  };
}

/** @throws while the brokers are away, or the topic is not made yet. */
async function partitionCount({ kafka, topic }: KafkaFeedOptions): Promise<number> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics[0]?.partitions.length ?? 0;
  } finally {
    await admin.disconnect();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
