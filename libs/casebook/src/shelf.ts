import { streamOf, aboutOf, type RecordedFact } from '@caseledger/domain';
import { statementsOf } from '@caseledger/platform';
import type { Memory, ProjectionTx } from '@caseledger/projections';
import { subjectOf, type SubjectRow } from './rows.js';
import { subjectOfStream, type Subject, type SubjectKind } from './subject.js';

const sql = statementsOf<'load' | 'known-at'>(new URL('./projection.queries.sql', import.meta.url));

/** The rows of one study that the projection goes on from: remembered, or else read. */
export class Shelf {
  constructor(
    readonly study: string,
    readonly tx: ProjectionTx,
    private readonly memory: Memory,
  ) {}

  /** The study, the subjects that the facts touch or name, and the course of every participant among them. */
  async take(facts: readonly RecordedFact[]): Promise<readonly Subject[]> {
    const wanted = new Map<string, { readonly kind: SubjectKind; readonly id: string }>();
    const want = (kind: SubjectKind, id: string): void => void wanted.set(streamOf(kind, id), { kind, id });
    const people = new Set<string>();
    want('study', '');
    for (const fact of facts) {
      const { kind, id } = subjectOfStream(fact.stream);
      want(kind, id);
      const { participant, product } = aboutOf(fact);
      if (participant !== undefined) people.add(participant);
      if (product !== undefined) want('product', product);
    }
    const taken = new Map<string, Subject>();
    const unknown = new Map(wanted);
    const remembered = (stream: string): boolean => {
      const subject = this.subject(stream);
      if (subject === undefined) return false;
      taken.set(stream, subject);
      unknown.delete(stream);
      return true;
    };
    for (const stream of wanted.keys()) remembered(stream);
    for (const { participant } of taken.values()) if (participant !== undefined) people.add(participant);
    const unknownPeople = [...people].filter((id) => !(this.course(id)?.every(remembered) ?? false));
    if (unknown.size === 0 && unknownPeople.length === 0) return [...taken.values()];
    const rows = await this.tx.query<SubjectRow>(sql.load, [
      this.study,
      Array.from(unknown.values(), ({ kind }) => kind),
      Array.from(unknown.values(), ({ id }) => id),
      unknownPeople,
    ]);
    const read = rows.map(subjectOf);
    for (const subject of read) taken.set(streamOf(subject.kind, subject.id), subject);
    // What was read of a participant is their whole course; of others too, through the subjects that are about them.
    const complete = new Set([...unknownPeople, ...read.flatMap(({ participant }) => participant ?? [])]);
    const courses = new Map(Array.from(complete, (id) => [id, [] as string[]]));
    for (const [stream, { kind, participant }] of taken) {
      if (participant !== undefined && inCourse(kind)) courses.get(participant)?.push(stream);
    }
    for (const [id, streams] of courses) this.memory.set(`course ${id}`, streams);
    for (const subject of read) this.remember(subject);
    return [...taken.values()];
  }

  /** These are written. */
  put(changed: readonly Subject[]): void {
    for (const subject of changed) {
      const { kind, id, participant } = subject;
      this.remember(subject);
      if (participant === undefined || !inCourse(kind)) continue;
      const course = this.course(participant);
      const stream = streamOf(kind, id);
      if (course !== undefined && !course.includes(stream))
        this.memory.set(`course ${participant}`, [...course, stream]);
    }
  }

  /** The latest `recordedAt` so far; empty before the first fact. */
  async knownAt(): Promise<string> {
    const remembered = this.memory.get('known-at') as { readonly at: string } | undefined;
    if (remembered !== undefined) return remembered.at;
    const [last] = await this.tx.query<{ known_at: Date }>(sql['known-at'], [this.study]);
    return last?.known_at.toISOString() ?? '';
  }

  putKnownAt(at: string): void {
    this.memory.set('known-at', { at });
  }

  /** Whether these are known to be the kept rows of a participant already; from here on they are. */
  remembers(name: string, participant: string, rows: string): boolean {
    const key = `${name} ${participant}`;
    const before = this.memory.get(key) as { readonly rows: string } | undefined;
    if (before?.rows === rows) return true;
    this.memory.set(key, { rows });
    return false;
  }

  private subject(stream: string): Subject | undefined {
    return this.memory.get(`subject ${stream}`) as Subject | undefined;
  }

  private course(participant: string): readonly string[] | undefined {
    return this.memory.get(`course ${participant}`) as readonly string[] | undefined;
  }

  private remember(subject: Subject): void {
    this.memory.set(`subject ${streamOf(subject.kind, subject.id)}`, subject);
  }
}

/** Whether a subject of the kind decides where its participant stands. */
const inCourse = (kind: SubjectKind): boolean => kind === 'participant' || kind === 'product';
