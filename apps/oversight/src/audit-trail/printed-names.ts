import type { StudyBook } from '@caseledger/casebook';
import type { RecordedFact } from '@caseledger/domain';

/**
 * The printed name of who recorded each fact: that of the delegation known at its position, so that a later one rewrites
 * no earlier entry. Who acted before anybody delegated to them, as who registers a study does, has that of the first one.
 */
export async function printedNames(
  book: StudyBook,
  facts: readonly RecordedFact[],
): Promise<ReadonlyMap<RecordedFact, string>> {
  const actors = new Set(facts.map(({ actor }) => actor.id));
  const delegations = (await book.facts({ types: ['DelegationGranted'] })).flatMap((fact) =>
    fact.type === 'DelegationGranted' && actors.has(fact.data.person) ? [fact] : [],
  );
  const opened = new Map<(typeof delegations)[number], string | undefined>();
  const names = new Map<RecordedFact, string>();
  for (const fact of facts) {
    const own = delegations.filter(({ data }) => data.person === fact.actor.id);
    const known = own.findLast(({ position }) => position <= fact.position) ?? own[0];
    if (known === undefined) continue;
    if (!opened.has(known)) opened.set(known, await book.open(known, known.data.name));
    const name = opened.get(known);
    if (name !== undefined) names.set(fact, name);
  }
  return names;
}
