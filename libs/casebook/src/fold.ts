import { own } from '@caseledger/kernel';
import {
  streamOf,
  aboutOf,
  evolveStream,
  initialWorld,
  kindOfStream,
  sharedRecordOf,
  type About,
  type RecordedFact,
} from '@caseledger/domain';
import { subjectOfStream, type Subject, type SubjectKind } from './subject.js';
import { standingOf } from './standing.js';

/** An event that does not follow what was folded before it: the ledger says something else than it said. */
class DoesNotFollow extends Error {
  constructor(stream: string, expected: number, found: number) {
    super(`${stream} has version ${found} where ${expected} must follow`);
  }
}

/** A fact, whom it is about, and its subject after it. */
export interface Taken {
  readonly fact: RecordedFact;
  readonly about: About;
  /** Positions of the events that wrote the same record before. */
  readonly earlier: readonly number[];
}

/**
 * The subjects of one study while events are folded into them, in order: the one fold of streams, of the projection and
 * of past states alike.
 */
export class Subjects {
  private readonly subjects = new Map<string, Subject>();
  /** Participants that gave cells. */
  private readonly donors = new Set<string>();
  private readonly touched = new Set<string>();

  constructor(known: Iterable<Subject> = []) {
    for (const subject of known) this.put(subject);
  }

  get(stream: string): Subject | undefined {
    return this.subjects.get(stream);
  }

  all(): readonly Subject[] {
    return [...this.subjects.values()];
  }

  /** Those that changed since the beginning, their standing included. */
  changed(): readonly Subject[] {
    return [...this.touched].flatMap((stream) => this.subjects.get(stream) ?? []);
  }

  /** Folds the next fact of its stream. @throws DoesNotFollow */
  take(fact: RecordedFact): Taken {
    const { stream } = fact;
    const { kind, id } = subjectOfStream(stream);
    const before = this.subjects.get(stream);
    const expected = (before?.version ?? 0) + 1;
    if (fact.version !== expected) throw new DoesNotFollow(stream, expected, fact.version);
    const state = withoutGaps(evolveStream<SubjectKind>(kind, before?.state ?? initialWorld[kind], fact));
    const about = this.aboutOf(fact, before);
    const record = sharedRecordOf(fact);
    const earlier = (record !== undefined && own(before?.records, record)) || [];
    const records =
      record === undefined ? before?.records : { ...before?.records, [record]: [...earlier, fact.position] };
    const { product, site, ...now } = before === undefined ? about : { ...before, ...about };
    // A batch is of who gave for it, whoever gets of it.
    const participant = (kind === 'product' ? before?.participant : undefined) ?? now.participant;
    this.put({
      kind,
      id,
      ...(participant !== undefined && { participant }),
      ...(product !== undefined && kind !== 'participant' && { product }),
      ...(site !== undefined && kind !== 'study' && { site }),
      version: fact.version,
      since: before?.since ?? fact.position,
      position: fact.position,
      flags: [],
      state,
      ...(records !== undefined && { records }),
    });
    this.touched.add(stream);
    this.stand(stream);
    if (kind === 'product' && before === undefined && participant !== undefined) this.harvestedFrom(participant);
    return { fact, about, earlier };
  }

  /** Whom the fact is about: what it names, what its subject is about already, and the site of those. */
  private aboutOf(fact: RecordedFact, before: Subject | undefined): About {
    const named = aboutOf(fact);
    if (kindOfStream(fact.stream) === 'study') return named;
    const product = named.product ?? before?.product;
    const participant = named.participant ?? before?.participant ?? this.of('product', product)?.participant;
    const site =
      named.site ?? before?.site ?? this.of('participant', participant)?.site ?? this.of('product', product)?.site;
    return {
      ...(participant !== undefined && { participant }),
      ...(product !== undefined && { product }),
      ...(site !== undefined && { site }),
    };
  }

  private of(kind: 'participant' | 'product', id: string | undefined): Subject | undefined {
    return id === undefined ? undefined : this.subjects.get(streamOf(kind, id));
  }

  private harvestedFrom(participant: string): void {
    const stream = streamOf('participant', participant);
    if (!this.subjects.has(stream)) return;
    this.touched.add(stream);
    this.stand(stream);
  }

  private stand(stream: string): void {
    const subject = this.subjects.get(stream);
    if (subject === undefined) return;
    const harvested = subject.kind === 'participant' && this.donors.has(subject.id);
    this.subjects.set(stream, { ...subject, ...standingOf(subject.kind, subject.state, harvested) });
  }

  private put(subject: Subject): void {
    this.subjects.set(streamOf(subject.kind, subject.id), subject);
    if (subject.kind === 'product' && subject.participant !== undefined) this.donors.add(subject.participant);
  }
}

/** Members without a value are none: a state is the same whether it was kept as JSON in between or not. */
function withoutGaps<T extends object | null>(state: T): T {
  if (state === null) return state;
  const members = Object.entries(state);
  const present = members.filter(([, value]) => value !== undefined);
  return present.length === members.length ? state : (Object.fromEntries(present) as T);
}

/** Folds facts in order from nothing. */
export function foldFacts(facts: Iterable<RecordedFact>): Subjects {
  const subjects = new Subjects();
  for (const fact of facts) subjects.take(fact);
  return subjects;
}
