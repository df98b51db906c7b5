import type { Admin, Kafka } from 'kafkajs';

/** Asks the brokers whether they answer, over one connection that it keeps. */
export class BrokerProbe {
  private admin: Admin | undefined;

  constructor(private readonly kafka: Kafka) {}

  /** @throws when no broker answers. */
  async check(): Promise<void> {
    const admin = (this.admin ??= this.kafka.admin({ retry: { retries: 1 } }));
    try {
      await admin.connect();
      await admin.describeCluster();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { admin } = this;
    this.admin = undefined;
    await admin?.disconnect();
  }
}
