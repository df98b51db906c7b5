import type { StudyBook } from '@caseledger/casebook';
import type { CaseEvent } from '@caseledger/domain';
import { rangeReversed } from '@caseledger/platform';
import { caseHistories } from '../adverse-events/case-histories.js';
import { safetyReaders, safetyView } from '../views.js';
import { safetyAggregate } from './aggregate.js';
import { hospitalExemptionReport, safetyUpdate } from './periodic-reports.js';
import { exposureTypes, reportedTypes, type SafetyBasis } from './safety-basis.js';

/** Line listing, tables, rates and stopping rules. */
export const aggregateView = safetyView({
  name: 'safety-aggregate',
  answer: 'LockedAggregate',
  readers: safetyReaders,
  show: async (book) => {
    const basis = await basisOf(book, exposureTypes);
    return { study: basis.study, position: basis.position, ...safetyAggregate(basis) };
  },
});

interface IntervalQuestion {
  readonly after?: number;
}

/** Data set of a development safety update report. */
export const safetyUpdateView = safetyView({
  name: 'safety-update',
  answer: 'SafetyUpdate',
  readers: safetyReaders,
  show: async (book, { after = 0 }: IntervalQuestion) => {
    requireInterval(book, after);
    return safetyUpdate(await basisOf(book, reportedTypes), after);
  },
});

/** Data set of a hospital exemption's annual report. */
export const hospitalExemptionView = safetyView({
  name: 'hospital-exemption',
  answer: 'HospitalExemptionReport',
  readers: safetyReaders,
  show: async (book, { after = 0 }: IntervalQuestion) => {
    requireInterval(book, after);
    return hospitalExemptionReport(await basisOf(book, reportedTypes), after);
  },
});

/** @throws ProblemError 400 when the interval would begin after its end */
function requireInterval({ reach: { position } }: StudyBook, after: number): void {
  if (after > position) throw rangeReversed(`The report ends at position ${position}.`, '/after');
}

async function basisOf(book: StudyBook, types: readonly CaseEvent['type'][]): Promise<SafetyBasis> {
  const { study, state } = book;
  const cases = await book.every('adverse-event');
  const facts = await book.facts({ types });
  const watched = (state.protocol?.stoppingRules ?? []).length > 0 ? await caseHistories(book, cases) : [];
  return {
    study,
    position: book.reach.position,
    lockedAt: (await book.knownAt()) ?? null,
    state,
    cases,
    facts: [...facts, ...watched.flat()].sort((one, other) => one.position - other.position),
  };
}
