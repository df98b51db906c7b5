import type { StreamKind, StudyState } from '@caseledger/domain';
import type { Course } from './subject.js';

/** What every kept row says of itself, so that it can be cut to who asks. */
export interface KeptRow {
  readonly kind: string;
  /** Rows of no site are for those who see all of them. */
  readonly site: string | null;
}

/**
 * Rows that follow from one participant's course, kept ready so that a list is SQL over them: a pure function of the
 * subjects, never of the time. Whatever depends on the time is a column to compare it with.
 */
export interface Keep<Row extends KeptRow, Watched extends keyof StudyState> extends KeptTable<Row> {
  /** Everything of the study that rows follow from. When some of it changes, the rows of every participant are made anew. */
  readonly frame: Readonly<Record<Watched, true>>;
  readonly rowsOf: (course: Course, study: Pick<StudyState, Watched>) => readonly Row[];
}

/** A `Keep`, whatever it watches. */
export interface KeptTable<Row extends KeptRow = KeptRow> {
  /** Name of the table, which must have the columns `study` and `participant` first, and `kind` and `site`. */
  readonly name: string;
  /** Goes up with every change of the table or of `rowsOf`. */
  readonly version: number;
  /** DDL of the table, with an unqualified name. */
  readonly table: string;
  /** The columns after `participant`, as `jsonb_to_recordset` declares them. */
  readonly columns: string;
  /** The kinds of streams from whose facts rows of each kind follow: they are for who may read all of those. */
  readonly kinds: Readonly<Record<Row['kind'], readonly StreamKind[]>>;
  readonly frame: Readonly<Partial<Record<keyof StudyState, true>>>;
  readonly rowsOf: (course: Course, study: StudyState) => readonly Row[];
}

/** Whether what a table keeps of a participant whose course is the same is the same under both states of the study. */
export function sameFrame({ frame }: KeptTable, one: StudyState, other: StudyState): boolean {
  return (Object.keys(frame) as (keyof StudyState)[]).every((member) => one[member] === other[member]);
}
