import { statementsOf } from '@caseledger/platform';

/** The ways of reading events. */
export type Read = 'read-after' | 'read-at' | 'read-streams';

export type Statement =
  | Read
  | `${Read}-as-bytes`
  | 'append'
  | 'receipt'
  | 'study-heads'
  | 'hashes-at'
  | 'leaves'
  | 'recorded-after'
  | 'receipts-beyond'
  | 'stream-versions'
  | 'miscounts'
  | 'receipts-of'
  | 'subject-keys-of'
  | 'wrapped-key'
  | 'subject-key'
  | 'destroy-subject-key'
  | 'notify';

/** Every statement that the ledger is asked with. */
export const sql = statementsOf<Statement>(new URL('./statements.sql', import.meta.url));
