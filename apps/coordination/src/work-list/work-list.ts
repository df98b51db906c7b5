import type { ConsentScope, ParticipantState, ProductState, StudyState } from '@caseledger/domain';
import { addToDate, dateOf, daysBetween } from '@caseledger/kernel';
import type { CaseStates } from '../timeline/case-states.js';
import { plannedVisits, zoneOfSite } from '../timeline/planned-visits.js';

/** Days ahead of its window in which a visit is announced. */
const announcedDays = 30;
/** Days before it expires in which a serology is announced. */
const serologyDays = 7;

export type WorkKind =
  | 'VISIT_DUE'
  | 'VISIT_OVERDUE'
  | 'VISIT_UPCOMING'
  | 'CONSENT_MISSING'
  | 'ELIGIBILITY_MISSING'
  | 'AUTHORISATION_MISSING'
  | 'SEROLOGY_MISSING'
  | 'SEROLOGY_EXPIRING'
  | 'PRODUCT_EXPIRING'
  | 'TEST_PENDING'
  | 'SURVEILLANCE';

/** Something to do, by when, and why. */
export interface WorkItem {
  readonly kind: WorkKind;
  readonly participant: string;
  readonly product?: string;
  readonly site: string;
  /** A date or an instant; absent when it is due as soon as possible. */
  readonly due?: string;
  readonly opens?: string;
  readonly closes?: string;
  readonly why: string;
  readonly requirement: string;
}

/** What is to be done in a study at an instant: a pure function of the events until now. Earliest due first. */
export function workList(cases: CaseStates, at: string, site?: string): readonly WorkItem[] {
  const items = [
    ...[...cases.participants].flatMap(([code, { state }]) => participantWork(code, state, cases, at)),
    ...[...cases.products].flatMap(([product, { state }]) => productWork(product, state, cases, at)),
  ];
  return items
    .filter((item) => site === undefined || item.site === site)
    .sort((a, b) => order(a).localeCompare(order(b), 'en'));
}

const order = ({ due = '', kind, participant, product = '' }: WorkItem): string =>
  [due, kind, participant, product].join('\n');

function participantWork(
  participant: string,
  state: ParticipantState,
  cases: CaseStates,
  at: string,
): readonly WorkItem[] {
  const over = state.screenFailed || state.ended.some((end) => end !== 'WITHDRAWN_FROM_TREATMENT');
  if (over) return [];
  const subject = { participant, site: state.site ?? '' };
  const stopped = state.ended.length > 0;
  const steps = stopped || state.injection !== undefined ? [] : stepsToTreatment(state, cases, participant, at);
  return [...steps, ...visitWork(state, cases.study, at)].map((item) => ({ ...subject, ...item }));
}

type WorkOf = Omit<WorkItem, 'participant' | 'site'>;

const consented = ({ consents, withdrawn }: ParticipantState, scope: ConsentScope): boolean =>
  !withdrawn.includes(scope) && consents.some(({ scopes }) => scopes.includes(scope));

function visitWork(state: ParticipantState, study: StudyState, at: string): readonly WorkOf[] {
  const today = dateOf(at, zoneOfSite(study, state));
  return plannedVisits(study, state, at).flatMap(({ code, title, progress, window }): WorkOf[] => {
    if (window === undefined && progress === 'DUE') {
      return [
        { kind: 'VISIT_DUE', why: `${title} (${code}) comes before the administration.`, requirement: 'R-INS-05' },
      ];
    }
    if (window === undefined || progress === 'RECORDED' || progress === 'MISSED') return [];
    if (progress === 'UPCOMING' && daysBetween(today, window.opens) > announcedDays) return [];
    const { target, opens, closes } = window;
    const why = `${title} (${code}) belongs between ${opens} and ${closes}.`;
    return [{ kind: `VISIT_${progress}`, due: target, opens, closes, why, requirement: 'R-INS-05' }];
  });
}

function stepsToTreatment(
  state: ParticipantState,
  { study, products }: CaseStates,
  participant: string,
  at: string,
): readonly WorkOf[] {
  const harvested = [...products.values()].some((product) => product.state.participant === participant);
  const steps: WorkOf[] = [];
  if (!consented(state, 'TREATMENT')) {
    steps.push({ kind: 'CONSENT_MISSING', why: 'No consent to treatment is in force.', requirement: 'R-AUT-06' });
  }
  if (!state.eligible) {
    steps.push({ kind: 'ELIGIBILITY_MISSING', why: 'Eligibility is not confirmed.', requirement: 'R-AUD-14' });
  }
  if (state.treatment === undefined) {
    steps.push({
      kind: 'AUTHORISATION_MISSING',
      why: 'The treatment has no legal basis yet.',
      requirement: 'R-AUT-01',
    });
  }
  if (harvested) return steps;
  const validityDays = study.protocol?.serology.validityDays;
  if (state.serology === undefined || validityDays === undefined) {
    steps.push({ kind: 'SEROLOGY_MISSING', why: 'There is no serology yet.', requirement: 'R-CEL-01' });
    return steps;
  }
  const zone = zoneOfSite(study, state);
  const due = addToDate(dateOf(state.serology.sampledAt, zone), { days: validityDays });
  if (daysBetween(dateOf(at, zone), due) <= serologyDays) {
    const why = `The serology is valid for ${validityDays} days, until ${due}, and nothing was harvested yet.`;
    steps.push({ kind: 'SEROLOGY_EXPIRING', due, why, requirement: 'R-CEL-04' });
  }
  return steps;
}

function productWork(product: string, state: ProductState, cases: CaseStates, at: string): readonly WorkItem[] {
  const subject = { participant: state.participant ?? '', product, site: state.site ?? '' };
  const containers = Object.values(state.containers);
  const unused = containers.filter(({ status }) => status === 'FILLED');
  const used = containers.some(({ status }) => status === 'ADMINISTERED');
  const usable = !state.rejected && !state.recalled;
  const items: WorkOf[] = [];
  if (usable && state.expiresAt !== undefined && unused.length > 0) {
    const codes = unused.map(({ code }) => code).join(', ');
    const expired = Date.parse(state.expiresAt) <= Date.parse(at);
    const why = expired ? `${codes} expired unused: destroy and record it.` : `${codes} are unused and will expire.`;
    items.push({ kind: 'PRODUCT_EXPIRING', due: state.expiresAt, why, requirement: 'R-CEL-10' });
  }
  if (usable && state.release?.kind === 'CONDITIONAL') {
    for (const { test, title } of cases.study.protocol?.manufacture.specification.lines ?? []) {
      if (state.tests[test] !== undefined) continue;
      const why = `The batch was released conditionally, and ${title} (${test}) has no result.`;
      items.push({ kind: 'TEST_PENDING', why, requirement: 'R-CEL-11' });
    }
  }
  if (state.recalled && used) {
    const why = 'The batch was recalled after it was used: the participant needs surveillance.';
    items.push({ kind: 'SURVEILLANCE', why, requirement: 'R-CEL-11' });
  }
  return items.map((item) => ({ ...subject, ...item }));
}
