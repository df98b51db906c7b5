import type { Course, Keep, Subject } from '@caseledger/casebook';
import { plan, type ConsentScope, type ParticipantState, type StreamKind, type StudyState } from '@caseledger/domain';
import { addToDate, dateOf, earliest, latest } from '@caseledger/kernel';
import { readFileSync } from 'node:fs';
import { zoneOfSite } from '../participants/planned-visits.js';

/** Days ahead of its window in which a visit is announced. */
const announcedDays = 30;
/** Days before it expires in which a serology is announced. */
const serologyDays = 7;

/** Kinds of things to do as they are kept, and the kinds of streams that they follow from. */
const keptKinds = {
  /** Becomes due or overdue with the time; of the baseline `VISIT_DUE`, which has none. */
  VISIT: ['study', 'participant'],
  VISIT_DUE: ['study', 'participant'],
  CONSENT_MISSING: ['study', 'participant'],
  ELIGIBILITY_MISSING: ['study', 'participant'],
  AUTHORISATION_MISSING: ['study', 'participant'],
  SEROLOGY_MISSING: ['study', 'participant', 'product'],
  SEROLOGY_EXPIRING: ['study', 'participant', 'product'],
  PRODUCT_EXPIRING: ['study', 'product'],
  TEST_PENDING: ['study', 'product'],
  SURVEILLANCE: ['study', 'product'],
} as const satisfies Readonly<Record<string, readonly StreamKind[]>>;

type KeptKind = keyof typeof keptKinds;

/** Kinds of things to do as they are shown: with the time a visit becomes due or overdue. */
export type WorkKind = Exclude<KeptKind, 'VISIT'> | `VISIT_${'DUE' | 'OVERDUE' | 'UPCOMING'}`;

/** Something to do as it is kept: what depends on the time is an instant to compare it with. */
export interface KeptItem {
  readonly participant: string;
  readonly place: string;
  readonly product?: string | null;
  readonly site: string | null;
  readonly kind: KeptKind;
  /** A date or an instant; absent when it is due as soon as possible. */
  readonly due?: string | null;
  readonly opens?: string | null;
  readonly closes?: string | null;
  /** Absent: at once. */
  readonly appears_at?: string | Date | null;
  readonly opens_at?: string | Date | null;
  readonly closes_at?: string | Date | null;
  readonly why: string;
  /** Why, once `closes_at` has passed. */
  readonly why_then?: string | null;
  readonly requirement: string;
}

type Item = Omit<KeptItem, 'participant' | 'place' | 'site'> & { readonly detail?: string };

/** What is to be done for the participants, kept ready (R-INS-05, R-CEL-10, R-CEL-11). */
export const workItems: Keep<KeptItem> = {
  name: 'work_item',
  version: 2,
  table: readFileSync(new URL('./work-items.sql', import.meta.url), 'utf8'),
  columns: `place text, product text, site text, kind text, due text, opens text, closes text, appears_at timestamptz,
    opens_at timestamptz, closes_at timestamptz, why text, why_then text, requirement text`,
  kinds: keptKinds,
  rowsOf: itemsOf,
};

/** What is to be done for one participant, whenever it is asked. */
function itemsOf(course: Course, study: StudyState): readonly KeptItem[] {
  const { participant, products } = course;
  const keep = (item: Item, site: string | undefined): KeptItem => {
    const { detail = '', ...rest } = item;
    const place = [item.due ?? '', participant.id, item.product ?? '', item.kind, detail].join(' ');
    return { participant: participant.id, place, site: site ?? null, ...rest };
  };
  return [
    ...participantItems(course, study).map((item) => keep(item, participant.site)),
    ...products.flatMap((product) => productItems(product, study).map((item) => keep(item, product.site))),
  ];
}

function participantItems(course: Course, study: StudyState): readonly Item[] {
  const { state } = course.participant;
  if (state.screenFailed || state.ended.some((end) => end !== 'WITHDRAWN_FROM_TREATMENT')) return [];
  const stopped = state.ended.length > 0;
  const steps = stopped || state.injection !== undefined ? [] : stepsToTreatment(course, study);
  return [...steps, ...visitItems(state, study)];
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

function visitItems(state: ParticipantState, study: StudyState): readonly Item[] {
  const { protocol } = study;
  if (protocol === undefined) return [];
  const zone = zoneOfSite(study, state);
  const planned = state.injection && plan(protocol, state.injection.at, zone);
  const done = new Set([
    ...Object.values(state.visits).flatMap(({ scheduled }) => scheduled ?? []),
    ...state.missedVisits,
  ]);
  return protocol.visits.flatMap(({ code, title, month }): Item[] => {
    if (done.has(code)) return [];
    const window = planned?.find((visit) => visit.code === code);
    const requirement = 'R-INS-05';
    if (window === undefined) {
      // Without an administration only the baseline can be made.
      const why = `${title} (${code}) comes before the administration.`;
      return month === 0 ? [{ kind: 'VISIT_DUE', detail: code, why, requirement }] : [];
    }
    const { target, opens, closes } = window;
    return [
      {
        kind: 'VISIT',
        detail: code,
        due: target,
        opens,
        closes,
        appears_at: iso(earliest(addToDate(opens, { days: -announcedDays }), zone)),
        opens_at: iso(earliest(opens, zone)),
        closes_at: iso(latest(closes, zone)),
        why: `${title} (${code}) belongs between ${opens} and ${closes}.`,
        requirement,
      },
    ];
  });
}

const consented = ({ consents, withdrawn }: ParticipantState, scope: ConsentScope): boolean =>
  !withdrawn.includes(scope) && consents.some(({ scopes }) => scopes.includes(scope));

function stepsToTreatment({ participant: { state }, products }: Course, study: StudyState): readonly Item[] {
  const steps: Item[] = [];
  if (!consented(state, 'TREATMENT')) {
    steps.push({ kind: 'CONSENT_MISSING', why: 'No consent to treatment is in force.', requirement: 'R-AUT-06' });
  }
  if (!state.eligible) {
    steps.push({ kind: 'ELIGIBILITY_MISSING', why: 'Eligibility is not confirmed.', requirement: 'R-AUD-14' });
  }
  if (state.treatment === undefined) {
    const why = 'The treatment has no legal basis yet.';
    steps.push({ kind: 'AUTHORISATION_MISSING', why, requirement: 'R-AUT-01' });
  }
  if (products.length > 0) return steps;
  const validityDays = study.protocol?.serology.validityDays;
  if (state.serology === undefined || validityDays === undefined) {
    steps.push({ kind: 'SEROLOGY_MISSING', why: 'There is no serology yet.', requirement: 'R-CEL-01' });
    return steps;
  }
  const zone = zoneOfSite(study, state);
  const due = addToDate(dateOf(state.serology.sampledAt, zone), { days: validityDays });
  steps.push({
    kind: 'SEROLOGY_EXPIRING',
    due,
    appears_at: iso(earliest(addToDate(due, { days: -serologyDays }), zone)),
    why: `The serology is valid for ${validityDays} days, until ${due}, and nothing was harvested yet.`,
    requirement: 'R-CEL-04',
  });
  return steps;
}

function productItems({ id: product, state }: Subject<'product'>, study: StudyState): readonly Item[] {
  const containers = Object.values(state.containers);
  const unused = containers.filter(({ status }) => status === 'FILLED');
  const used = containers.some(({ status }) => status === 'ADMINISTERED');
  const usable = !state.rejected && !state.recalled;
  const items: Item[] = [];
  if (usable && state.expiresAt !== undefined && unused.length > 0) {
    const codes = unused.map(({ code }) => code).join(', ');
    items.push({
      kind: 'PRODUCT_EXPIRING',
      due: state.expiresAt,
      closes_at: state.expiresAt,
      why: `${codes} are unused and will expire.`,
      why_then: `${codes} expired unused: destroy and record it.`,
      requirement: 'R-CEL-10',
    });
  }
  if (usable && state.release?.kind === 'CONDITIONAL') {
    for (const { test, title } of study.protocol?.manufacture.specification.lines ?? []) {
      if (state.tests[test] !== undefined) continue;
      const why = `The batch was released conditionally, and ${title} (${test}) has no result.`;
      items.push({ kind: 'TEST_PENDING', detail: test, why, requirement: 'R-CEL-11' });
    }
  }
  if (state.recalled && used) {
    const why = 'The batch was recalled after it was used: the participant needs surveillance.';
    items.push({ kind: 'SURVEILLANCE', why, requirement: 'R-CEL-11' });
  }
  return items.map((item) => ({ ...item, product }));
}
