import type { Course, Keep, Subject } from '@caseledger/casebook';
import {
  followedVisits,
  isOver,
  isUsable,
  pendingLines,
  serologyValidUntil,
  turnsOf,
  unfulfilled,
  wasUsed,
  zoneOfSite,
  type OpenRule,
  type ParticipantState,
  type Situation,
  type StreamKind,
  type StudyTerms,
} from '@caseledger/domain';
import { addToDate, earliest } from '@caseledger/kernel';
import { readFileSync } from 'node:fs';

/** Days ahead of its window in which a visit is announced. */
const announcedDays = 30;
/** Days before it expires in which a serology is announced. */
const serologyDays = 7;

/** Kinds of things to do as they are kept, and the kinds of streams that they follow from. */
const keptKinds = {
  /** Becomes due or overdue with the time. */
  VISIT: ['study', 'participant'],
  CONSENT_MISSING: ['study', 'participant', 'product'],
  ELIGIBILITY_MISSING: ['study', 'participant', 'product'],
  AUTHORISATION_MISSING: ['study', 'participant'],
  ALLOCATION_MISSING: ['study', 'participant'],
  UNBLINDING_REQUESTED: ['study', 'participant'],
  STUDY_HALTED: ['study', 'participant'],
  SEROLOGY_MISSING: ['study', 'participant', 'product'],
  SEROLOGY_EXPIRING: ['study', 'participant', 'product'],
  SEROLOGY_EXPIRED: ['study', 'participant', 'product'],
  PRODUCT_EXPIRING: ['study', 'product'],
  TEST_PENDING: ['study', 'product'],
  SURVEILLANCE: ['study', 'product'],
} as const satisfies Readonly<Record<string, readonly StreamKind[]>>;

type KeptKind = keyof typeof keptKinds;

/** Kinds of things to do as they are shown: with the time a visit becomes due or overdue. */
export type WorkKind = Exclude<KeptKind, 'VISIT'> | `VISIT_${'DUE' | 'OVERDUE' | 'UPCOMING'}`;

/** A step, by the name of its command, of which the list says what it lacks. */
export type ListedStep = 'HarvestMarrow' | 'InjectCells' | 'RecordVisit';

/** How the list calls what a step lacks, by the rule that would refuse it. */
const missingKinds: Readonly<Record<OpenRule<ListedStep>, KeptKind>> = {
  'consent-missing': 'CONSENT_MISSING',
  'eligibility-missing': 'ELIGIBILITY_MISSING',
  'serology-missing': 'SEROLOGY_MISSING',
  'serology-expired': 'SEROLOGY_EXPIRED',
  'authorisation-missing': 'AUTHORISATION_MISSING',
  'study-halted': 'STUDY_HALTED',
  'allocation-missing': 'ALLOCATION_MISSING',
};

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
  /** From then on it is nothing to do. */
  readonly ends_at?: string | Date | null;
  readonly opens_at?: string | Date | null;
  readonly closes_at?: string | Date | null;
  readonly why: string;
  /** Why, once `closes_at` has passed. */
  readonly why_then?: string | null;
  readonly requirement: string;
  readonly blocks?: readonly ListedStep[] | null;
}

type Item = Omit<KeptItem, 'participant' | 'place' | 'site'> & { readonly detail?: string };

/** What is to be done for the participants, kept ready (R-INS-05, R-CEL-10, R-CEL-11). */
export const workItems: Keep<KeptItem, keyof StudyTerms> = {
  name: 'work_item',
  version: 4,
  table: readFileSync(new URL('./work-items.sql', import.meta.url), 'utf8'),
  columns: `place text, product text, site text, kind text, due text, opens text, closes text, appears_at timestamptz,
    ends_at timestamptz, opens_at timestamptz, closes_at timestamptz, why text, why_then text, requirement text,
    blocks text[]`,
  kinds: keptKinds,
  frame: { protocol: true, protocols: true, sites: true, authorisations: true, halted: true },
  rowsOf: itemsOf,
};

/** What is to be done for one participant, whenever it is asked. */
function itemsOf(course: Course, study: StudyTerms): readonly KeptItem[] {
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

function participantItems({ participant: { state }, products }: Course, study: StudyTerms): readonly Item[] {
  const situation = { study, participant: state };
  const ahead = <T>(step: ListedStep, then: T, otherwise: T): T => (isOver(step, situation) ? otherwise : then);
  // A batch that may still come to use makes another harvest needless.
  const harvest: readonly ListedStep[] = products.some((product) => isUsable(product.state)) ? [] : ['HarvestMarrow'];
  const treatment = ahead('InjectCells', [...harvest, 'InjectCells' as const], []);
  const visits = ahead('RecordVisit', visitItems(situation), []);
  const steps: readonly ListedStep[] = [...treatment, ...(visits.length === 0 ? [] : ['RecordVisit' as const])];
  return [
    ...missingItems(steps, situation),
    ...unblindingItems(state),
    ...(treatment.includes('HarvestMarrow') ? expiringSerology(situation) : []),
    ...visits,
  ];
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
/** Nothing where there is no such instant: the column is empty. */
const isoOrNone = (milliseconds: number): string | null => (Number.isFinite(milliseconds) ? iso(milliseconds) : null);

function visitItems({ study, participant }: Situation): readonly Item[] {
  const zone = zoneOfSite(study, participant.site);
  return followedVisits(study, participant).flatMap(
    ({ code, occurrence, title, window, recorded, missed, opensAt, closesAt }): Item | readonly Item[] => {
      if (recorded !== undefined || missed || opensAt === Infinity) return [];
      const detail = occurrence === 1 ? code : `${code} ${occurrence}`;
      const item = { kind: 'VISIT', detail, requirement: 'R-INS-05' } as const;
      if (window === undefined) return { ...item, why: `${title} (${code}) comes before the administration.` };
      const { target, opens, closes } = window;
      return {
        ...item,
        due: target,
        opens,
        closes,
        appears_at: iso(earliest(addToDate(opens, { days: -announcedDays }), zone)),
        opens_at: isoOrNone(opensAt),
        closes_at: isoOrNone(closesAt),
        why: `${title} (${code}) belongs between ${opens} and ${closes}.`,
      };
    },
  );
}

/** What is missing for steps, from when until when: it may turn with the time although nothing is recorded. */
function missingItems(steps: readonly ListedStep[], situation: Situation): readonly Item[] {
  const { consents, treatment } = situation.participant;
  // What is to be done is of the time after what is recorded.
  const recorded = Math.max(
    ...[...consents.map(({ signedAt }) => signedAt), treatment?.at ?? []].flat().map(Date.parse),
  );
  const turns = [...new Set(steps.flatMap((step) => turnsOf(step, situation)))]
    .filter((turn) => turn > recorded)
    .sort((one, other) => one - other);
  const found: Item[] = [];
  for (const [n, from] of [recorded, ...turns].entries()) {
    const at = Number.isFinite(from) ? from : (turns[0] ?? 0) - 1;
    // The first span has no beginning: nothing was recorded that would be later.
    const appears_at = n === 0 ? null : iso(from);
    const ends_at = isoOrNone(turns[n] ?? Infinity);
    for (const item of missingAt(steps, situation, iso(at))) {
      const before = found.findIndex((last) => last.ends_at === appears_at && sameItem(last, item));
      const goesOn = appears_at === null ? undefined : found[before];
      if (goesOn === undefined) found.push({ ...item, detail: appears_at ?? '', appears_at, ends_at });
      else found[before] = { ...goesOn, ends_at };
    }
  }
  return found;
}

const sameItem = (one: Item, other: Item): boolean =>
  one.kind === other.kind && one.why === other.why && one.blocks?.join() === other.blocks?.join();

/** What is missing for steps at an instant: once for all steps that it blocks. */
function missingAt(steps: readonly ListedStep[], situation: Situation, at: string): readonly Item[] {
  const items = new Map<string, Item>();
  for (const step of steps) {
    for (const { rule, message, requirement = '' } of unfulfilled(step, situation, at)) {
      const { why = message, blocks = [] } = items.get(rule) ?? {};
      const kind = missingKinds[rule as OpenRule<ListedStep>];
      items.set(rule, { kind, why, requirement, blocks: [...(blocks ?? []), step] });
    }
  }
  return [...items.values()];
}

/** An emergency waits for a second person. */
const unblindingItems = ({ unblindingRequest: request }: ParticipantState): readonly Item[] =>
  request === undefined
    ? []
    : [
        {
          kind: 'UNBLINDING_REQUESTED',
          due: request.at,
          why: `${request.by} asked to be told the arm in an emergency: another person has to confirm it.`,
          requirement: 'R-SAF-13',
        },
      ];

/** The serology that allows the harvest ends soon. */
function expiringSerology(situation: Situation): readonly Item[] {
  const due = serologyValidUntil(situation);
  if (due === undefined) return [];
  const zone = zoneOfSite(situation.study, situation.participant.site);
  return [
    {
      kind: 'SEROLOGY_EXPIRING',
      due,
      appears_at: iso(earliest(addToDate(due, { days: -serologyDays }), zone)),
      ends_at: iso(earliest(addToDate(due, { days: 1 }), zone)),
      why: `The serology allows the harvest until ${due}, and nothing was harvested yet.`,
      requirement: 'R-CEL-04',
    },
  ];
}

function productItems({ id: product, state }: Subject<'product'>, study: StudyTerms): readonly Item[] {
  const unused = Object.values(state.containers).filter(({ status }) => status === 'FILLED');
  const usable = isUsable(state);
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
    for (const { test, title } of pendingLines(study, state)) {
      const why = `The batch was released conditionally, and ${title} (${test}) has no result.`;
      items.push({ kind: 'TEST_PENDING', detail: test, why, requirement: 'R-CEL-11' });
    }
  }
  if (state.recalled && wasUsed(state)) {
    const others = Object.values(state.containers).flatMap(({ participant }) =>
      participant === undefined || participant === state.participant ? [] : participant,
    );
    const whom = others.length === 0 ? 'the participant' : `whoever got of it (${[...new Set(others)].join(', ')})`;
    const why = `The batch was recalled after it was used: ${whom} needs surveillance.`;
    items.push({ kind: 'SURVEILLANCE', why, requirement: 'R-CEL-11' });
  }
  return items.map((item) => ({ ...item, product }));
}
