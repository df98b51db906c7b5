import { topicConfiguration } from '@caseledger/delivery';
import { createHttpApplication, createLogger } from '@caseledger/platform';
import { RelayModule } from '../relay.module.js';
import { asyncApiDocument, type AsyncApiOptions } from './asyncapi.js';
import { asyncApiSchema, faults, validator } from '../../test/contract.js';

const options: AsyncApiOptions = {
  version: '1.2.3',
  topic: 'caseledger.events',
  partitions: 12,
  servers: {
    brokers: ['kafka-1:9093', 'kafka-2:9093'],
    ssl: { ca: ['-----BEGIN CERTIFICATE-----'] },
    sasl: { mechanism: 'scram-sha-512', username: 'relay', password: 'seeded password' },
  },
};
const document = asyncApiDocument(options);

/** Every `$ref` anywhere in a value. */
function references(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === '$ref' && typeof member === 'string' ? [member] : references(member),
  );
}

function target(reference: string): unknown {
  const names = reference.replace(/^#\//, '').split('/');
  return names.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
}

describe('the AsyncAPI document', () => {
  const validate = validator().compile(asyncApiSchema);

  it.each([
    ['a cluster with TLS and SASL', options],
    ['a plain broker', { ...options, servers: { brokers: ['localhost:9092'] } }],
    ['no address', { ...options, servers: { brokers: [] } }],
  ])('R-INT-07 is valid AsyncAPI 3.0.0 for %s', (_, given) => {
    expect(faults(validate, asyncApiDocument(given))).toEqual([]);
  });

  it('R-INT-07 would be found invalid', () => {
    const { info, channels } = document;
    const { bindings } = channels.events;
    const wrong = [
      { ...document, info: { ...info, version: undefined } },
      { ...document, channels: { events: { ...channels.events, adress: 'x' } } },
      {
        ...document,
        channels: { events: { ...channels.events, bindings: { kafka: { ...bindings.kafka, partitions: 0 } } } },
      },
      { ...document, operations: { publishEvents: { ...document.operations.publishEvents, action: 'publish' } } },
    ];
    for (const one of wrong) expect(faults(validate, one)).not.toEqual([]);
  });

  it('R-INT-07 refers to nothing that it does not have, and has nothing that it does not refer to', () => {
    const used = new Set(references(document));
    expect([...used].filter((reference) => target(reference) === undefined)).toEqual([]);
    const had = Object.entries(document.components).flatMap(([kind, named]) =>
      Object.keys(named).map((name) => `#/components/${kind}/${name}`),
    );
    expect(had.filter((reference) => !used.has(reference))).toEqual([]);
  });

  it('says where the events are, and with what guarantees the topic is made', () => {
    expect(document).toMatchObject({
      info: { version: '1.2.3' },
      servers: {
        'broker-1': { host: 'kafka-1:9093', protocol: 'kafka-secure' },
        'broker-2': { host: 'kafka-2:9093', protocol: 'kafka-secure' },
      },
      channels: { events: { address: 'caseledger.events', bindings: { kafka: { partitions: 12 } } } },
    });
    expect(document.components).toMatchObject({ securitySchemes: { scramSha512: { type: 'scramSha512' } } });
    expect(JSON.stringify(document)).not.toContain('seeded password');
    const { topicConfiguration: said } = document.channels.events.bindings.kafka;
    const asText = Object.entries(said).map(([name, value]) => [name, String(value)]);
    expect(Object.fromEntries(asText)).toEqual(topicConfiguration);
  });

  it('is served to whoever asks, without a token', async () => {
    const app = await createHttpApplication(RelayModule.forRoot({}, document), {
      logger: createLogger({ level: 'error' }),
      title: 'Caseledger relay',
      version: '1.2.3',
    });
    await app.init();
    const { statusCode, headers, body } = await app.inject('/asyncapi.json');
    await app.close();
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(JSON.parse(body)).toEqual(document);
  });
});
