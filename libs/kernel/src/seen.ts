import type { Seen } from './event.js';
import type { Head, StudyHead } from './feed.js';
import { LedgerAltered } from './ledger-altered.js';
import type { EventLog } from './ports.js';

/** The last event that a reader of a study has taken in. */
export interface SeenIn extends Seen {
  readonly study: string;
}

/** Whether a head gives reason to compare: what was seen is beyond it, or another event in its place. */
export function contradicts(head: Head | StudyHead, seen: Seen): boolean {
  if (!('hash' in head) || seen.position === 0) return false;
  return seen.position > head.position || (seen.position === head.position && seen.hash !== head.hash);
}

/**
 * Compares what readers have seen with the ledger. For each, in the same order: the hash of the event at that position,
 * which the reader takes over where it did not know it; or what differs.
 */
export async function verifySeen(
  log: Pick<EventLog, 'hashesAt'>,
  all: readonly SeenIn[],
): Promise<readonly (string | LedgerAltered)[]> {
  const found = await log.hashesAt(all);
  return all.map(({ study, position, hash }, index) => {
    if (position === 0) return '';
    const there = found[index];
    return there === undefined || (hash !== '' && there !== hash)
      ? new LedgerAltered(study, position, hash, there)
      : there;
  });
}
