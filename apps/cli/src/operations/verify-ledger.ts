import { verifyStudy, type LedgerFault } from '@caseledger/ledger';
import { ledgerDifferences, readProjections, type Difference } from './ledger-differences.js';
import type { OperatorDatabase } from './operator-database.js';
import type { ProjectingService } from './services.js';

/** What reading the whole ledger came to. */
export interface Verification {
  /** The first one of each study. */
  readonly faults: readonly LedgerFault[];
  readonly studies: number;
  readonly events: number;
}

/**
 * Reads the ledger, all of it or one study, and compares it with itself and with what projections have seen.
 * @param onProgress told of events read, and of all that there are
 */
export async function verifyLedger(
  database: OperatorDatabase,
  services: readonly ProjectingService[],
  only: string | undefined,
  onProgress: (events: number, total: number) => void = () => undefined,
): Promise<Verification> {
  const ledger = database.ledger('coordination');
  const isWanted = ({ study }: { readonly study: string }) => only === undefined || study === only;
  const heads = (await ledger.heads()).filter(isWanted);
  const projections = await readProjections(database, services, heads);
  const witnesses = projections.flatMap(({ witness }) =>
    witness === undefined ? [] : [{ ...witness, studies: witness.studies.filter(isWanted) }],
  );
  const total = heads.reduce((sum, { position }) => sum + position, 0);
  const first = new Map<string, LedgerFault>();
  const found = (fault: LedgerFault): void => {
    const { study, position } = fault;
    if (position < (first.get(study)?.position ?? Infinity)) first.set(study, fault);
  };
  const masterKey = await database.masterKey();
  let before = 0;
  for (const head of heads) {
    const fault = await verifyStudy(ledger, head, masterKey, (position) => {
      onProgress(before + position, total);
    });
    if (fault !== undefined) found(fault);
    before += head.position;
  }
  for (const difference of await ledgerDifferences(ledger, [], witnesses)) found(faultOf(difference));
  return { faults: [...first.values()], studies: heads.length, events: total };
}

function faultOf({ reader, study, position, expected, found }: Difference): LedgerFault {
  const seen = expected === '' ? 'an event' : `leaf hash ${expected}`;
  return { study, position, fault: `${reader} has seen ${seen}, and ${found ?? 'nothing'} is there` };
}
