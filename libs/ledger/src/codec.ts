import {
  canonicalJson,
  leafHash,
  maximumEventBytes,
  type Append,
  type EventEnvelope,
  type RecordedEvent,
  type Upcaster,
} from '@caseledger/kernel';
import { randomBytes } from 'node:crypto';
import { EventTooLarge } from './errors.js';
import type { SubjectVault } from './vault.js';

const saltBytes = 16;

/** An append as it goes to the database: bytes and hashes are made once, retries send the same. */
export interface EncodedAppend {
  readonly study: string;
  readonly commandId: string;
  readonly requestHash: Buffer;
  readonly answer: string;
  readonly streams: readonly { readonly stream: string; readonly expected: number; readonly events: number }[];
  readonly bodies: readonly Buffer[];
  readonly leaves: readonly Buffer[];
  readonly bytes: number;
}

/** Turns events into the bytes that are stored and hashed, and back. */
export class Codec {
  private readonly upcasters: ReadonlyMap<string, Upcaster>;

  constructor(
    private readonly vault: SubjectVault,
    private readonly software: string,
    upcasters: readonly Upcaster[],
  ) {
    this.upcasters = new Map(upcasters.map((upcaster) => [`${upcaster.type}/${upcaster.from}`, upcaster]));
  }

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
        const envelope: EventEnvelope = {
          id,
          study,
          stream,
          version,
          type: event.type,
          schemaVersion: event.schemaVersion,
          occurredAt: event.occurredAt ?? context.occurredAt,
          zone: context.zone,
          recordedAt: context.recordedAt,
          actor: context.actor,
          ...(event.reason && { reason: event.reason }),
          causation: context.causation,
          correlation: context.correlation,
          software: this.software,
          salt: salts.toString('base64url', bodies.length * saltBytes, (bodies.length + 1) * saltBytes),
          data: (await this.vault.seal(study, id, event.data)) as EventEnvelope['data'],
        };
        const body = Buffer.from(canonicalJson(envelope));
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
      leaves: bodies.map(leafHash),
      bytes: bodies.reduce((sum, body) => sum + body.length, 0),
    };
  }

  decode(row: { position: string; body: Buffer }): RecordedEvent {
    let event = { ...(JSON.parse(row.body.toString()) as EventEnvelope), position: Number(row.position) };
    for (;;) {
      const upcaster = this.upcasters.get(`${event.type}/${event.schemaVersion}`);
      if (upcaster === undefined) return event;
      event = { ...event, schemaVersion: event.schemaVersion + 1, data: upcaster.up(event.data) };
    }
  }
}
