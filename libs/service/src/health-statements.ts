import { statementsOf } from '@caseledger/platform';

/** What the database is asked to tell whether it is well. */
export const sql = statementsOf<'time' | 'commit'>(new URL('./health.sql', import.meta.url));
