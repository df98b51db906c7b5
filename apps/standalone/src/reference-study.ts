import { PerformCommand, type PerformCommandHandler } from '@caseledger/commands';
import { sha256 } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import { readProgramme, referenceProgramme, setUpOf } from '@caseledger/programmes';

const programme = readProgramme(referenceProgramme);

/** Code of the study that a standalone process is set up with. */
export const referenceStudy = programme.study.code;
/** Who works in it. */
export const personas = programme.people;

/** Loads the reference programme's study, step by step; steps that are in the ledger already are left alone. */
export async function loadReferenceStudy(handler: Pick<PerformCommandHandler, 'execute'>): Promise<void> {
  const sponsor = personas.find(({ role }) => role === 'sponsor');
  if (sponsor === undefined) throw new Error(`nobody acts for the sponsor of ${programme.name}`);
  for (const [i, command] of setUpOf(programme).entries()) {
    const hex = sha256(Buffer.from(`reference study ${i}`)).toString('hex');
    const commandId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    const request = { commandId, person: sponsor.sub, correlation: 'start' };
    try {
      await handler.execute(new PerformCommand(referenceStudy, command, request));
    } catch (error) {
      // A later release may word a step differently: what is recorded stays.
      if (!(error instanceof RefusedError)) throw error;
    }
  }
}
