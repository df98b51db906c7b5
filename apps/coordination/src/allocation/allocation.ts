import type { StudyBook } from '@caseledger/casebook';
import { keptArm, type AllocationList, type Cohort, type Randomisation } from '@caseledger/domain';

/** An allocation list in a list of them. */
export interface AllocationListLine {
  /**
   * 1 for the first list of the study.
   * @asType integer
   */
  readonly list: number;
  readonly randomisation: Randomisation;
  /** SHA-256 of the seed, a line feed and `{list, randomisation, study}` in canonical JSON (RFC 8785), hexadecimal. */
  readonly commitment: string;
  /**
   * How many participants were allocated by it.
   * @asType integer
   */
  readonly allocated: number;
  readonly closed: boolean;
  /** Hexadecimal; null until it is disclosed. */
  readonly seed: string | null;
}

/** The allocation lists of a study. */
export interface AllocationLists {
  readonly items: readonly AllocationListLine[];
}

/** Somebody's place in a list. */
export interface AllocatedPlace {
  /** @asType integer */
  readonly number: number;
  readonly stratum: Readonly<Record<string, string>>;
  readonly participant: string;
  /** Code of the arm; null while it is kept from the reader. */
  readonly arm: string | null;
}

/** A list with all that was allocated by it, as far as the reader may see it: what a verification needs. */
export interface AllocationListFile extends AllocationListLine {
  readonly study: string;
  /** In the order of their numbers. */
  readonly places: readonly AllocatedPlace[];
}

/** A dose level that was opened. */
export interface DoseLevel {
  /** Code of the arm. */
  readonly level: string;
  readonly open: boolean;
  /** @asType integer */
  readonly places: number;
  /** @asType integer */
  readonly allocated: number;
  /** @asType integer */
  readonly evaluated: number;
  /**
   * How many had a dose-limiting toxicity.
   * @asType integer
   */
  readonly limiting: number;
  /** The last decision; null while there is none. */
  readonly decision: NonNullable<Cohort['decision']> | null;
}

/** The dose levels of a study, in the order in which they were opened. */
export interface DoseLevels {
  readonly items: readonly DoseLevel[];
}

/** The line of a list. */
export const listLine = ({
  list,
  randomisation,
  commitment,
  taken,
  closed,
  disclosed,
}: AllocationList): AllocationListLine => ({
  list,
  randomisation,
  commitment,
  allocated: taken.length,
  closed,
  seed: disclosed ?? null,
});

/** A dose level as it stands. */
export const doseLevel = ({ decision, ...cohort }: Cohort): DoseLevel => ({ ...cohort, decision: decision ?? null });

/** The arm as an answer says it: nothing while it is kept from the reader. */
export const shownArm = (arm: string | undefined): string | null => (arm === undefined || arm === keptArm ? null : arm);

/** A list with its places; nothing when there is none. */
export async function listFile(book: StudyBook, number: number): Promise<AllocationListFile | undefined> {
  const list = book.state.allocation.lists.find((one) => one.list === number);
  if (list === undefined) return undefined;
  const facts = await book.facts({ types: ['ArmAssigned'] });
  const places = facts.flatMap((fact) => {
    if (fact.type !== 'ArmAssigned' || fact.data.list !== number || fact.data.number === undefined) return [];
    const { number: at, stratum = {}, arm } = fact.data;
    return [{ number: at, stratum, participant: fact.stream.slice('participant/'.length), arm: shownArm(arm) }];
  });
  return { study: book.study, ...listLine(list), places };
}
