import { cloudEventType, headersSchema, topicConfiguration, type KafkaConnection } from '@caseledger/delivery';
import { eventTypes, kindOf, schemaVersionOf, type CaseEvent } from '@caseledger/domain';
import { readFileSync } from 'node:fs';

type Schema = Readonly<Record<string, unknown>>;
type Named<T> = Readonly<Record<string, T>>;

/**
 * `data` by event type, its earlier versions as they were released, and what it and the envelope refer to
 * (`npm run schemas`).
 */
const schemas = JSON.parse(readFileSync(new URL('./event-schemas.json', import.meta.url), 'utf8')) as {
  readonly data: Readonly<Record<CaseEvent['type'], Schema>>;
  readonly earlier: Readonly<Partial<Record<CaseEvent['type'], Named<Schema>>>>;
  readonly shared: Named<Schema>;
};

/** What the document says of one running system. */
export interface AsyncApiOptions {
  /** Of the software, semantic. */
  readonly version: string;
  readonly topic: string;
  readonly partitions: number;
  /** How clients reach the brokers. Only the mechanism of SASL is said, no account. */
  readonly servers: KafkaConnection;
}

const rules = `Every event of every study, as the ledger recorded it.

## Order

The key is the id of the study. All events of a study are in one partition, in the order of \`ce_position\`: 1, 2, 3 …
without gaps. Between studies there is no order. The partition of a key is murmur2 of its UTF-8 bytes, made positive
(\`& 0x7fffffff\`), modulo the number of partitions: what Java clients do by default, and librdkafka with
\`partitioner=murmur2_random\`. The number of partitions never changes.

## Duplicates

Delivery is at least once: a message may come again, also together with those after it (1 2 3 2 3 4). Keep, for each
study, the last position that you took, in the same transaction as what you made of it, and drop every message whose
position is not above it. Kafka's offset only says where to go on reading.

## Gaps

A position that is more than one above the last means that something is missing. Do not go past it. Nothing expires, so
read the partition from its beginning (a new consumer begins there, too); if the gap is still there, tell the operator.

## What you do not know

A type, header or member that you do not know takes its place like any other: pass over it, and count its position. A
new shape of \`data\` is a new version in \`ce_type\`. A message without \`ce_specversion\` is not from the ledger and has no
position.

## Hash

The value is the event's canonical JSON (RFC 8785), byte by byte as it was stored. The hash that the ledger keeps of it
is the Merkle leaf SHA-256(0x00 ‖ value) (RFC 6962 section 2.1); the order of the leaves of a study is that of its
positions. Hash the bytes as they came, not a value that was parsed and written again.

## Personal data

Values that identify a person are never in the clear. They stand as \`{"$sealed": …}\`, encrypted under a key of the
person they belong to; nobody can open them when that key is destroyed, and every hash stays valid. Coded clinical data
are readable and pseudonymous: they are still personal data in law.
`;

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** A version of an event type that ledgers hold. */
interface Released {
  readonly type: CaseEvent['type'];
  readonly version: number;
  /** Name of its message: the type, with the version where it is not the present one. */
  readonly name: string;
  readonly schema: Schema;
}

const releasedOf = (type: CaseEvent['type']): readonly Released[] => [
  { type, version: schemaVersionOf(type), name: type, schema: schemas.data[type] },
  ...Object.entries(schemas.earlier[type] ?? {}).map(([version, schema]) => ({
    type,
    version: Number(version),
    name: `${type}.v${version}`,
    schema,
  })),
];
const released: readonly Released[] = eventTypes.flatMap(releasedOf);
const dataOf = (name: string) => `${name}.data`;

/** Bindings have numbers and lists where Kafka has text. */
const configuration = Object.fromEntries(
  Object.entries(topicConfiguration).map(([name, value]) => [
    name,
    name === 'cleanup.policy' ? value.split(',') : (JSON.parse(value) as unknown),
  ]),
);

function message({ type, version, name }: Released) {
  const kind = kindOf(type);
  return {
    name: cloudEventType(type, version),
    title: type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    tags: [{ name: kind }],
    contentType: 'application/json',
    headers: {
      allOf: [
        ref('schemas', 'Headers'),
        { type: 'object', properties: { ce_type: { const: cloudEventType(type, version) } } },
      ],
    },
    payload: {
      allOf: [
        ref('schemas', 'EventEnvelope'),
        {
          type: 'object',
          properties: {
            type: { const: type },
            schemaVersion: { const: version },
            stream: kind === 'study' ? { const: kind } : { pattern: `^${kind}/.` },
            data: ref('schemas', dataOf(name)),
          },
        },
      ],
    },
    correlationId: ref('correlationIds', 'correlation'),
    bindings: ref('messageBindings', 'study'),
  };
}

/** The names that AsyncAPI has for the mechanisms of SASL. */
const schemes = { plain: 'plain', 'scram-sha-256': 'scramSha256', 'scram-sha-512': 'scramSha512' };

function serverObjects({ brokers, ssl = false }: KafkaConnection, scheme: string | undefined) {
  const server = {
    protocol: ssl === false ? 'kafka' : 'kafka-secure',
    ...(scheme && { security: [ref('securitySchemes', scheme)] }),
  };
  return Object.fromEntries(brokers.map((host, index) => [`broker-${index + 1}`, { host, ...server }]));
}

/**
 * The AsyncAPI 3.0 document of the topic (R-INT-07), made from what writes it: catalogue and types of the events, and
 * the relay's headers and topic configuration.
 */
export function asyncApiDocument(options: AsyncApiOptions) {
  const scheme = options.servers.sasl && schemes[options.servers.sasl.mechanism];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Caseledger events',
      version: options.version,
      description:
        'The events of all studies as CloudEvents 1.0 in binary content mode, for whoever wants to follow them.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: serverObjects(options.servers, scheme),
    channels: {
      events: {
        address: options.topic,
        title: 'Events of all studies',
        description: rules,
        messages: Object.fromEntries(released.map(({ name }) => [name, ref('messages', name)])),
        bindings: {
          kafka: {
            topic: options.topic,
            partitions: options.partitions,
            topicConfiguration: configuration,
            'x-partitioner': 'murmur2',
            bindingVersion: '0.5.0',
          },
        },
      },
    },
    operations: {
      publishEvents: {
        action: 'send',
        channel: { $ref: '#/channels/events' },
        summary: 'Every event, soon after it was recorded.',
      },
    },
    components: {
      messages: Object.fromEntries(released.map((one) => [one.name, message(one)])),
      schemas: {
        Headers: headersSchema,
        ...schemas.shared,
        ...Object.fromEntries(released.map(({ name, schema }) => [dataOf(name), schema])),
      },
      correlationIds: {
        correlation: {
          description: 'What the events of one request have in common.',
          location: '$message.payload#/correlation',
        },
      },
      messageBindings: {
        study: {
          kafka: {
            key: { type: 'string', minLength: 1, description: 'The id of the study, UTF-8.' },
            bindingVersion: '0.5.0',
          },
        },
      },
      ...(scheme && { securitySchemes: { [scheme]: { type: scheme, description: 'An account from the operator.' } } }),
    },
  };
}
