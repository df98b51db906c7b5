import { LedgerAltered, refuse, verifySeen, type EventLog, type SeenIn } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';

/** The ledger of a study is not what was seen of it: nothing that rests on it may go out. */
export function ledgerDiffers(study: string): RefusedError {
  const message = `The ledger of ${study} is not what was seen of it.`;
  return new RefusedError(
    refuse('conflict', 'ledger-not-as-seen', message, {
      remedy: 'Keep what you have, and ask the operator: an event is never changed, and never taken back.',
    }),
  );
}

/** @throws RefusedError `ledger-not-as-seen` unless the ledger still has what was seen */
export async function requireSameLedger(log: Pick<EventLog, 'hashesAt'>, seen: readonly SeenIn[]): Promise<void> {
  const altered = (await verifySeen(log, seen)).find((found) => found instanceof LedgerAltered);
  if (altered !== undefined) throw ledgerDiffers(altered.study);
}

/**
 * @throws RefusedError `ledger-not-as-seen` unless the ledger has what somebody has seen of it; `position-not-recorded` for a
 * position without its hash that the ledger has not reached
 */
export async function requireSeen(log: Pick<EventLog, 'hashesAt'>, seen: readonly SeenIn[]): Promise<void> {
  const wanted = seen.filter(({ position }) => position > 0);
  const found = await log.hashesAt(wanted);
  for (const [index, { study, position, hash }] of wanted.entries()) {
    const there = found[index];
    if (hash !== '' && there?.startsWith(hash) !== true) throw ledgerDiffers(study);
    if (there === undefined) throw notRecorded(study, position);
  }
}

function notRecorded(study: string, position: number): RefusedError {
  return new RefusedError(
    refuse('conflict', 'position-not-recorded', `The ledger of ${study} has not reached position ${position}.`, {
      remedy: 'Compare with a backup: a position that was given once is never taken back.',
    }),
  );
}
