import { clinicalReaders } from '@caseledger/casebook';
import { caseHistories } from '../adverse-events/case-histories.js';
import { safetyView } from '../views.js';
import { clockList, clockReevaluation, type ClockFilter, type RulesToTry } from './clock-list.js';

interface ClocksQuestion extends ClockFilter {
  readonly site?: string;
  readonly adverseEvent?: string;
}

/** The statutory clocks of a study. */
export const clocksView = safetyView({
  name: 'clocks',
  answer: 'ClockList',
  readers: clinicalReaders,
  show: async (book, { site, adverseEvent, ...filter }: ClocksQuestion) => {
    const { position, at } = book.reach;
    const cases =
      adverseEvent === undefined
        ? await book.every('adverse-event')
        : await book.several('adverse-event', [adverseEvent]);
    const wanted = cases.filter((one) => site === undefined || one.site === site);
    const histories = await caseHistories(book, wanted);
    return { study: book.study, position, at, clocks: clockList(histories, book.state, at, filter) };
  },
});

/** What other rules would make of the clocks. Nothing is recorded. */
export const clockReevaluationView = safetyView({
  name: 'clock-reevaluation',
  answer: 'ClockReevaluation',
  readers: clinicalReaders,
  show: async (book, wanted: RulesToTry) => {
    const histories = await caseHistories(book, await book.every('adverse-event'));
    return clockReevaluation(histories, book.state, book.reach.at, wanted);
  },
});
