import type { Subject } from '@caseledger/casebook';
import {
  isRelated,
  isSusar,
  triageGaps,
  type AdverseEventReport,
  type AdverseEventState,
  type Coding,
  type Opinion,
  type RecordedFact,
  type SafetyReport,
} from '@caseledger/domain';
import type { Reason } from '@caseledger/kernel';

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
export interface SafetyCase extends Omit<AdverseEventReport, 'narrative' | 'person'> {
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
  readonly expectedness?: NonNullable<AdverseEventState['expectedness']>;
  /** Suspected unexpected serious adverse reaction: derived, never typed (R-SAF-06, R-SAF-07). */
  readonly susar: boolean;
  readonly coding?: Coding;
  readonly reports: readonly SafetyReport[];
  /** What is still to be found out. */
  readonly triage: readonly string[];
  readonly closed: boolean;
  readonly nullified: boolean;
}

/** A page of cases, by id. */
export interface AdverseEventPage {
  readonly items: readonly SafetyCase[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

/** Something that was added to a case. Sealed members stay sealed. */
export interface CaseEntry {
  /** @asType integer */
  readonly position: number;
  readonly type: string;
  readonly occurredAt: string;
  /** @format date-time */
  readonly recordedAt: string;
  readonly by: string;
  readonly role: string;
  readonly reason?: Reason;
  /** What the event says; its members depend on the type (AsyncAPI document). */
  readonly data: Readonly<Record<string, unknown>>;
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
  const { narrative, person, ...report } = state.report;
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
      investigator: state.causality.filter(({ by }) => by === 'INVESTIGATOR'),
      sponsor: state.causality.filter(({ by }) => by === 'SPONSOR'),
      related: isRelated(state),
    },
    ...(state.expectedness && { expectedness: state.expectedness }),
    susar: isSusar(state),
    ...(state.coding && { coding: state.coding }),
    reports: state.reports,
    triage: triageGaps(state),
    closed: state.closed,
    nullified: state.nullified,
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

const entryOf = ({ position, type, occurredAt, recordedAt, actor, reason, data }: RecordedFact): CaseEntry => ({
  position,
  type,
  occurredAt,
  recordedAt,
  by: actor.id,
  role: actor.role,
  ...(reason && { reason }),
  data,
});
