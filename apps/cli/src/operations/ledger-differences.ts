import {
  firstDifference,
  pagesOf,
  type Head,
  type Leaf,
  type LedgerAltered,
  type SeenIn,
  type Stretch,
} from '@caseledger/kernel';
import type { LedgerReader } from '@caseledger/ledger';
import { isDropped, projectionStatus, seenIn } from '@caseledger/projections';
import type { OperatorDatabase } from './operator-database.js';
import type { ProjectingService } from './services.js';

/** Events compared at once. */
const pageSize = 5_000;

/** A reader that has seen another ledger than the one that there is; or the ledger itself, that contradicts itself. */
export interface Difference {
  readonly reader: string;
  readonly study: string;
  readonly position: number;
  /** Leaf hashes. Nothing was found when the event is not there. */
  readonly expected: string;
  readonly found?: string;
}

export function differenceOf(reader: string, { study, position, expected, found }: LedgerAltered): Difference {
  return { reader, study, position, expected, ...(found !== undefined && { found }) };
}

/** Whoever knows what each event was. */
export interface Witness {
  readonly reader: string;
  /** How far it knows each study. */
  readonly studies: readonly Head[];
  readonly seenIn: (page: readonly Stretch[], leaves: readonly Leaf[]) => Promise<readonly SeenIn[]>;
}

/** Where each projection stands, and what those that keep what they have seen can tell of the ledger. */
export async function readProjections(
  database: OperatorDatabase,
  services: readonly ProjectingService[],
  heads: readonly Head[],
) {
  const statuses = services.map(async ({ name, projections }) => {
    const registry = database.registry(name);
    const found = await projectionStatus(registry, heads, projections);
    return found.map((status) => {
      const { projection, build, upgrading, studies } = status;
      const seen = projections.find((one) => one.name === projection)?.seen;
      // A build of other code may have no such table.
      if (seen === undefined || build === undefined || upgrading) return { service: name, status };
      const reader = `${name}/${projection}`;
      const witness: Witness = {
        reader,
        studies,
        seenIn: (page) => seenIn(registry, { name: projection, build }, seen, page),
      };
      return { service: name, status, witness };
    });
  });
  return (await Promise.all(statuses)).flat();
}

/**
 * Compares all of the ledger with what stands beside it and with what witnesses have seen, whose leaf hashes the database
 * computes anew. For each of them and each study, what differs first.
 */
export async function ledgerDifferences(
  ledger: LedgerReader,
  heads: readonly Head[],
  witnesses: readonly Witness[],
): Promise<readonly Difference[]> {
  const itself: Witness = {
    reader: 'ledger',
    studies: heads,
    seenIn: (_, leaves) => Promise.resolve(leaves.map(({ recorded, ...leaf }) => ({ ...leaf, hash: recorded }))),
  };
  const comparisons = [itself, ...witnesses].map((witness) => new Comparison(witness));
  const ends = new Map<string, number>();
  for (const { study, position } of comparisons.flatMap(({ witness }) => witness.studies)) {
    ends.set(study, Math.max(position, ends.get(study) ?? 0));
  }
  const stretches = Array.from(ends, ([study, through]) => ({ study, after: 0, through }));
  for (const page of pagesOf(stretches, pageSize)) {
    const leaves = await ledger.leaves(page);
    await Promise.all(comparisons.map((comparison) => comparison.take(page, leaves)));
  }
  return comparisons.flatMap(({ found }) => [...found.values()]);
}

class Comparison {
  /** By study. */
  readonly found = new Map<string, Difference>();
  private readonly reached: ReadonlyMap<string, number>;
  private replaced = false;

  constructor(readonly witness: Witness) {
    this.reached = new Map(witness.studies.map(({ study, position }) => [study, position]));
  }

  async take(page: readonly Stretch[], leaves: readonly Leaf[]): Promise<void> {
    const known = page.flatMap(({ study, after, through }) => {
      const end = Math.min(through, this.reached.get(study) ?? 0);
      return end <= after || this.found.has(study) ? [] : [{ study, after, through: end }];
    });
    if (known.length === 0 || this.replaced) return;
    const seen = await this.witness.seenIn(known, leaves).catch((error: unknown) => {
      // By a build that was made from the ledger this moment.
      if (!isDropped(error)) throw error;
      this.replaced = true;
    });
    if (seen === undefined) return;
    for (const stretch of known) {
      const altered = firstDifference(stretch, seen, leaves);
      if (altered !== undefined) this.found.set(stretch.study, differenceOf(this.witness.reader, altered));
    }
  }
}
