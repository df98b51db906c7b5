import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** A command that the product acknowledged. */
export interface AcknowledgedCommand {
  readonly kind: 'command';
  readonly study: string;
  /** The correlation id that the caller sent with every attempt of this command, and with no other command. */
  readonly request: string;
  /** The answer: position, event types and stream versions. */
  readonly position: number;
  readonly events: readonly string[];
  readonly streams: Readonly<Record<string, number>>;
}

/** A view that the product showed. */
export interface AnsweredRead {
  readonly kind: 'read';
  readonly study: string;
  readonly view: string;
  /** `Caseledger-Position` of the answer. */
  readonly position: number;
  /** `Caseledger-Wait-For` of the request. */
  readonly waitFor: number;
  /** Milliseconds on one monotonic clock. */
  readonly sent: number;
  readonly answered: number;
}

/** A message that was put into the topic by hand, and not by a relay. */
export interface InjectedMessage {
  readonly kind: 'injected';
  readonly partition: number;
  readonly offset: string;
}

/** A study that was given an event which no read model can take: it may stand still from then on. */
export interface PoisonedStudy {
  readonly kind: 'poisoned';
  readonly study: string;
  readonly position: number;
}

export type JournalEntry = AcknowledgedCommand | AnsweredRead | InjectedMessage | PoisonedStudy;

/** What whoever drove the product saw and did: one JSON text a line. */
export interface Journal {
  readonly commands: readonly AcknowledgedCommand[];
  readonly reads: readonly AnsweredRead[];
  readonly injected: readonly InjectedMessage[];
  readonly poisoned: readonly PoisonedStudy[];
}

export async function readJournal(path: string): Promise<Journal> {
  const entries: { [Kind in JournalEntry['kind']]: Extract<JournalEntry, { kind: Kind }>[] } = {
    command: [],
    read: [],
    injected: [],
    poisoned: [],
  };
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const entry = JSON.parse(line) as JournalEntry;
    (entries[entry.kind] as JournalEntry[]).push(entry);
  }
  return { commands: entries.command, reads: entries.read, injected: entries.injected, poisoned: entries.poisoned };
}
