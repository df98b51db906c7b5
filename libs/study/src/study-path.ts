import { StudyCode } from './code-fields.js';

/** Address of a study. */
export class StudyPath {
  @StudyCode({ description: 'Code of the study.' })
  readonly study!: string;
}
