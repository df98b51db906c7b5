import type { Subject } from '@caseledger/casebook';
import {
  asReported,
  isRelated,
  isSusar,
  personOf,
  stoppingVerdicts,
  type CaseReport,
  type Opinion,
  type StoppingVerdict,
} from '@caseledger/domain';
import { poissonInterval, type PoissonInterval } from '@caseledger/statistics';
import { opinionsBy } from '../adverse-events/assessed-case.js';
import { exposure, type Exposed } from './exposure.js';
import type { SafetyBasis } from './safety-basis.js';

/** @asType integer */
type Grade = number;

/** One case in the listing, by participant and onset. */
export interface ListedCase {
  readonly adverseEvent: string;
  readonly participant: string;
  readonly site: string;
  readonly term: string;
  readonly systemOrganClass: string;
  readonly preferredTerm: string;
  readonly onset: string | null;
  readonly end: string | null;
  readonly outcome: CaseReport['outcome'];
  readonly severity: Exclude<CaseReport['severity'], undefined> | null;
  readonly grade: Grade | null;
  readonly serious: boolean;
  readonly seriousness: CaseReport['seriousness'];
  readonly phase: Exclude<CaseReport['phase'], undefined> | null;
  readonly investigator: readonly string[];
  readonly sponsor: readonly string[];
  readonly related: boolean;
  readonly expectedness: 'EXPECTED' | 'UNEXPECTED' | 'NOT_ASSESSED';
  readonly susar: boolean;
  readonly treatmentEmergent: boolean;
  readonly product: string | null;
}

/** How many events, and how many persons had one: whoever is not identified is a person of the case's own. */
export interface Tally {
  readonly value: string;
  /** @asType integer */
  readonly events: number;
  /** @asType integer */
  readonly participants: number;
}

/** Events after the administration per 100 patient-years, with the exact interval; `null` without exposure. */
export interface Rate {
  readonly of: string;
  /** @asType integer */
  readonly events: number;
  readonly patientYears: number;
  readonly per100PatientYears: PoissonInterval | null;
}

/** The listing, counted by one thing at a time. */
export interface SafetyTables {
  readonly systemOrganClass: readonly Tally[];
  readonly preferredTerm: readonly Tally[];
  readonly term: readonly Tally[];
  readonly grade: readonly Tally[];
  readonly severity: readonly Tally[];
  readonly seriousness: readonly Tally[];
  readonly relatedness: readonly Tally[];
  readonly phase: readonly Tally[];
}

/** What a report of a whole study was locked at. */
export interface Locked {
  readonly study: string;
  /**
   * Data-lock point: what was recorded after this position does not count.
   * @asType integer
   */
  readonly position: number;
}

/** The aggregate of a study's safety as of one position: the same position always gives the same figures. */
export interface SafetyAggregate {
  readonly lockedAt: string | null;
  readonly methods: readonly string[];
  readonly exposure: {
    /** @asType integer */
    readonly treated: number;
    readonly patientYears: number;
    readonly participants: readonly Exposed[];
  };
  readonly listing: readonly ListedCase[];
  readonly nullified: readonly string[];
  readonly tables: SafetyTables;
  readonly rates: readonly Rate[];
  readonly stoppingRules: readonly StoppingVerdict[];
}

/** The aggregate with its data-lock point. */
export interface LockedAggregate extends Locked, SafetyAggregate {}

const uncoded = 'NOT_CODED';

const groupings = {
  systemOrganClass: ({ systemOrganClass }: ListedCase) => systemOrganClass,
  preferredTerm: ({ preferredTerm }: ListedCase) => preferredTerm,
  term: ({ term }: ListedCase) => term,
  grade: ({ grade }: ListedCase) => (grade === null ? 'NOT_GRADED' : String(grade)),
  severity: ({ severity }: ListedCase) => severity ?? 'UNKNOWN',
  seriousness: ({ serious }: ListedCase) => (serious ? 'SERIOUS' : 'NOT_SERIOUS'),
  relatedness: ({ related }: ListedCase) => (related ? 'RELATED' : 'NOT_RELATED_OR_NOT_ASSESSED'),
  phase: ({ phase }: ListedCase) => phase ?? 'UNKNOWN',
} satisfies Readonly<Record<keyof SafetyTables, (listed: ListedCase) => string>>;

const methods = [
  'Every case that was not nullified, as it stood at the position; an event counts once, a participant once per row.',
  'Patient-years: from the administration until death, loss, withdrawal from follow-up, its completion, or the last event before the position; a year is 365.25 days.',
  'Rates: treatment-emergent events by patient-years; exact Poisson interval (Garwood 1936), level 0.95.',
  'Related: when the investigator or the sponsor sees a relation to any cause (R-SAF-06).',
];

/** The aggregate of what a study knew at its data-lock point. */
export function safetyAggregate(basis: SafetyBasis): SafetyAggregate {
  const { lockedAt, cases, facts } = basis;
  const counted = cases
    .filter(({ state }) => !state.nullified)
    .flatMap(entry)
    .sort((one, other) => (orderOf(one.listed) < orderOf(other.listed) ? -1 : 1));
  const listing = counted.map(({ listed }) => listed);
  const exposed = lockedAt === null ? [] : exposure(facts, lockedAt);
  const years = exposed.reduce((sum, one) => sum + one.years, 0);
  return {
    lockedAt,
    methods,
    exposure: { treated: exposed.length, patientYears: years, participants: exposed },
    listing,
    nullified: cases.filter(({ state }) => state.nullified).map(({ id }) => id),
    tables: Object.fromEntries(
      Object.entries(groupings).map(([name, valueOf]) => [name, tally(counted, valueOf)]),
    ) as Record<keyof SafetyTables, readonly Tally[]>,
    rates: [
      rate('all', listing, years),
      rate(
        'serious',
        listing.filter(({ serious }) => serious),
        years,
      ),
      rate(
        'related',
        listing.filter(({ related }) => related),
        years,
      ),
      rate(
        'serious and related',
        listing.filter(({ serious, related }) => serious && related),
        years,
      ),
    ],
    stoppingRules: stoppingVerdicts(facts, basis.state.protocol),
  };
}

/** A case in the listing, and the person as whom it counts. */
interface CountedCase {
  readonly listed: ListedCase;
  readonly person: string;
}

function entry({ id, state }: Subject<'adverse-event'>): readonly CountedCase[] {
  const { coding, expectedness } = state;
  if (state.report === undefined) return [];
  const report = asReported(state.report);
  const opinions = (by: Opinion['by']) =>
    opinionsBy(by, state)
      .map(({ to, related }) => `${to}: ${related ? 'RELATED' : 'NOT_RELATED'}`)
      .sort();
  const listed: ListedCase = {
    adverseEvent: id,
    participant: report.participant,
    site: report.site,
    term: report.term,
    systemOrganClass: coding?.systemOrganClass.name ?? uncoded,
    preferredTerm: coding?.preferredTerm.name ?? uncoded,
    onset: report.onset ?? null,
    end: report.end ?? null,
    outcome: report.outcome,
    severity: report.severity ?? null,
    grade: report.grade ?? null,
    serious: report.serious,
    seriousness: report.seriousness,
    phase: report.phase ?? null,
    investigator: opinions('INVESTIGATOR'),
    sponsor: opinions('SPONSOR'),
    related: isRelated(state),
    expectedness: expectedness === undefined ? 'NOT_ASSESSED' : expectedness.expected ? 'EXPECTED' : 'UNEXPECTED',
    susar: isSusar(state),
    treatmentEmergent: report.treatmentEmergent,
    product: report.product ?? null,
  };
  return [{ listed, person: personOf(id, state.report) }];
}

const orderOf = ({ participant, onset, adverseEvent }: ListedCase): string =>
  JSON.stringify([participant, onset ?? '', adverseEvent]);

function tally(cases: readonly CountedCase[], valueOf: (listed: ListedCase) => string): readonly Tally[] {
  const values = [...new Set(cases.map(({ listed }) => valueOf(listed)))].sort();
  return values.map((value) => {
    const events = cases.filter(({ listed }) => valueOf(listed) === value);
    return { value, events: events.length, participants: new Set(events.map(({ person }) => person)).size };
  });
}

function rate(of: string, listing: readonly ListedCase[], years: number): Rate {
  const events = listing.filter(({ treatmentEmergent }) => treatmentEmergent).length;
  return {
    of,
    events,
    patientYears: years,
    per100PatientYears: years > 0 ? poissonInterval(events, years / 100) : null,
  };
}
