import { clinicalReaders } from '@caseledger/casebook';
import { oversightView } from '../views.js';
import { caseSeries } from './case-series.js';
import { outcomeTables } from './outcome-tables.js';

/** The outcome tables of a study (R-INS-06, R-INS-07): the same position always gives the same bytes. */
export const outcomesView = oversightView({
  name: 'outcomes',
  answer: 'OutcomeReport',
  readers: clinicalReaders,
  show: async (book) => ({
    study: book.study,
    position: book.reach.position,
    ...outcomeTables(caseSeries(book.state.protocol, await book.every('participant'))),
  }),
});
