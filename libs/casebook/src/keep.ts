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
export interface Keep<Row extends KeptRow = KeptRow> {
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
  readonly rowsOf: (course: Course, study: StudyState) => readonly Row[];
}
