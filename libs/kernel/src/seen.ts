import type { Seen, SeenIn } from './event.js';
import type { Head, StudyHead } from './feed.js';
import { LedgerAltered } from './ledger-altered.js';
import type { EventLog, Leaf, Stretch } from './ports.js';

/** Whether a head gives reason to compare: what was seen is beyond it, or another event in its place. */
export function contradicts(head: Head | StudyHead, seen: Seen): boolean {
  if (!('hash' in head) || seen.position === 0) return false;
  return seen.position > head.position || (seen.position === head.position && seen.hash !== head.hash);
}

/**
 * Compares what readers have seen with the ledger. For each, in the same order: the hash of the event at that position,
 * which the reader takes over where it did not know it; or what differs.
 */
export async function verifySeen(
  log: Pick<EventLog, 'hashesAt'>,
  all: readonly SeenIn[],
): Promise<readonly (string | LedgerAltered)[]> {
  const found = await log.hashesAt(all);
  return all.map(({ study, position, hash }, index) => {
    if (position === 0) return '';
    const there = found[index];
    return there === undefined || (hash !== '' && there !== hash)
      ? new LedgerAltered(study, position, hash, there)
      : there;
  });
}

/** At most so many events a page, in order: a long stretch is cut, short ones share a page. */
export function* pagesOf(stretches: Iterable<Stretch>, most: number): Generator<readonly Stretch[]> {
  let page: Stretch[] = [];
  let room = most;
  for (const { study, through, ...stretch } of stretches) {
    for (let { after } = stretch; after < through;) {
      const end = Math.min(through, after + room);
      page.push({ study, after, through: end });
      room -= end - after;
      after = end;
      if (room > 0) continue;
      yield page;
      page = [];
      room = most;
    }
  }
  if (page.length > 0) yield page;
}

/**
 * Compares what a reader has seen in a stretch with what the ledger has there, event by event.
 * @param seen every event of the stretch
 * @returns what differs first
 */
export function firstDifference(
  { study, after, through }: Stretch,
  seen: readonly SeenIn[],
  leaves: readonly Leaf[],
): LedgerAltered | undefined {
  const seenAt = new Map(seen.flatMap((one) => (one.study === study ? [[one.position, one.hash]] : [])));
  const leafAt = new Map(leaves.flatMap((one) => (one.study === study ? [[one.position, one]] : [])));
  for (let position = after + 1; position <= through; position += 1) {
    const leaf = leafAt.get(position);
    // What nobody remembers may have been anything.
    const expected = seenAt.get(position) ?? 'of an event that was seen';
    if (leaf === undefined) return new LedgerAltered(study, position, seenAt.get(position) ?? '', undefined);
    const other = [leaf.hash, leaf.recorded].find((hash) => hash !== expected);
    if (other !== undefined) return new LedgerAltered(study, position, expected, other);
    if (!leaf.placed) return new LedgerAltered(study, position, expected, `${leaf.hash} of another place`);
  }
  return undefined;
}
