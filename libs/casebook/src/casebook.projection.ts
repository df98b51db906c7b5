import {
  aboutOf,
  changesAfter,
  factsOf,
  rewrites,
  writingOf,
  type Material,
  type RecordedFact,
  type StudyState,
} from '@caseledger/domain';
import type { EventLog } from '@caseledger/kernel';
import type { Projection, ProjectionTx } from '@caseledger/projections';
import { readFileSync } from 'node:fs';
import { Subjects, type Taken } from './fold.js';
import type { Keep } from './keep.js';
import { statementsOf } from '@caseledger/platform';
import { subjectOf, type SubjectRow } from './rows.js';
import { isOf, sameFrame, streamOfSubject, subjectOfStream, type Course, type Subject } from './subject.js';

/** Name of the one projection that views read. */
export const casebook = 'casebook';

/** Of the tables of this room and of what is written to them. */
const ownVersion = 1;
/** Participants whose kept rows are made anew in one go, when the study's frame changes. */
const atOnce = 500;

const tables = readFileSync(new URL('./casebook.sql', import.meta.url), 'utf8');
const sql = statementsOf<'load' | 'known-at' | 'write' | 'participants' | 'products-of'>(
  new URL('./projection.queries.sql', import.meta.url),
);

/** What the projection reads of the ledger, beside what it is given. */
export type Streams = Pick<EventLog, 'readStreams'>;

/**
 * The projection of facts: for each what it is about, for each stream what it is, and the rows that apps keep. It holds no
 * event: the ledger does.
 */
export function casebookProjection(streams: Streams, keeps: readonly Keep[] = []): Projection {
  return {
    name: casebook,
    version: keeps.reduce((sum, { version }) => sum + version, ownVersion * 1000),
    tables: [tables, ...keeps.map(({ table }) => table)].join('\n'),
    apply: async (batch, tx) => {
      const facts = factsOf(batch);
      const study = facts[0]?.study;
      if (study === undefined) return;
      const subjects = new Subjects(await load(tx, study, facts));
      const frame = frameOf(subjects);
      const taken = facts.map((fact) => subjects.take(fact));
      await write(tx, study, subjects.changed(), await factRows(tx, study, taken, streams), facts);
      await keepRows(tx, study, subjects, frame, keeps);
    },
  };
}

const frameOf = (subjects: Subjects): StudyState | undefined => subjects.get('study')?.state as StudyState | undefined;

/** The subjects that the facts touch or name, and the course of every participant among them. */
async function load(tx: ProjectionTx, study: string, facts: readonly RecordedFact[]): Promise<readonly Subject[]> {
  const wanted = new Map<string, ReturnType<typeof subjectOfStream>>([['study', { kind: 'study', id: '' }]]);
  const people = new Set<string>();
  for (const fact of facts) {
    wanted.set(fact.stream, subjectOfStream(fact.stream));
    const { participant, product } = aboutOf(fact);
    if (participant !== undefined) people.add(participant);
    if (product !== undefined) wanted.set(streamOfSubject('product', product), { kind: 'product', id: product });
  }
  const rows = await tx.query<SubjectRow>(sql.load, [
    study,
    Array.from(wanted.values(), ({ kind }) => kind),
    Array.from(wanted.values(), ({ id }) => id),
    [...people],
  ]);
  return rows.map(subjectOf);
}

async function factRows(
  tx: ProjectionTx,
  study: string,
  taken: readonly Taken[],
  streams: Streams,
): Promise<readonly object[]> {
  const [last] = await tx.query<{ known_at: Date }>(sql['known-at'], [study]);
  let knownAt = last?.known_at.toISOString() ?? '';
  const changes = await rewritten(study, taken, streams);
  return taken.map(({ fact, about }) => {
    if (fact.recordedAt > knownAt) knownAt = fact.recordedAt;
    const { position, stream, version, type, actor, recordedAt } = fact;
    return {
      position,
      stream,
      version,
      type,
      ...about,
      person: actor.id,
      recorded_at: recordedAt,
      known_at: knownAt,
      changes: changes.get(position),
    };
  });
}

/** What facts change that write a record which an earlier event of their stream wrote. */
async function rewritten(
  study: string,
  taken: readonly Taken[],
  streams: Streams,
): Promise<ReadonlyMap<number, readonly unknown[]>> {
  const again = taken.flatMap(({ fact }) => (rewrites(fact) && fact.version > 1 ? [fact] : []));
  if (again.length === 0) return new Map();
  const names = [...new Set(again.map(({ stream }) => stream))];
  const before = factsOf(
    await streams.readStreams(
      study,
      names.map((stream) => ({ stream, after: 0 })),
    ),
  );
  return new Map(
    again.flatMap((fact) => {
      const earlier = before.filter(
        (one) =>
          one.stream === fact.stream && one.version < fact.version && writingOf(one).record === writingOf(fact).record,
      );
      return earlier.length === 0 ? [] : [[fact.position, changesAfter(earlier, fact)] as const];
    }),
  );
}

async function write(
  tx: ProjectionTx,
  study: string,
  changed: readonly Subject[],
  rows: readonly object[],
  facts: readonly RecordedFact[],
): Promise<void> {
  const lots = facts.flatMap((fact) => {
    const { kind, id } = subjectOfStream(fact.stream);
    if (kind !== 'product' || !('materials' in fact.data)) return [];
    return (fact.data.materials as readonly Material[]).map(({ lot }) => ({ lot, product: id }));
  });
  await tx.query(sql.write, [
    study,
    JSON.stringify(changed.map((subject) => ({ ...subject, stream: streamOfSubject(subject.kind, subject.id) }))),
    JSON.stringify(rows),
    lots.map(({ lot }) => lot),
    lots.map(({ product }) => product),
  ]);
}

/** Makes the kept rows of every participant anew whose course changed; of all, when the study's frame did. */
async function keepRows(
  tx: ProjectionTx,
  study: string,
  subjects: Subjects,
  before: StudyState | undefined,
  keeps: readonly Keep[],
): Promise<void> {
  const after = frameOf(subjects);
  if (keeps.length === 0 || after === undefined) return;
  if (before === undefined || sameFrame(before, after)) {
    const people = new Set(
      subjects
        .changed()
        .flatMap(({ kind, participant }) => (kind === 'participant' || kind === 'product' ? (participant ?? []) : [])),
    );
    await replace(tx, study, coursesOf(subjects.all(), people), after, keeps);
    return;
  }
  for (let last = ''; ;) {
    const rows = await tx.query<SubjectRow>(sql.participants, [study, last, atOnce]);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    const products = await tx.query<SubjectRow>(sql['products-of'], [study, ids]);
    await replace(tx, study, coursesOf([...rows, ...products].map(subjectOf), new Set(ids)), after, keeps);
    last = ids.at(-1) ?? '';
  }
}

function coursesOf(subjects: readonly Subject[], people: ReadonlySet<string>): readonly Course[] {
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

async function replace(
  tx: ProjectionTx,
  study: string,
  courses: readonly Course[],
  state: StudyState,
  keeps: readonly Keep[],
): Promise<void> {
  if (courses.length === 0) return;
  const people = courses.map(({ participant }) => participant.id);
  for (const { name, columns, rowsOf } of keeps) {
    const rows = courses.flatMap((course) =>
      rowsOf(course, state).map((row) => ({ participant: course.participant.id, ...row })),
    );
    await tx.query(`DELETE FROM ${name} WHERE study = $1 AND participant = ANY ($2)`, [study, people]);
    if (rows.length === 0) continue;
    await tx.query(
      `INSERT INTO ${name} SELECT $1, row.* FROM jsonb_to_recordset($2) AS row (participant text, ${columns})`,
      [study, JSON.stringify(rows)],
    );
  }
}
