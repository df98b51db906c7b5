import type { StudyState } from '@caseledger/domain';
import type { Course } from './subject.js';

/**
 * Rows that follow from one participant's course, kept ready so that a list is SQL over them: a pure function of the
 * subjects, never of the time. Whatever depends on the time is a column to compare it with.
 */
export interface Keep<Row extends object = object> {
  /** Name of the table, which must have the columns `study` and `participant` first. */
  readonly name: string;
  /** Goes up with every change of the table or of `rowsOf`. */
  readonly version: number;
  /** DDL of the table, with an unqualified name. */
  readonly table: string;
  /** The columns after `participant`, as `jsonb_to_recordset` declares them. */
  readonly columns: string;
  readonly rowsOf: (course: Course, study: StudyState) => readonly Row[];
}
