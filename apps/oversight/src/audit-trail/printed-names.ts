import type { StudyBook } from '@caseledger/casebook';
import type { RecordedFact, StudyState } from '@caseledger/domain';

type Delegation = RecordedFact & { readonly type: 'DelegationGranted' };
type ByPerson = ReadonlyMap<string, readonly Delegation[]>;

/** What was found, for as long as the study is what it was: by whom may see what of which study. */
const found = new WeakMap<StudyState, Map<string, ByPerson>>();

/** The delegations that the reader may see, in order. */
async function delegationsIn(book: StudyBook): Promise<ByPerson> {
  const { study, reader } = book.reach;
  const key = JSON.stringify([study, reader]);
  const known = found.get(book.state) ?? new Map<string, ByPerson>();
  found.set(book.state, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const byPerson = new Map<string, Delegation[]>();
  for (const fact of await book.facts({ types: ['DelegationGranted'] })) {
    if (fact.type !== 'DelegationGranted') continue;
    byPerson.set(fact.data.person, [...(byPerson.get(fact.data.person) ?? []), fact]);
  }
  known.set(key, byPerson);
  return byPerson;
}

/**
 * The printed name of who recorded each fact: that of the delegation known at its position, so that a later one rewrites
 * no earlier entry. Who acted before anybody delegated to them, as who registers a study does, has that of the first one.
 */
export async function printedNames(
  book: StudyBook,
  facts: readonly RecordedFact[],
): Promise<ReadonlyMap<RecordedFact, string>> {
  const delegations = await delegationsIn(book);
  const opened = new Map<Delegation, string | undefined>();
  const names = new Map<RecordedFact, string>();
  for (const fact of facts) {
    const own = delegations.get(fact.actor.id) ?? [];
    const known = own.findLast(({ position }) => position <= fact.position) ?? own[0];
    if (known === undefined) continue;
    if (!opened.has(known)) opened.set(known, await book.open(known, known.data.name));
    const name = opened.get(known);
    if (name !== undefined) names.set(fact, name);
  }
  return names;
}
