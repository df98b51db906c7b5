import type { Fact } from '../vocabulary/fact.js';
import type { Attribution, reportForms, SeriousnessCriterion } from '../vocabulary/safety-terms.js';
import { noCode, type AdverseEventEvent, type AdverseEventReport, type Coding } from './adverse-event.events.js';
import { sideOf, sidesOfCase, type SideOfCase } from './parties.js';

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

/** A report as its case knows it: what nobody told is absent. Whom it is about, `personOf` says. */
export interface CaseReport extends Omit<AdverseEventReport, 'participant' | 'site'> {
  /** Code of the participant as it was reported; absent when none was. */
  readonly participant?: string;
  /** The participant's site, else the reporter's; absent when neither tells it. */
  readonly site?: string;
}

export interface AdverseEventState {
  /** As it stands after everything that was added. Serious by what both sides say last, together. */
  readonly report?: CaseReport;
  /** The last word of each side: neither lowers the other's (R-SAF-06). */
  readonly seriousness: Readonly<Partial<Record<SideOfCase, readonly SeriousnessCriterion[]>>>;
  /** When the site became aware, after corrections. */
  readonly awareAt?: string;
  /** Both opinions are kept; a case counts as related when either says so (R-SAF-06). */
  readonly causality: readonly Opinion[];
  readonly expectedness?: { readonly expected: boolean; readonly referenceSafetyInformation: string };
  readonly coding?: Coding;
  readonly reports: readonly SafetyReport[];
  /** Notification rules that somebody acknowledged. */
  readonly acknowledged: readonly string[];
  readonly closed: boolean;
  readonly nullified: boolean;
}

export const initialAdverseEvent: AdverseEventState = {
  seriousness: {},
  causality: [],
  reports: [],
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
  if (event.type === 'AdverseEventReported') {
    return withSeriousness({ ...state, awareAt: event.occurredAt }, told(event.data), event);
  }
  const { report } = state;
  if (report === undefined) return state;
  switch (event.type) {
    case 'ParticipantIdentified': {
      const { participantUnknown, site, ...rest } = report;
      const { from, ...known } = event.data;
      return { ...state, report: { ...rest, ...told(known) } };
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
      const { death } = event.data;
      return withSeriousness(state, { ...report, ...(death && { death }) }, event);
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
    case 'DeadlineApproached':
    case 'DeadlineMissed':
      return state;
    case 'CaseClosed':
      return { ...state, closed: true };
    case 'CaseNullified':
      return { ...state, nullified: true };
  }
}

/** What an event tells of person and site, without the words that stand in it where nobody told them. */
function told<T extends { readonly participant: string; readonly site: string }>({ participant, site, ...rest }: T) {
  return { ...rest, ...(participant !== noCode && { participant }), ...(site !== '' && { site }) };
}

/** A report as events, messages and answers write it: what nobody told has its word. */
export const asReported = (report: CaseReport): AdverseEventReport => ({ participant: noCode, site: '', ...report });

/** A report in which a side has said how serious it is. What is known of a death stays as long as either says that it was one. */
function withSeriousness(
  state: AdverseEventState,
  { death, ...report }: CaseReport,
  { actor, data }: Fact<Extract<AdverseEventEvent, { type: 'AdverseEventReported' | 'SeriousnessAssessed' }>>,
): AdverseEventState {
  const seriousness = { ...state.seriousness, [sideOf(actor)]: data.seriousness };
  const criteria = [...new Set(sidesOfCase.flatMap((side) => seriousness[side] ?? []))];
  const details = criteria.includes('DEATH') && death !== undefined && { death };
  return {
    ...state,
    seriousness,
    report: { ...report, serious: criteria.length > 0, seriousness: criteria, ...details },
  };
}

function withReport(state: AdverseEventState, report: SafetyReport): AdverseEventState {
  const others = state.reports.filter((other) => other.report !== report.report);
  return { ...state, reports: [...others, report].sort((one, other) => one.report - other.report) };
}
