import { leafHashOf, textOf, type EventEnvelope, type StoredEvent, own } from '@caseledger/kernel';
import { originOf } from '@caseledger/platform';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

/** A message of the topic that no relay wrote. */
class ForeignMessage extends Error {}

interface Origin {
  readonly study: string;
  readonly position: number;
  readonly event: EventEnvelope;
}

interface Header {
  /** What a consumer may rely on, as JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Absent from the messages for which there is none. */
  readonly value: (origin: Origin) => string | undefined;
  readonly optional?: true;
}

/**
 * The headers of the messages: the attributes of a CloudEvent 1.0 in Kafka's binary content mode. What is added here is
 * written, and promised to consumers.
 */
const headers = Object.entries<Header>({
  'content-type': {
    schema: { const: 'application/json', description: 'Media type of the value.' },
    value: () => 'application/json',
  },
  ce_specversion: { schema: { const: '1.0', description: 'Version of CloudEvents.' }, value: () => '1.0' },
  ce_id: {
    schema: { minLength: 1, description: 'Id of the event, unique in its source.' },
    value: ({ event }) => event.id,
  },
  ce_source: {
    schema: { format: 'uri-reference', pattern: '^/v1/studies/[^/]+$', description: 'The study.' },
    value: ({ study }) => sourceOf(study),
  },
  ce_type: {
    schema: {
      pattern: '^caseledger\\.[A-Za-z]+\\.v[1-9][0-9]*$',
      description: 'Event type and version of its schema: which message this is.',
    },
    value: ({ event }) => cloudEventType(event.type, event.schemaVersion),
  },
  ce_subject: {
    schema: { minLength: 1, description: 'The stream of the study that the event belongs to.' },
    value: ({ event }) => event.stream,
  },
  ce_time: {
    schema: { format: 'date-time', description: 'When the event was entered.' },
    value: ({ event }) => event.recordedAt,
  },
  ce_partitionkey: {
    schema: { minLength: 1, description: 'The id of the study, as in the key.' },
    value: ({ study }) => study,
  },
  ce_position: {
    schema: {
      pattern: '^[1-9][0-9]*$',
      description: 'Place of the event in its study: 1, 2, 3 … without gaps, decimal, below 2^53.',
    },
    value: ({ position }) => String(position),
  },
  // The extension "Distributed Tracing": the trace in which the event came about, not that of its transport.
  ce_traceparent: {
    schema: {
      pattern: '^00-[0-9a-f]{32}-[0-9a-f]{16}-01$',
      description: 'The request that led to the event, as W3C Trace Context, when its trace was recorded.',
    },
    optional: true,
    value: ({ event: { correlation } }) => (originOf(correlation) ? correlation : undefined),
  },
});

/** JSON Schema of the headers as text. Others may stand beside them: consumers pass over what they do not know. */
export const headersSchema = {
  type: 'object',
  required: headers.filter(([, { optional }]) => !optional).map(([name]) => name),
  properties: Object.fromEntries(headers.map(([name, { schema }]) => [name, { type: 'string', ...schema }])),
};

/** `type` of the CloudEvents of an event type. */
export function cloudEventType(type: string, schemaVersion: number): string {
  return `caseledger.${type}.v${schemaVersion}`;
}

/**
 * An event as a CloudEvent: attributes as headers, the stored canonical bytes as value, untouched, so that a consumer
 * can hash them. Personal data are sealed in them.
 */
export function toMessage(study: string, { position, bytes }: Pick<StoredEvent, 'position' | 'bytes'>): Message {
  const origin = { study, position, event: JSON.parse(textOf(bytes)) as EventEnvelope };
  const written = [...headers].flatMap(([name, { value }]) => {
    const text = value(origin);
    return text === undefined ? [] : [[name, text] as const];
  });
  return { key: study, value: bytes, headers: Object.fromEntries(written) };
}

/** Reads what `toMessage` wrote. @throws ForeignMessage, NotText */
export function fromMessage({ key, value, headers = {} }: Pick<KafkaMessage, 'key' | 'value' | 'headers'>): {
  readonly study: string;
  readonly stored: StoredEvent;
} {
  const study = key === null ? '' : textOf(key);
  const position = Number(headerOf(headers, 'ce_position'));
  if (headerOf(headers, 'ce_specversion') !== '1.0') throw new ForeignMessage('not a CloudEvent 1.0 in binary mode');
  if (study === '' || headerOf(headers, 'ce_source') !== sourceOf(study)) throw new ForeignMessage('not of its study');
  if (!Number.isSafeInteger(position) || position < 1) throw new ForeignMessage('without a position');
  if (value === null) throw new ForeignMessage('without a value');
  return { study, stored: { position, hash: leafHashOf(value), bytes: value } };
}

/** `source` of all events of a study. */
function sourceOf(study: string): string {
  return `/v1/studies/${encodeURIComponent(study)}`;
}

function headerOf(headers: IHeaders, name: string): string | undefined {
  const value = own(headers, name);
  return Buffer.isBuffer(value) ? textOf(value) : value?.toString();
}
