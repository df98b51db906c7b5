import type { DateQuality } from '@caseledger/kernel';

/** A row of an import that a command was made of. */
export interface ImportedRow {
  /** Code of the import. */
  readonly import: string;
  /** Its number in the import, from 1. */
  readonly row: number;
  readonly dateQuality: DateQuality;
}
