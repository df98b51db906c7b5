import { LedgerAltered, verifySeen, type EventLog, type SeenIn } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import { refuse } from './refusals.js';

/** The ledger of a study is not what was seen of it: nothing that rests on it may go out. */
export function ledgerDiffers(study: string): RefusedError {
  return new RefusedError(refuse('ledger-not-as-seen', `The ledger of ${study} is not what was seen of it.`));
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
    refuse('position-not-recorded', `The ledger of ${study} has not reached position ${position}.`),
  );
}
