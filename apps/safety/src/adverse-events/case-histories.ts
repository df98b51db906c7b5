import type { StudyBook, Subject } from '@caseledger/casebook';
import type { RecordedFact } from '@caseledger/domain';

const atOnce = 500;

/** The events of each case, in order; the cases in the order in which they were reported. */
export async function caseHistories(
  book: StudyBook,
  cases: readonly Subject<'adverse-event'>[],
): Promise<readonly (readonly RecordedFact[])[]> {
  const byStream = new Map<string, RecordedFact[]>();
  const inOrder = [...cases].sort((one, other) => one.since - other.since);
  for (let from = 0; from < inOrder.length; from += atOnce) {
    for (const fact of await book.histories(inOrder.slice(from, from + atOnce))) {
      const own = byStream.get(fact.stream);
      if (own === undefined) byStream.set(fact.stream, [fact]);
      else own.push(fact);
    }
  }
  return [...byStream.values()];
}
