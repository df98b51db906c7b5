import { SpanKind, traceBatch } from '@caseledger/platform';
import type { Kafka, Message, Producer } from 'kafkajs';

interface Waiting {
  readonly partition: number;
  readonly messages: readonly Message[];
  readonly resolve: (end: number | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Publishes batches, acknowledged by all replicas in sync. Batches that arrive while a request is in flight travel
 * together in the next one; there is never more than one in flight, so nothing is reordered. What a failed request
 * carried may be in the topic or not: publish it again.
 */
export class Publisher {
  private readonly queue: Waiting[] = [];
  private running: Promise<void> | undefined;
  private producer: Producer | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly topic: string,
  ) {}

  /** @returns the offset after the last of the messages, where the brokers say it */
  async publish(partition: number, messages: readonly Message[]): Promise<number | undefined> {
    const since = performance.now();
    const end = await new Promise<number | undefined>((resolve, reject) => {
      this.queue.push({ partition, messages, resolve, reject });
      this.running ??= this.run();
    });
    traceBatch(() => ({
      name: `publish ${this.topic}`,
      kind: SpanKind.PRODUCER,
      since,
      attributes: {
        'messaging.system': 'kafka',
        'messaging.destination.name': this.topic,
        'messaging.destination.partition.id': String(partition),
        'messaging.batch.message_count': messages.length,
        'caseledger.studies': [...new Set(messages.map(({ key }) => String(key)))],
      },
      correlations: messages.flatMap(({ headers }) => headers?.ce_traceparent?.toString() ?? []),
    }));
    return end;
  }

  async close(): Promise<void> {
    await this.running;
    await this.discard();
  }

  private async run(): Promise<void> {
    await Promise.resolve();
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0);
      try {
        const bases = await this.send(batch);
        for (const { partition, messages, resolve } of batch) {
          const base = bases.get(partition);
          if (base !== undefined) bases.set(partition, base + messages.length);
          resolve(bases.get(partition));
        }
      } catch (error) {
        // After a failure nobody knows which sequence number the broker expects: the next request gets a new producer.
        await this.discard();
        for (const { reject } of batch) reject(error);
      }
    }
    this.running = undefined;
  }

  /** Returns where in each partition the messages begin. */
  private async send(batch: readonly Waiting[]): Promise<Map<number, number>> {
    const producer = await this.connected();
    const messages = batch.flatMap(({ partition, messages }) => messages.map((message) => ({ ...message, partition })));
    const sent = await producer.send({ topic: this.topic, acks: -1, timeout: 10_000, messages });
    const bases = sent.map(({ partition, baseOffset }) => [partition, Number(baseOffset ?? -1)] as const);
    return new Map(bases.filter(([, base]) => base >= 0));
  }

  private async connected(): Promise<Producer> {
    if (this.producer !== undefined) return this.producer;
    // Messages name their partition; kafkajs asks for a partitioner all the same, or warns.
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
    });
    await producer.connect();
    this.producer = producer;
    return producer;
  }

  private async discard(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}
