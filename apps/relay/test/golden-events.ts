import { leafHash, type EventEnvelope, type StoredEvent } from '@caseledger/kernel';
import { appendFileSync, readFileSync } from 'node:fs';

const file = new URL('../../../test/fixtures/golden-events.ndjson', import.meta.url);

/** A stored event of a released version of its type. */
export interface GoldenEvent extends StoredEvent {
  /** `<type>.v<version>`. */
  readonly name: string;
}

export const nameOf = ({ type, schemaVersion }: Pick<EventEnvelope, 'type' | 'schemaVersion'>): string =>
  `${type}.v${schemaVersion}`;

/** One event of every released version of every type, byte by byte as a ledger stored it. Nothing here ever changes. */
export function goldenEvents(): readonly GoldenEvent[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line, index) => {
    const bytes = Buffer.from(line);
    const name = nameOf(JSON.parse(line) as EventEnvelope);
    return { name, position: index + 1, bytes, hash: leafHash(bytes).toString('hex') };
  });
}

/** Keeps further events. */
export function keepGolden(events: readonly Buffer[]): void {
  for (const bytes of events) appendFileSync(file, `${bytes.toString()}\n`);
}
