import {
  canonicalJson,
  leafHashOf,
  maximumEventBytes,
  type Append,
  type EventEnvelope,
  type RecordedEvent,
  type Seen,
  type Upcaster,
} from '@caseledger/kernel';
import { randomBytes } from 'node:crypto';
import { EventTooLarge } from './errors.js';
import type { SubjectVault } from './personal-values.js';

const saltBytes = 16;

/** An append as it goes to the database: bytes and hashes are made once, retries send the same. */
export interface EncodedAppend {
  readonly study: string;
  readonly commandId: string;
  readonly requestHash: Buffer;
  readonly answer: string;
  readonly streams: readonly { readonly stream: string; readonly expected: number; readonly events: number }[];
  readonly bodies: readonly Buffer[];
  readonly bytes: number;
}

/** Turns events into the bytes that are stored and hashed. */
export class Codec {
  constructor(
    private readonly vault: SubjectVault,
    private readonly software: string,
  ) {}

  /**
   * @throws EventTooLarge, SubjectErased, and TypeError for values that canonical JSON cannot hold or a request hash
   * that is not SHA-256.
   */
  async encode(append: Append): Promise<EncodedAppend> {
    const { study, commandId, context } = append;
    // The hashes of a batch travel as one: a shorter one would shift those of other callers.
    if (append.requestHash.length !== 32) throw new TypeError('the request hash must have 32 bytes');
    const bodies: Buffer[] = [];
    const salts = randomBytes(saltBytes * append.streams.reduce((sum, { events }) => sum + events.length, 0));
    for (const { stream, expectedVersion, events } of append.streams) {
      let version = expectedVersion;
      for (const event of events) {
        version += 1;
        const id = `${commandId}/${bodies.length}`;
        // In the canonical order, so that nothing has to be sorted.
        const envelope: EventEnvelope = {
          actor: context.actor,
          causation: context.causation,
          correlation: context.correlation,
          data: event.data as EventEnvelope['data'],
          id,
          ...(context.imported && { imported: context.imported }),
          occurredAt: event.occurredAt ?? context.occurredAt,
          ...(event.reason && { reason: event.reason }),
          recordedAt: context.recordedAt,
          salt: salts.toString('base64url', bodies.length * saltBytes, (bodies.length + 1) * saltBytes),
          schemaVersion: event.schemaVersion,
          software: this.software,
          stream,
          study,
          type: event.type,
          version,
          zone: context.zone,
        };
        let text = canonicalJson(envelope);
        if (text.includes('"$personal"')) {
          text = canonicalJson({ ...envelope, data: await this.vault.seal(study, id, event.data) });
        }
        const body = Buffer.from(text);
        if (body.length > maximumEventBytes) throw new EventTooLarge(event.type, body.length);
        bodies.push(body);
      }
    }
    return {
      study,
      commandId,
      requestHash: Buffer.from(append.requestHash),
      answer: JSON.stringify(append.answer ?? null),
      streams: append.streams.map(({ stream, expectedVersion, events }) => ({
        stream,
        expected: expectedVersion,
        events: events.length,
      })),
      bodies,
      bytes: bodies.reduce((sum, body) => sum + body.length, 0),
    };
  }
}

/** The events that an append recorded, from the bytes that were stored. @param last position of its last event */
export function recordedBy({ bodies }: EncodedAppend, last: number): readonly RecordedEvent[] {
  return bodies.map((body, index) => ({
    ...(JSON.parse(body.toString()) as EventEnvelope),
    position: last - bodies.length + 1 + index,
    hash: leafHashOf(body),
  }));
}

/** Reads stored events: those of older schema versions come out in the present one. */
export function eventReader(upcasters: readonly Upcaster[]): (text: string, seen: Seen) => RecordedEvent {
  const steps = new Map(upcasters.map((upcaster) => [`${upcaster.type}/${upcaster.from}`, upcaster]));
  return (text, { position, hash }) => {
    let event = Object.assign(JSON.parse(text) as EventEnvelope, { position, hash });
    if (steps.size === 0) return event;
    for (;;) {
      const step = steps.get(`${event.type}/${event.schemaVersion}`);
      if (step === undefined) return event;
      event = { ...event, schemaVersion: event.schemaVersion + 1, data: step.up(event.data) };
    }
  };
}
