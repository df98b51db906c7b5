import { idOf, kindOfStream, type StreamKind, type TreatedSite, type World } from '@caseledger/domain';

/** The kinds of streams that have a state worth keeping. */
export type SubjectKind = StreamKind;

/** What a stream is, as its events up to a position left it. */
export interface Subject<K extends SubjectKind = SubjectKind> {
  readonly kind: K;
  readonly id: string;
  /** Whom it is about. A participant is about itself. */
  readonly participant?: string;
  readonly product?: string;
  readonly site?: string;
  readonly version: number;
  /** Position of its first event. */
  readonly since: number;
  /** Position of its last event. */
  readonly position: number;
  readonly status?: string;
  /** Of a participant: where they are, or may come to be, treated. */
  readonly treatedSites?: readonly TreatedSite[];
  readonly flags: readonly string[];
  readonly state: World[K];
  /** Positions of the events that wrote each of its records which several may write. Absent when there are none. */
  readonly records?: Records;
}

/** A subject as lists show it: what stands in columns, without what it is. */
export type SubjectLine<K extends SubjectKind = SubjectKind> = Omit<Subject<K>, 'state' | 'records'>;

/** Positions in order by the name of the record. */
export type Records = Readonly<Record<string, readonly number[]>>;

/** A participant with everything of theirs that is a subject of its own and decides where they stand. */
export interface Course {
  readonly participant: Subject<'participant'>;
  readonly products: readonly Subject<'product'>[];
}

/** Kind and id of the subject that a stream is. */
export function subjectOfStream(stream: string): { readonly kind: SubjectKind; readonly id: string } {
  return { kind: kindOfStream(stream), id: idOf(stream) };
}

/** Whether a subject is of the kind. */
export function isOf<K extends SubjectKind>(kind: K, subject: Subject): subject is Subject<K> {
  return subject.kind === kind;
}

/** The courses of these people among some subjects. */
export function coursesOf(subjects: readonly Subject[], people: ReadonlySet<string>): readonly Course[] {
  const products = new Map<string, Subject<'product'>[]>();
  for (const subject of subjects) {
    if (!isOf('product', subject) || subject.participant === undefined) continue;
    products.set(subject.participant, [...(products.get(subject.participant) ?? []), subject]);
  }
  return subjects.flatMap((subject) =>
    isOf('participant', subject) && people.has(subject.id)
      ? [{ participant: subject, products: products.get(subject.id) ?? [] }]
      : [],
  );
}
