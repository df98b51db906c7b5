import type { CaseCriteria } from '../protocol/protocol.js';
import type { Fact } from '../vocabulary/fact.js';
import type { AdverseEventEvent, AdverseEventReport, Coding } from './adverse-event.events.js';
import type { Attribution, reportForms } from '../vocabulary/safety-terms.js';

export interface Opinion {
  readonly by: 'INVESTIGATOR' | 'SPONSOR';
  readonly to: Attribution;
  readonly related: boolean;
  readonly method: string;
}

/** A report to somebody outside, and how far it came. */
export interface SafetyReport {
  readonly report: number;
  readonly recipient: string;
  readonly form: (typeof reportForms)[number];
  readonly status: 'PREPARED' | 'SUBMITTED' | 'ACKNOWLEDGED' | 'REJECTED';
}

export interface AdverseEventState {
  /** As it stands after everything that was added. */
  readonly report?: AdverseEventReport;
  /** When the site became aware, after corrections. */
  readonly awareAt?: string;
  /** Both opinions are kept; a case counts as related when either says so (R-SAF-06). */
  readonly causality: readonly Opinion[];
  readonly expectedness?: { readonly expected: boolean; readonly referenceSafetyInformation: string };
  readonly coding?: Coding;
  readonly reports: readonly SafetyReport[];
  /** Clocks whose approach or end was told, as `<event type> <clock>`. */
  readonly told: readonly string[];
  /** Notification rules that somebody acknowledged. */
  readonly acknowledged: readonly string[];
  readonly closed: boolean;
  readonly nullified: boolean;
}

export const initialAdverseEvent: AdverseEventState = {
  causality: [],
  reports: [],
  told: [],
  acknowledged: [],
  closed: false,
  nullified: false,
};

const statusAfter = {
  ReportSubmitted: 'SUBMITTED',
  ReportAcknowledged: 'ACKNOWLEDGED',
  ReportRejected: 'REJECTED',
} as const;

export function evolveAdverseEvent(state: AdverseEventState, event: Fact<AdverseEventEvent>): AdverseEventState {
  if (event.type === 'AdverseEventReported') return { ...state, report: event.data, awareAt: event.occurredAt };
  const { report } = state;
  if (report === undefined) return state;
  switch (event.type) {
    case 'ParticipantIdentified': {
      const { participantUnknown, ...rest } = report;
      const { from, ...known } = event.data;
      return { ...state, report: { ...rest, ...known } };
    }
    case 'AwarenessCorrected':
      return { ...state, awareAt: event.data.to };
    case 'FollowUpReceived': {
      const { information, significance, sponsorInformedAt, ...news } = event.data;
      // A grade that is given later is a person's, not the laboratory value's.
      const { gradedBy, ...reported } = report;
      const before = news.grade === undefined ? report : reported;
      return { ...state, report: { ...before, ...news }, closed: false };
    }
    case 'SeriousnessAssessed': {
      const { death: before, ...rest } = report;
      const { serious, seriousness, death = before } = event.data;
      const details = seriousness.includes('DEATH') && death !== undefined && { death };
      return { ...state, report: { ...rest, serious, seriousness, ...details } };
    }
    case 'CausalityAssessed': {
      const { by, to } = event.data;
      const others = state.causality.filter((opinion) => opinion.by !== by || opinion.to !== to);
      const { sponsorInformedAt, ...opinion } = event.data;
      return { ...state, causality: [...others, opinion] };
    }
    case 'ExpectednessAssessed': {
      const { expected, referenceSafetyInformation } = event.data;
      return { ...state, expectedness: { expected, referenceSafetyInformation } };
    }
    case 'Coded':
      return { ...state, coding: event.data };
    case 'ReportPrepared': {
      const { report: number, recipient } = event.data;
      return withReport(state, { report: number, recipient, form: 'E2B_R3', status: 'PREPARED' });
    }
    case 'ReportSubmitted': {
      const { report: number, recipient, form } = event.data;
      return withReport(state, { report: number, recipient, form, status: statusAfter[event.type] });
    }
    case 'ReportAcknowledged':
    case 'ReportRejected': {
      const known = state.reports.find(({ report: number }) => number === event.data.report);
      return known === undefined ? state : withReport(state, { ...known, status: statusAfter[event.type] });
    }
    case 'NotificationAcknowledged':
      return { ...state, acknowledged: [...state.acknowledged, event.data.rule] };
    case 'NotificationEscalated':
    case 'LatenessExplained':
      return state;
    case 'DeadlineApproached':
    case 'DeadlineMissed':
      return { ...state, told: [...state.told, `${event.type} ${event.data.clock}`] };
    case 'CaseClosed':
      return { ...state, closed: true };
    case 'CaseNullified':
      return { ...state, nullified: true };
  }
}

function withReport(state: AdverseEventState, report: SafetyReport): AdverseEventState {
  const others = state.reports.filter((other) => other.report !== report.report);
  return { ...state, reports: [...others, report].sort((one, other) => one.report - other.report) };
}

/** What is still to be found out about a case; nothing of it stood in the way of reporting. */
export function triageGaps({ report, awareAt, causality }: AdverseEventState): readonly string[] {
  if (report === undefined || awareAt === undefined) return [];
  const gaps = {
    'unknown-participant': report.participantUnknown === true,
    'unknown-site': report.site === '',
    'legal-basis-unknown': report.legalBasis === undefined,
    'onset-unknown': report.onset === undefined,
    'severity-unknown': report.severity === undefined && report.grade === undefined,
    'phase-unknown': report.phase === undefined,
    'death-details-unknown': report.seriousness.includes('DEATH') && report.death?.cause === undefined,
    'causality-not-assessed': report.serious && causality.length === 0,
  };
  return Object.entries(gaps).flatMap(([gap, open]) => (open ? [gap] : []));
}

/** Whether investigator or sponsor attribute it to one of these causes: neither can take the other's back (R-SAF-06). */
export function isRelated({ causality }: AdverseEventState, to?: readonly Attribution[]): boolean {
  return causality.some((opinion) => opinion.related && (to === undefined || to.includes(opinion.to)));
}

/** Whether a case is one of those that a rule of the protocol means. */
export function isOneOf(criteria: CaseCriteria, state: AdverseEventState): boolean {
  const { report, nullified } = state;
  const { serious, related, grade, specialInterest, term } = criteria;
  return (
    report !== undefined &&
    !nullified &&
    (serious === undefined || report.serious === serious) &&
    (related === undefined || isRelated(state) === related) &&
    (grade === undefined || (report.grade ?? 0) >= grade) &&
    (specialInterest === undefined || report.specialInterest === specialInterest) &&
    (term === undefined || report.term.toLowerCase().includes(term.toLowerCase()))
  );
}

/**
 * Whether it is a suspected unexpected serious adverse reaction to the product: derived, never typed. What nobody has
 * assessed as expected is unexpected (R-SAF-07); what nobody has assessed the cause of is not yet a reaction.
 */
export function isSusar(state: AdverseEventState): boolean {
  return (
    !state.nullified &&
    state.report?.serious === true &&
    isRelated(state, ['PRODUCT']) &&
    state.expectedness?.expected !== true
  );
}
