import { eventEntry, type EventEntry, type Subject } from '@caseledger/casebook';
import {
  asReported,
  isRelated,
  triageGaps,
  type AdverseEventReport,
  type Opinion,
  type RecordedFact,
} from '@caseledger/domain';
import type { Reason } from '@caseledger/kernel';
import { assessedCase, opinionsBy, type AssessedCase } from './assessed-case.js';

/** Who holds a case to be related, and to what. */
export interface CaseCausality {
  readonly investigator: readonly Opinion[];
  readonly sponsor: readonly Opinion[];
  /** When either says so of any cause: the sponsor cannot take the investigator's opinion away (R-SAF-06). */
  readonly related: boolean;
}

/** Which criteria of seriousness each side sees; absent: it has said nothing. Neither lowers the other's word (R-SAF-06). */
export interface CaseSeriousness {
  readonly site?: AdverseEventReport['seriousness'];
  readonly sponsor?: AdverseEventReport['seriousness'];
}

/** A case as it stands: the last report, the opinions of both sides, and what follows from them. */
export interface SafetyCase extends Omit<AdverseEventReport, 'narrative' | 'person'>, AssessedCase {
  readonly adverseEvent: string;
  /**
   * Version of the case's stream: what `If-Match` takes.
   * @asType integer
   */
  readonly version: number;
  /**
   * Position of the last event of the case.
   * @asType integer
   */
  readonly position: number;
  /** When the site became aware, as it was first reported. */
  readonly reportedAt: string;
  /** @format date-time */
  readonly recordedAt: string;
  /** Whether there is a narrative. It stays sealed. */
  readonly hasNarrative: boolean;
  /** Whether the reporter described a person without a code. The description stays sealed. */
  readonly hasPerson: boolean;
  /** When the site became aware, after corrections. */
  readonly awareAt: string;
  /** By which it is as serious as `seriousness` says. */
  readonly seriousnessBySide: CaseSeriousness;
  readonly causality: CaseCausality;
  /** What is still to be found out. */
  readonly triage: readonly string[];
}

/** A page of cases, by id. */
export interface AdverseEventPage {
  readonly items: readonly SafetyCase[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

/** Something that was added to a case. Sealed members stay sealed. */
export interface CaseEntry extends EventEntry {
  readonly occurredAt: string;
  readonly reason?: Reason;
}

/** A case with everything that was added to it, in order. */
export interface SafetyCaseFile extends SafetyCase {
  readonly followUps: readonly CaseEntry[];
  readonly assessments: readonly CaseEntry[];
}

/** A case as its events left it. @param first the event that reported it */
export function safetyCase(
  { id, version, position, state }: Subject<'adverse-event'>,
  first: RecordedFact,
): SafetyCase {
  if (state.report === undefined) throw new TypeError(`${id} was never reported`);
  // The words of the reporter are sealed and stay so here.
  const { narrative, person, ...report } = asReported(state.report);
  const { SITE: site, SPONSOR: sponsor } = state.seriousness;
  return {
    adverseEvent: id,
    version,
    position,
    reportedAt: first.occurredAt,
    recordedAt: first.recordedAt,
    ...report,
    hasNarrative: narrative !== undefined,
    hasPerson: person !== undefined,
    awareAt: state.awareAt ?? first.occurredAt,
    seriousnessBySide: { ...(site && { site }), ...(sponsor && { sponsor }) },
    causality: {
      investigator: opinionsBy('INVESTIGATOR', state),
      sponsor: opinionsBy('SPONSOR', state),
      related: isRelated(state),
    },
    ...assessedCase(state),
    triage: triageGaps(state),
  };
}

/** The whole file of one case. @param facts its events, in order */
export function safetyCaseFile(
  subject: Subject<'adverse-event'>,
  [first, ...added]: readonly [RecordedFact, ...RecordedFact[]],
): SafetyCaseFile {
  const entries = added.map(entryOf);
  return {
    ...safetyCase(subject, first),
    followUps: entries.filter(({ type }) => type === 'FollowUpReceived'),
    assessments: entries.filter(({ type }) => type !== 'FollowUpReceived'),
  };
}

function entryOf(fact: RecordedFact): CaseEntry {
  const { occurredAt, reason } = fact;
  return { ...eventEntry(fact), occurredAt, ...(reason && { reason }) };
}
