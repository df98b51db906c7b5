import { isDate, isZone, type Unmet } from '@caseledger/kernel';
import type { Attribution, categories, phases, reportForms, SeriousnessCriterion } from '../vocabulary/safety-terms.js';
import type { LegalBasis } from './protocol.js';
import { unmet } from '../refusals.js';

/**
 * From where a period runs:
 *
 * - `SITE_AWARENESS`: the site knew of it, after corrections;
 * - `SPONSOR_AWARENESS`: the sponsor was informed, which is the entry of the report unless it says earlier;
 * - `MINIMUM_CRITERIA`: as before, and the person is identified and somebody has attributed it (R-SAF-02, R-SAF-05).
 *   Until then the clock runs provisionally from the awareness: what nobody assessed counts as related (R-SAF-06);
 * - `SIGNIFICANT_FOLLOW_UP`: receipt of information that changes the assessment of a reported case, each time (R-SAF-04);
 * - `FIRST_REPORT_DUE`, `FIRST_REPORT_SENT`: the due date, or the transmission, that the rule `of` led to (R-SAF-02).
 *
 * What begins to apply later, by an upgrade or an opinion, runs from when that became known (R-SAF-03).
 */
export const clockStarts = [
  'SITE_AWARENESS',
  'SPONSOR_AWARENESS',
  'MINIMUM_CRITERIA',
  'SIGNIFICANT_FOLLOW_UP',
  'FIRST_REPORT_DUE',
  'FIRST_REPORT_SENT',
] as const;
export type ClockStart = (typeof clockStarts)[number];

/** What a clock counts from: what somebody knew of the case, complete or not; what was learnt later; a first report. */
export type Origin =
  | { readonly from: 'CASE'; readonly knownTo: 'SITE' | 'SPONSOR'; readonly complete: boolean }
  | { readonly from: 'NEWS' }
  | { readonly from: 'REPORT'; readonly moment: 'DUE' | 'SENT' };

const origins: Readonly<Record<ClockStart, Origin>> = {
  SITE_AWARENESS: { from: 'CASE', knownTo: 'SITE', complete: false },
  SPONSOR_AWARENESS: { from: 'CASE', knownTo: 'SPONSOR', complete: false },
  MINIMUM_CRITERIA: { from: 'CASE', knownTo: 'SPONSOR', complete: true },
  SIGNIFICANT_FOLLOW_UP: { from: 'NEWS' },
  FIRST_REPORT_DUE: { from: 'REPORT', moment: 'DUE' },
  FIRST_REPORT_SENT: { from: 'REPORT', moment: 'SENT' },
};

/** What the clock of a rule counts from. */
export const originOf = ({ start }: { readonly start: ClockStart }): Origin => origins[start];

/**
 * What stops a clock (R-SAF-21): `RECORDING` in this system, through which the sponsor reads what sites enter; a
 * `TRANSMISSION` that was not rejected; or the recipient's positive `ACKNOWLEDGEMENT`.
 */
export const clockStops = ['RECORDING', 'TRANSMISSION', 'ACKNOWLEDGEMENT'] as const;
export type ClockStop = (typeof clockStops)[number];

/** What a case must be like; every member that is given must hold. A flag that is `false` asks nothing. */
export interface Circumstance {
  /** Serious in the opinion of the investigator or the sponsor. */
  readonly serious?: boolean;
  /** At least one of these criteria, in the opinion of either. */
  readonly criteria?: readonly SeriousnessCriterion[];
  /** Attributed to one of these by either. `unassessed`: also while nobody has given any opinion (R-SAF-06). */
  readonly suspected?: { readonly of: readonly Attribution[]; readonly unassessed?: boolean };
  /** Not assessed as expected (R-SAF-07). */
  readonly unexpected?: boolean;
  readonly phases?: readonly (typeof phases)[number][];
  readonly categories?: readonly (typeof categories)[number][];
}

/** Either calendar days, which end with the day in the zone of the rule, whatever weekday it is; or hours, exactly. */
export interface Period {
  readonly days?: number;
  readonly hours?: number;
}

/** Who must be told of which cases, by when, by which law. */
export interface ReportingRule {
  /** Kebab-case, and the same duty in every version. */
  readonly id: string;
  /** Empty: every legal basis, also while it is unknown. */
  readonly legalBases: readonly LegalBasis[];
  /** ISO 3166-1 alpha-2: only studies with a site in one of these. Absent: every study. */
  readonly countries?: readonly string[];
  /** It applies when one of these holds. */
  readonly appliesTo: readonly Circumstance[];
  /** Not to cases by a template that the protocol exempts from immediate reporting (R-SAF-01). */
  readonly exceptExempt?: boolean;
  readonly start: ClockStart;
  /** The rule whose first report `FIRST_REPORT_DUE` and `FIRST_REPORT_SENT` mean. */
  readonly of?: string;
  /**
   * The rule for the same case while it was less grave. Where both begin on the same day this one runs alone; where
   * this one begins later, it never ends after that one as long as nothing was sent, and one report meets both (R-SAF-03).
   */
  readonly supersedes?: string;
  readonly period: Period;
  /** `SITE`, or the IANA zone of the recipient. */
  readonly zone: string;
  /** Code of whom to tell; reports name the same code. */
  readonly recipient: string;
  readonly metBy: ClockStop;
  /** Only reports in this form count. Absent: any. */
  readonly form?: (typeof reportForms)[number];
  /** Hours before the end from which on it counts as due soon. */
  readonly dueSoonHours: number;
  /** The law, for the reader. */
  readonly source: string;
  /** R-… number. */
  readonly requirement: string;
}

/** A version of the rules. It applies to cases that the sponsor came to know from `validFrom` (an instant) on. */
export interface ReportingRules {
  readonly version: string;
  readonly validFrom: string;
  readonly rules: readonly ReportingRule[];
}

const hoursOf = ({ days = 0, hours = 24 * days }: Period): number => hours;
const isIn = (word: string, known: readonly string[]): boolean => known.includes(word);

/** Whether a document has the shape of rules is checked at the edge; this finds what cannot be computed. */
export function reportingRulesFaults({ validFrom, rules }: ReportingRules): readonly Unmet[] {
  const faults: Unmet[] = [];
  const fault = (pointer: string, message: string) => {
    faults.push(unmet('reporting-rules-inconsistent', message, pointer));
  };
  const ids = rules.map(({ id }) => id);
  if (rules.length === 0) fault('/rules', 'There is no rule: nothing would ever be reported.');
  if (isDate(validFrom)) fault('/validFrom', 'Say from which instant on the rules are in force.');
  rules.forEach((rule, i) => {
    const { id, appliesTo, start, of, supersedes, period, zone, metBy, dueSoonHours } = rule;
    if (ids.indexOf(id) < i) fault(`/rules/${i}/id`, `Two rules have the id ${id}.`);
    if (appliesTo.length === 0) fault(`/rules/${i}/appliesTo`, `Rule ${id} applies to nothing.`);
    appliesTo.forEach((circumstance, j) => {
      if (Object.values(circumstance).every((asked) => asked === undefined || asked === false)) {
        fault(`/rules/${i}/appliesTo/${j}`, `A circumstance of ${id} has no condition: it would apply to every case.`);
      }
      for (const list of [
        circumstance.criteria,
        circumstance.suspected?.of,
        circumstance.phases,
        circumstance.categories,
      ]) {
        if (list?.length === 0) fault(`/rules/${i}/appliesTo/${j}`, `A list in a circumstance of ${id} is empty.`);
      }
    });
    if ((period.days === undefined) === (period.hours === undefined) || hoursOf(period) <= 0) {
      fault(`/rules/${i}/period`, `The period of ${id} needs either days or hours, more than none.`);
    }
    if (dueSoonHours < 0 || dueSoonHours >= hoursOf(period)) {
      fault(`/rules/${i}/dueSoonHours`, `Rule ${id} would be due soon from its beginning: its period is shorter.`);
    }
    if (zone !== 'SITE' && !isZone(zone)) fault(`/rules/${i}/zone`, `${zone} is neither SITE nor an IANA time zone.`);
    if (metBy === 'RECORDING' && start !== 'SITE_AWARENESS') {
      fault(`/rules/${i}/metBy`, `Rule ${id} is met by its own entry: only what the site tells the sponsor can be.`);
    }
    if ((originOf({ start }).from === 'REPORT') !== (of !== undefined)) {
      fault(`/rules/${i}/of`, `Rule ${id} must say whose first report it follows if, and only if, it follows one.`);
    }
    const first = rules.find((other) => other.id === of);
    if (of !== undefined && (first === undefined || originOf(first).from !== 'CASE')) {
      fault(`/rules/${i}/of`, `Rule ${id} follows ${of}, which is no rule with a first report.`);
    }
    if (supersedes !== undefined && (!isIn(supersedes, ids) || supersedes === id)) {
      fault(`/rules/${i}/supersedes`, `Rule ${id} supersedes ${supersedes}, which is no other rule.`);
    }
  });
  return faults;
}
