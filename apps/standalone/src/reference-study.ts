import { PerformCommand, type PerformCommandHandler } from '@caseledger/commands';
import type { Command, StudyState } from '@caseledger/domain';
import { canonicalJson, uuidOf } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import { missingOf, readProgramme, referenceProgramme, type Programme } from '@caseledger/programmes';
import type { WorldCache } from '@caseledger/study';

const reference = readProgramme(referenceProgramme);

/** Code of the study that a standalone process is set up with. */
export const referenceStudy = reference.study.code;
/** Who works in it. */
export const personas = reference.people;

/** Performs commands, and says what the ledger has. */
export interface ReferenceLedger {
  readonly handler: Pick<PerformCommandHandler, 'execute'>;
  readonly worlds: Pick<WorldCache, 'load'>;
}

/** The reference study as its ledger says it, and what of its programme is not in it. */
export interface LoadedStudy {
  /** The study with the protocol in force, for a person to read. */
  readonly line: string;
  /** One sentence for each step that was refused. */
  readonly refused: readonly string[];
}

/**
 * Records what the ledger does not say yet of the study of a programme, the reference one unless given. Each step has a key by its content: two
 * processes that begin together record it once.
 */
export async function loadReferenceStudy(
  { handler, worlds }: ReferenceLedger,
  programme: Programme = reference,
): Promise<LoadedStudy> {
  const { code } = programme.study;
  const sponsor = programme.people.find(({ role }) => role === 'sponsor');
  if (sponsor === undefined) throw new Error(`nobody acts for the sponsor of ${programme.name}`);
  const known = async (): Promise<StudyState> =>
    (await worlds.load(code, new Map([['study', 'study']]), true)).world.study;
  const refusals = new Map<string, string>();
  for (const step of missingOf(programme, await known())) {
    const commandId = keyOf(step);
    const request = { commandId, person: sponsor.sub, correlation: 'start' };
    try {
      await handler.execute(new PerformCommand(code, step, request));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      refusals.set(commandId, `${step.name} was refused: ${error.message}`);
    }
  }
  const study = await known();
  // What somebody else recorded meanwhile is refused, too, but not missing.
  const inForce = study.protocol === undefined ? 'no protocol' : `protocol ${study.protocol.version}`;
  const line = `${code}, ${inForce} in force`;
  return { line, refused: missingOf(programme, study).flatMap((step) => refusals.get(keyOf(step)) ?? []) };
}

const keyOf = (step: Command): string => uuidOf(`reference study ${canonicalJson(step)}`);
