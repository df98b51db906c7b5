import { kafkaClient, startKafka, testTopic, type KafkaSupply, type TestTopic } from '@caseledger/testkit';
import { Partitioners, type Producer } from 'kafkajs';

const producers: Producer[] = [];
afterAll(() => Promise.all(producers.map((producer) => producer.disconnect())));

/** Returns a function that sends one message; it resolves when all in-sync replicas have it. */
async function sender({ name, brokers }: TestTopic): Promise<(value: string) => Promise<unknown>> {
  const producer = (await kafkaClient(brokers)).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    idempotent: true,
    maxInFlightRequests: 1,
  });
  producers.push(producer);
  await producer.connect();
  return (value) => producer.send({ topic: name, acks: -1, messages: [{ key: 'study', value }] });
}

/** Reads a topic from its beginning, in a group of its own, until so many messages have come. */
async function read({ name, brokers }: TestTopic, count: number): Promise<string[]> {
  const consumer = (await kafkaClient(brokers)).consumer({ groupId: `reader-of-${name}`, maxWaitTimeInMs: 200 });
  const values: string[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic: name, fromBeginning: true });
  await new Promise<void>((done, failed) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) failed(payload.error);
    });
    const eachMessage = ({ message }: { message: { value: Buffer | null } }) => {
      values.push(String(message.value));
      if (values.length === count) done();
      return Promise.resolve();
    };
    consumer.run({ eachMessage }).catch(failed);
  });
  await consumer.disconnect();
  return values;
}

describe('the broker of the run', () => {
  it('keeps the order of a partition, in a topic of this spec alone', async () => {
    const topic = await testTopic({ partitions: 3 });
    const send = await sender(topic);
    for (const value of ['one', 'two', 'three']) await send(value);
    expect(await read(topic, 3)).toEqual(['one', 'two', 'three']);
    await topic.drop();
  });
});

describe('a broker that is broken', () => {
  let kafka: KafkaSupply;
  let topic: TestTopic;
  beforeAll(async () => {
    kafka = await startKafka();
  });
  beforeEach(async () => {
    topic = await testTopic({ brokers: kafka.brokers });
  });
  afterAll(() => kafka.remove());

  it('keeps what it has acknowledged through a kill, and takes more when it is back', async () => {
    const [node] = kafka.nodes;
    const send = await sender(topic);
    await send('before the kill');
    await node!.kill();
    const sent = send('while it was down');
    await node!.start();
    await sent;
    expect(await read(topic, 2)).toEqual(['before the kill', 'while it was down']);
  });

  it('answers nothing while it is paused, and what it was asked when it resumes', async () => {
    const [node] = kafka.nodes;
    const send = await sender(topic);
    const impatient = await kafkaClient(kafka.brokers, { requestTimeout: 500, retry: { retries: 0 } });
    let acknowledged = false;
    await node!.pause();
    const sent = send('while it was paused').then(() => (acknowledged = true));
    await expect(impatient.admin().connect()).rejects.toThrow('timed out');
    expect(acknowledged).toBe(false);
    await node!.resume();
    await sent;
    expect(await read(topic, 1)).toEqual(['while it was paused']);
  });

  it('comes back with its data after an orderly stop', async () => {
    const [node] = kafka.nodes;
    const send = await sender(topic);
    await send('before the stop');
    await node!.stop();
    await node!.start();
    expect(await read(topic, 1)).toEqual(['before the stop']);
  });
});
