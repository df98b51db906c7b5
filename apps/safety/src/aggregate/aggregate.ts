import type { RecordedFact } from '@caseledger/domain';
import { poissonInterval, type PoissonInterval } from '@caseledger/statistics';
import type { SafetyCase } from '../adverse-events/safety-case.js';
import { safetyCases } from '../adverse-events/safety-summary.js';
import { exposure, type Exposed } from './exposure.js';
import { stoppingVerdicts, type StoppingVerdict } from './stopping-rules.js';

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
  readonly outcome: string;
  readonly severity: string | null;
  readonly grade: number | null;
  readonly serious: boolean;
  readonly seriousness: readonly string[];
  readonly phase: string | null;
  readonly investigator: readonly string[];
  readonly sponsor: readonly string[];
  readonly related: boolean;
  readonly expectedness: 'EXPECTED' | 'UNEXPECTED' | 'NOT_ASSESSED';
  readonly susar: boolean;
  readonly treatmentEmergent: boolean;
  readonly product: string | null;
}

/** How many events, and how many participants had one. */
export interface Tally {
  readonly value: string;
  readonly events: number;
  readonly participants: number;
}

/** Events after the administration per 100 patient-years, with the exact interval; `null` without exposure. */
export interface Rate {
  readonly of: string;
  readonly events: number;
  readonly patientYears: number;
  readonly per100PatientYears: PoissonInterval | null;
}

/** The aggregate of a study's safety as of one position: the same position always gives the same figures. */
export interface SafetyAggregate {
  readonly lockedAt: string | null;
  readonly methods: readonly string[];
  readonly exposure: {
    readonly treated: number;
    readonly patientYears: number;
    readonly participants: readonly Exposed[];
  };
  readonly listing: readonly ListedCase[];
  readonly nullified: readonly string[];
  readonly tables: Readonly<Record<Grouping, readonly Tally[]>>;
  readonly rates: readonly Rate[];
  readonly stoppingRules: readonly StoppingVerdict[];
}

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
} satisfies Readonly<Record<string, (listed: ListedCase) => string>>;
type Grouping = keyof typeof groupings;

const methods = [
  'Every case that was not nullified, as it stood at the position; an event counts once, a participant once per row.',
  'Patient-years: from the administration until death, loss, withdrawal from follow-up, its completion, or the last event before the position; a year is 365.25 days.',
  'Rates: treatment-emergent events by patient-years; exact Poisson interval (Garwood 1936), level 0.95.',
  'Related: when the investigator or the sponsor sees a relation to any cause (R-SAF-06).',
];

/** Folds the events of a study up to a position. */
export function safetyAggregate(facts: readonly RecordedFact[]): SafetyAggregate {
  const lockedAt = facts.reduce<string | null>(
    (last, { recordedAt }) => (last === null || recordedAt > last ? recordedAt : last),
    null,
  );
  const all = safetyCases(facts);
  const listing = all
    .filter(({ nullified }) => !nullified)
    .map(listed)
    .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  const exposed = lockedAt === null ? [] : exposure(facts, lockedAt);
  const years = exposed.reduce((sum, one) => sum + one.years, 0);
  return {
    lockedAt,
    methods,
    exposure: { treated: exposed.length, patientYears: years, participants: exposed },
    listing,
    nullified: all.filter(({ nullified }) => nullified).map(({ adverseEvent }) => adverseEvent),
    tables: Object.fromEntries(
      Object.entries(groupings).map(([name, valueOf]) => [name, tally(listing, valueOf)]),
    ) as SafetyAggregate['tables'],
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
    stoppingRules: stoppingVerdicts(facts),
  };
}

function listed(safety: SafetyCase): ListedCase {
  const opinions = (given: SafetyCase['causality']['sponsor']) =>
    given.map(({ to, related }) => `${to}: ${related ? 'RELATED' : 'NOT_RELATED'}`).sort();
  const { expectedness } = safety;
  return {
    adverseEvent: safety.adverseEvent,
    participant: safety.participant,
    site: safety.site,
    term: safety.term,
    systemOrganClass: safety.coding?.systemOrganClass.name ?? uncoded,
    preferredTerm: safety.coding?.preferredTerm.name ?? uncoded,
    onset: safety.onset ?? null,
    end: safety.end ?? null,
    outcome: safety.outcome,
    severity: safety.severity ?? null,
    grade: safety.grade ?? null,
    serious: safety.serious,
    seriousness: safety.seriousness,
    phase: safety.phase ?? null,
    investigator: opinions(safety.causality.investigator),
    sponsor: opinions(safety.causality.sponsor),
    related: safety.causality.related,
    expectedness: expectedness === undefined ? 'NOT_ASSESSED' : expectedness.expected ? 'EXPECTED' : 'UNEXPECTED',
    susar: safety.susar,
    treatmentEmergent: safety.treatmentEmergent,
    product: safety.product ?? null,
  };
}

const orderOf = ({ participant, onset, adverseEvent }: ListedCase): string =>
  JSON.stringify([participant, onset ?? '', adverseEvent]);

function tally(listing: readonly ListedCase[], valueOf: (listed: ListedCase) => string): readonly Tally[] {
  const values = [...new Set(listing.map(valueOf))].sort();
  return values.map((value) => {
    const events = listing.filter((one) => valueOf(one) === value);
    return {
      value,
      events: events.length,
      participants: new Set(events.map(({ participant }) => participant)).size,
    };
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
