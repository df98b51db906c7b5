import { isPersonal, type RecordedEvent, type SealedValue } from '@caseledger/kernel';
import { boundTo, decrypt, keyName, sealedBytes } from './cipher.js';
import type { LedgerFault } from './ledger-fault.js';
import type { LedgerReader, SubjectKey } from './reader.js';

export type BesideEvents = Pick<LedgerReader, 'subjectKeys' | 'receiptPositions'>;

/**
 * The first event whose sealed value has no key, though nobody destroyed it, or does not open.
 * @param masterKey without it keys are looked for, and not tried
 */
export async function sealedFault(
  ledger: BesideEvents,
  study: string,
  events: readonly RecordedEvent[],
  masterKey?: Buffer,
): Promise<LedgerFault | undefined> {
  const sealed = events.flatMap((event) => sealedIn(event.data).map(({ $sealed }) => ({ event, ...$sealed })));
  if (sealed.length === 0) return undefined;
  const rows = await ledger.subjectKeys(study, [...new Set(sealed.map(({ subject }) => subject))]);
  const keys = new Map(rows.map((row) => [keyName(row.subject, String(row.key)), row]));
  for (const { event, ...value } of sealed) {
    const { subject, key } = value;
    const found: SubjectKey | undefined = keys.get(keyName(subject, String(key)));
    if (found?.destroyed === true) continue;
    const fault = (what: string) => ({
      study,
      position: event.position,
      fault: `a value of ${subject} is sealed, and ${what}`,
    });
    if (found?.wrapped == null) return fault('its key is not there: no destruction is recorded');
    if (masterKey === undefined) continue;
    try {
      const secret = decrypt(masterKey, found.wrapped, keyName(study, subject));
      decrypt(secret, sealedBytes(value), boundTo(study, subject, event.id));
    } catch {
      return fault('its key does not open it');
    }
  }
  return undefined;
}

function sealedIn(value: unknown): readonly SealedValue[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isPersonal(value)) return '$sealed' in value ? [value] : [];
  return Object.values(value).flatMap(sealedIn);
}

/**
 * The first command whose receipt is not there, or names another position than that of its last event.
 * @param ends position of the last event by command
 */
export async function receiptFault(
  ledger: BesideEvents,
  study: string,
  ends: ReadonlyMap<string, number>,
): Promise<LedgerFault | undefined> {
  const receipts = await ledger.receiptPositions(study, [...ends.keys()]);
  for (const [command, position] of ends) {
    const noted = receipts.get(command);
    if (noted === undefined) return { study, position, fault: `the receipt of command ${command} is not there` };
    if (noted !== position)
      return { study, position, fault: `the receipt of command ${command} says position ${noted}` };
  }
  return undefined;
}

/** The command that recorded an event: its id begins the event's. */
export const commandOf = ({ id }: RecordedEvent): string => id.slice(0, id.lastIndexOf('/'));
