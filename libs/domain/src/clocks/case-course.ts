import type { AdverseEventEvent } from '../adverse-event/adverse-event.events.js';
import {
  evolveAdverseEvent,
  initialAdverseEvent,
  type AdverseEventState,
  type CaseReport,
} from '../adverse-event/adverse-event.state.js';
import { sideOf } from '../adverse-event/parties.js';
import type { RecordedFact } from '../catalogue.js';
import { isStreamOf } from '../vocabulary/streams.js';

/** An event of a case as the ledger recorded it. */
export type CaseFact = RecordedFact & AdverseEventEvent;

/** An event of a case, and the case as it stood after it. */
export interface Turn {
  readonly fact: CaseFact;
  readonly state: AdverseEventState & { readonly report: CaseReport };
}

/** A report on its way to somebody outside. */
export interface Submission {
  /** @asType integer */
  readonly report: number;
  readonly recipient: string;
  readonly form: string;
  readonly position: number;
  readonly sentAt: string;
  readonly rejected: boolean;
  readonly acknowledgedAt?: string;
}

/** The facts of one adverse event, in order, as the turns that it took. Facts of other kinds of streams are left out. */
export function courseOf(facts: readonly RecordedFact[]): readonly Turn[] {
  const turns: Turn[] = [];
  let state = initialAdverseEvent;
  for (const fact of facts.filter(isOfCase)) {
    state = evolveAdverseEvent(state, fact);
    const { report } = state;
    if (report !== undefined) turns.push({ fact, state: { ...state, report } });
  }
  return turns;
}

/** Whether a fact is of an adverse event. */
export const isOfCase = (fact: RecordedFact): fact is CaseFact => isStreamOf('adverse-event', fact.stream);

/** When the site learned what an event says; the report's own moment is the awareness, as corrected since. */
export function knownToSite({ fact }: Turn, { state }: Turn): string {
  return fact.type === 'AdverseEventReported' ? (state.awareAt ?? fact.occurredAt) : fact.occurredAt;
}

/** When the sponsor learned it: what a site enters becomes known to the sponsor by the entry. */
export function knownToSponsor({ fact }: Turn): string {
  const { sponsorInformedAt } = fact.data as { readonly sponsorInformedAt?: string };
  if (sponsorInformedAt !== undefined) return sponsorInformedAt;
  if (fact.type === 'AdverseEventReported') return fact.recordedAt;
  return sideOf(fact.actor) === 'SPONSOR' ? fact.occurredAt : fact.recordedAt;
}

/** Reports that went out, with what became of each. A nullification fulfils no duty to report. */
export function submissionsOf(turns: readonly Turn[]): readonly Submission[] {
  const submissions: Submission[] = [];
  const kinds = new Map<number, string>();
  const answered = (report: number, answer: Partial<Submission>) => {
    const at = submissions.findLastIndex((submission) => submission.report === report);
    const submission = submissions[at];
    if (submission !== undefined) submissions[at] = { ...submission, ...answer };
  };
  for (const { fact } of turns) {
    if (fact.type === 'ReportPrepared') kinds.set(fact.data.report, fact.data.kind);
    if (fact.type === 'ReportSubmitted' && kinds.get(fact.data.report) !== 'NULLIFICATION') {
      const { report, recipient, form } = fact.data;
      submissions.push({ report, recipient, form, position: fact.position, sentAt: fact.occurredAt, rejected: false });
    }
    if (fact.type === 'ReportAcknowledged') answered(fact.data.report, { acknowledgedAt: fact.occurredAt });
    if (fact.type === 'ReportRejected') answered(fact.data.report, { rejected: true });
  }
  return submissions;
}
