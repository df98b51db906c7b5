import { startSecuredKafka, type SecuredKafkaSupply } from '@caseledger/testkit';
import { kafkaClient, type KafkaConnection } from './client.js';

describe('a broker that demands TLS and a password', () => {
  let kafka: SecuredKafkaSupply;
  beforeAll(async () => {
    kafka = await startSecuredKafka();
  });
  afterAll(() => kafka.remove());

  function connection(password = kafka.secured.password): KafkaConnection {
    const { brokers, ca, username } = kafka.secured;
    return { brokers, ssl: { ca: [ca] }, sasl: { mechanism: 'scram-sha-512', username, password } };
  }

  /** How many brokers answer. */
  async function brokersOf(access: KafkaConnection): Promise<number> {
    const admin = kafkaClient(access, 'specs').admin();
    try {
      await admin.connect();
      return (await admin.describeCluster()).brokers.length;
    } finally {
      await admin.disconnect();
    }
  }

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)('is reached with %s', async (mechanism) => {
    const access = connection();
    expect(await brokersOf({ ...access, sasl: { ...access.sasl!, mechanism } })).toBe(1);
  });

  it('refuses a wrong password, and none', async () => {
    await expect(brokersOf(connection('wrong'))).rejects.toThrow(/authentication/i);
    const { brokers, ssl } = connection();
    await expect(brokersOf({ brokers, ssl })).rejects.toThrow();
  });

  it('is not trusted without its certificate', async () => {
    await expect(brokersOf({ ...connection(), ssl: true })).rejects.toThrow('self-signed certificate');
  });
});
