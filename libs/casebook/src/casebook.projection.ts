import { changesAfter, factsOf, materialsOf, type StudyState } from '@caseledger/domain';
import type { EventLog } from '@caseledger/kernel';
import type { Projection, ProjectionTx } from '@caseledger/projections';
import { readFileSync } from 'node:fs';
import { Subjects, type Taken } from './fold.js';
import { sameFrame, type KeptTable } from './keep.js';
import { statementsOf } from '@caseledger/platform';
import { subjectOf, subjectRows, type SubjectRow } from './rows.js';
import { Shelf } from './shelf.js';
import { coursesOf, type Course, type Subject } from './subject.js';

/** Name of the one projection that views read. */
export const casebook = 'casebook';

/** Of the tables of this room and of what is written to them. */
const ownVersion = 10;
/** Participants whose kept rows are made anew in one go, when the study's frame changes. */
const atOnce = 500;

const tables = readFileSync(new URL('./casebook.sql', import.meta.url), 'utf8');
const sql = statementsOf<'write' | 'participants' | 'products-of'>(
  new URL('./projection.queries.sql', import.meta.url),
);

/** What the projection reads of the ledger, beside what it is given. */
export type Events = Pick<EventLog, 'readAt'>;

/**
 * The projection of facts: for each what it is about, for each stream what it is, and the rows that apps keep. It holds no
 * event: the ledger does.
 */
export function casebookProjection(events: Events, keeps: readonly KeptTable[] = []): Projection {
  return {
    name: casebook,
    seen: 'fact',
    version: keeps.reduce((sum, { version }) => sum + version, ownVersion * 1000),
    parts: keeps
      .map(({ name, version }) => `${name} ${version}`)
      .sort()
      .join(', '),
    tables: [tables, ...keeps.map(({ table }) => table)].join('\n'),
    apply: async (batch, tx, memory) => {
      const facts = factsOf(batch);
      const study = facts[0]?.study;
      if (study === undefined) return;
      const shelf = new Shelf(study, tx, memory);
      const subjects = new Subjects(await shelf.take(facts));
      const frame = frameOf(subjects);
      const taken = facts.map((fact) => subjects.take(fact));
      await write(tx, study, subjects.changed(), await factRows(study, taken, events, shelf), taken);
      shelf.put(subjects.changed());
      await keepRows(shelf, subjects, frame, keeps);
    },
  };
}

const frameOf = (subjects: Subjects): StudyState | undefined => subjects.get('study')?.state as StudyState | undefined;

async function factRows(
  study: string,
  taken: readonly Taken[],
  events: Events,
  shelf: Shelf,
): Promise<readonly object[]> {
  let knownAt = await shelf.knownAt();
  const changes = await rewritten(study, taken, events);
  const rows = taken.map(({ fact, about }) => {
    if (fact.recordedAt > knownAt) knownAt = fact.recordedAt;
    const { position, stream, version, type, actor, recordedAt, hash } = fact;
    return {
      position,
      stream,
      version,
      type,
      ...about,
      person: actor.id,
      recorded_at: recordedAt,
      known_at: knownAt,
      hash,
      changes: changes.get(position),
    };
  });
  shelf.putKnownAt(knownAt);
  return rows;
}

/** What facts change that write a record which an earlier event of their stream wrote. */
async function rewritten(
  study: string,
  taken: readonly Taken[],
  events: Events,
): Promise<ReadonlyMap<number, readonly unknown[]>> {
  const again = taken.filter(({ earlier }) => earlier.length > 0);
  if (again.length === 0) return new Map();
  const known = new Map(taken.map(({ fact }) => [fact.position, fact]));
  const missing = new Set(again.flatMap(({ earlier }) => earlier).filter((position) => !known.has(position)));
  for (const fact of factsOf(await events.readAt(study, [...missing]))) known.set(fact.position, fact);
  return new Map(
    again.map(({ fact, earlier }) => {
      const before = earlier.flatMap((position) => known.get(position) ?? []);
      return [fact.position, changesAfter(before, fact)] as const;
    }),
  );
}

async function write(
  tx: ProjectionTx,
  study: string,
  changed: readonly Subject[],
  rows: readonly object[],
  taken: readonly Taken[],
): Promise<void> {
  const lots = taken.flatMap(({ fact, about: { product } }) =>
    product === undefined ? [] : materialsOf(fact).map(({ lot }) => ({ lot, product })),
  );
  const subjects = subjectRows(changed);
  await tx.query(sql.write, [
    study,
    JSON.stringify(subjects.rows),
    JSON.stringify(rows),
    lots.map(({ lot }) => lot),
    lots.map(({ product }) => product),
    subjects.states,
  ]);
}

/** Makes the kept rows of every participant anew whose course changed; of all, where the frame of a table did. */
async function keepRows(
  shelf: Shelf,
  subjects: Subjects,
  before: StudyState | undefined,
  keeps: readonly KeptTable[],
): Promise<void> {
  const after = frameOf(subjects);
  if (after === undefined) return;
  const reframed = keeps.filter((keep) => before !== undefined && !sameFrame(keep, before, after));
  const others = keeps.filter((keep) => !reframed.includes(keep));
  if (others.length > 0) {
    const people = new Set(
      subjects
        .changed()
        .flatMap(({ kind, participant }) => (kind === 'participant' || kind === 'product' ? (participant ?? []) : [])),
    );
    await replace(shelf, coursesOf(subjects.all(), people), after, others);
  }
  if (reframed.length === 0) return;
  const { tx, study } = shelf;
  for (let last = ''; ;) {
    const rows = await tx.query<SubjectRow>(sql.participants, [study, last, atOnce]);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    const products = await tx.query<SubjectRow>(sql['products-of'], [study, ids]);
    await replace(shelf, coursesOf([...rows, ...products].map(subjectOf), new Set(ids)), after, reframed);
    last = ids.at(-1) ?? '';
  }
}

/** Only what differs from what is kept is written: most facts change no row. */
async function replace(
  shelf: Shelf,
  courses: readonly Course[],
  state: StudyState,
  keeps: readonly KeptTable[],
): Promise<void> {
  const { tx, study } = shelf;
  for (const { name, columns, rowsOf } of keeps) {
    const changed = courses.flatMap((course) => {
      const { id } = course.participant;
      const rows = rowsOf(course, state).map((row) => ({ participant: id, ...row }));
      return shelf.remembers(name, id, JSON.stringify(rows)) ? [] : [{ id, rows }];
    });
    if (changed.length === 0) continue;
    const people = changed.map(({ id }) => id);
    await tx.query(`DELETE FROM ${name} WHERE study = $1 AND participant = ANY ($2)`, [study, people]);
    const rows = changed.flatMap((one) => one.rows);
    if (rows.length === 0) continue;
    await tx.query(
      `INSERT INTO ${name} SELECT $1, row.* FROM jsonb_to_recordset($2) AS row (participant text, ${columns})`,
      [study, JSON.stringify(rows)],
    );
  }
}
