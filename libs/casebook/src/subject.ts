import type { CaseEvent, RecordedFact, StreamKind, StudyState, World } from '@caseledger/domain';

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
  readonly flags: readonly string[];
  readonly state: World[K];
}

/** A participant with everything of theirs that is a subject of its own and decides where they stand. */
export interface Course {
  readonly participant: Subject<'participant'>;
  readonly products: readonly Subject<'product'>[];
}

/** The address of a subject among all subjects of its study. */
export const streamOfSubject = (kind: SubjectKind, id: string): string =>
  kind === 'study' ? 'study' : `${kind}/${id}`;

/** Kind and id of the subject that a stream is. */
export function subjectOfStream(stream: string): { readonly kind: SubjectKind; readonly id: string } {
  const slash = stream.indexOf('/');
  return slash < 0
    ? { kind: stream as SubjectKind, id: '' }
    : { kind: stream.slice(0, slash) as SubjectKind, id: stream.slice(slash + 1) };
}

/** Whether a subject is of the kind. */
export function isOf<K extends SubjectKind>(kind: K, subject: Subject): subject is Subject<K> {
  return subject.kind === kind;
}

/** Whom and what a fact is about. */
export interface About {
  readonly participant?: string;
  readonly product?: string;
  /** Absent on facts of the study as a whole. */
  readonly site?: string;
}

const textMember = (data: CaseEvent['data'], name: string): string | undefined => {
  const value = (data as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
};

/** What the fact itself names: the rest follows from the subjects. */
export function namedBy({ stream, data }: RecordedFact): { readonly participant?: string; readonly product?: string } {
  const { kind, id } = subjectOfStream(stream);
  const participant = kind === 'participant' ? id : textMember(data, 'participant');
  const product = kind === 'product' ? id : textMember(data, 'product');
  return { ...(participant !== undefined && { participant }), ...(product !== undefined && { product }) };
}

/** The site that a fact of the study's own stream concerns, when it is one. */
export function siteOfStudyFact(fact: RecordedFact): string | undefined {
  if (fact.type === 'SiteActivated' || fact.type === 'SiteClosed') return fact.data.code;
  if (fact.type === 'DelegationGranted' && fact.data.sites.length === 1) return fact.data.sites[0];
  return undefined;
}

/** What of the study decides where its participants and products stand. */
export function sameFrame(one: StudyState, other: StudyState): boolean {
  return one.protocol === other.protocol && one.sites === other.sites;
}
