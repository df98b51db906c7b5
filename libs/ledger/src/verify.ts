import { LedgerAltered, nothingSeen, type Seen, type StudyHead } from '@caseledger/kernel';
import { commandOf, receiptFault, sealedFault, type BesideEvents } from './beside-events.js';
import { miscount, type LedgerFault } from './ledger-fault.js';
import type { LedgerReader } from './reader.js';

const batch = 1_000;

/**
 * Reads a whole study and counts it again: every leaf hash, positions and the versions of each stream without a hole, and
 * what the ledger counts of them; a receipt of every command and none beyond what there is; a key for every sealed value.
 * @param masterKey with it every sealed value is opened; without, keys that were exchanged do not show
 * @param onProgress told of the last position read.
 * @returns the first fault; nothing when the ledger is whole.
 */
export async function verifyStudy(
  ledger: Pick<LedgerReader, 'read' | 'counts'> & BesideEvents,
  { study, position: head }: StudyHead,
  masterKey: Buffer | undefined,
  onProgress: (position: number) => void = () => undefined,
): Promise<LedgerFault | undefined> {
  const versions = new Map<string, number>();
  let seen: Seen = nothingSeen;
  // A command may go on in the next page.
  let ends = new Map<string, number>();
  try {
    for (;;) {
      const events = await ledger.read(study, seen, batch);
      for (const { stream, version, position } of events) {
        const before = versions.get(stream) ?? 0;
        if (version !== before + 1) {
          return { study, position, fault: `version ${version} of ${stream} follows version ${before}` };
        }
        versions.set(stream, version);
      }
      for (const event of events) ends.set(commandOf(event), event.position);
      const last = events.at(-1);
      const open = new Map([...ends].slice(last === undefined ? ends.size : -1));
      const whole = new Map([...ends].filter(([command]) => !open.has(command)));
      const fault = (await sealedFault(ledger, study, events, masterKey)) ?? (await receiptFault(ledger, study, whole));
      if (fault !== undefined) return fault;
      if (last === undefined) break;
      ends = open;
      seen = { position: last.position, hash: last.hash };
      onProgress(seen.position);
    }
  } catch (error) {
    if (!(error instanceof LedgerAltered)) throw error;
    return { study, position: error.position, fault: error.message };
  }
  // Appends may have come in since the head was looked at.
  if (seen.position < head) {
    return { study, position: seen.position + 1, fault: miscount(head, seen.position) };
  }
  const { position, streams, receiptsBeyond } = await ledger.counts(study);
  if (position < seen.position) {
    return { study, position: position + 1, fault: miscount(position, seen.position) };
  }
  if (position > seen.position) return undefined;
  const wrong = [...new Set([...streams.keys(), ...versions.keys()])].find(
    (stream) => (streams.get(stream) ?? 0) !== (versions.get(stream) ?? 0),
  );
  if (wrong !== undefined) {
    const fault = miscount(streams.get(wrong) ?? 0, versions.get(wrong) ?? 0, wrong);
    return { study, position: seen.position, fault };
  }
  const [beyond] = receiptsBeyond;
  return beyond && { study, position: beyond.position, fault: `the receipt of command ${beyond.command} is beyond it` };
}
