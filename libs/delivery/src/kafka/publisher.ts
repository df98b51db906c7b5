import { SpanKind, traceBatch } from '@caseledger/platform';
import type { Kafka, Message, Producer } from 'kafkajs';

interface Waiting {
  readonly partition: number;
  readonly messages: readonly Message[];
  readonly resolve: () => void;
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

  async publish(partition: number, messages: readonly Message[]): Promise<void> {
    const since = performance.now();
    await new Promise<void>((resolve, reject) => {
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
        await this.send(batch);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        // After a failure nobody knows which sequence number the broker expects: the next request gets a new producer.
        await this.discard();
        for (const { reject } of batch) reject(error);
      }
    }
    this.running = undefined;
  }

  private async send(batch: readonly Waiting[]): Promise<void> {
    const producer = await this.connected();
    const messages = batch.flatMap(({ partition, messages }) => messages.map((message) => ({ ...message, partition })));
    await producer.send({ topic: this.topic, acks: -1, timeout: 10_000, messages });
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
