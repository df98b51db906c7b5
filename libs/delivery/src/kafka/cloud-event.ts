import type { EventEnvelope, StoredEvent } from '@caseledger/kernel';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

/** A message of the topic that no relay wrote. */
export class ForeignMessage extends Error {}

/**
 * An event as a CloudEvent 1.0 in Kafka's binary content mode: attributes as `ce_…` headers, the stored canonical bytes
 * as value, untouched, so that a consumer can hash them. Personal data are sealed in them.
 */
export function toMessage(study: string, { position, bytes }: StoredEvent): Message {
  const { id, type, schemaVersion, stream, recordedAt } = JSON.parse(bytes.toString()) as EventEnvelope;
  return {
    key: study,
    value: bytes,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: sourceOf(study),
      ce_type: `caseledger.${type}.v${schemaVersion}`,
      ce_subject: stream,
      ce_time: recordedAt,
      ce_partitionkey: study,
      ce_position: String(position),
    },
  };
}

/** Reads what `toMessage` wrote. @throws ForeignMessage */
export function fromMessage({ key, value, headers = {} }: Pick<KafkaMessage, 'key' | 'value' | 'headers'>): {
  readonly study: string;
  readonly stored: StoredEvent;
} {
  const study = key?.toString() ?? '';
  const position = Number(headerOf(headers, 'ce_position'));
  if (headerOf(headers, 'ce_specversion') !== '1.0') throw new ForeignMessage('not a CloudEvent 1.0 in binary mode');
  if (study === '' || headerOf(headers, 'ce_source') !== sourceOf(study)) throw new ForeignMessage('not of its study');
  if (!Number.isSafeInteger(position) || position < 1) throw new ForeignMessage('without a position');
  if (value === null) throw new ForeignMessage('without a value');
  return { study, stored: { position, bytes: value } };
}

/** `source` of all events of a study. */
function sourceOf(study: string): string {
  return `/v1/studies/${encodeURIComponent(study)}`;
}

function headerOf(headers: IHeaders, name: string): string | undefined {
  return headers[name]?.toString();
}
