import type { AdverseEventEvent, AdverseEventReport } from '../adverse-event/adverse-event.events.js';
import type { SeriousnessCriterion } from '../vocabulary/safety-terms.js';
import {
  evolveAdverseEvent,
  initialAdverseEvent,
  type AdverseEventState,
} from '../adverse-event/adverse-event.state.js';
import type { RecordedFact } from '../catalogue.js';
import type { Circumstance } from '../protocol/reporting-rules.js';
import type { Role } from '../vocabulary/roles.js';
import { isStreamOf } from '../vocabulary/streams.js';

/** An event of a case as the ledger recorded it. */
export type CaseFact = RecordedFact & AdverseEventEvent;

/** An event of a case, and the case as it stood after it. */
export interface Turn {
  readonly fact: CaseFact;
  readonly state: AdverseEventState & { readonly report: AdverseEventReport };
  /** What the investigator and the sponsor say last, together: neither lowers the other's word (R-SAF-06). */
  readonly criteria: readonly SeriousnessCriterion[];
}

/** A report on its way to somebody outside. */
export interface Submission {
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
  let opinions: Readonly<Record<string, readonly SeriousnessCriterion[]>> = {};
  for (const fact of facts.filter(isOfCase)) {
    state = evolveAdverseEvent(state, fact);
    if (fact.type === 'AdverseEventReported' || fact.type === 'SeriousnessAssessed') {
      opinions = { ...opinions, [sideOf(fact)]: fact.data.seriousness };
    }
    const { report } = state;
    if (report === undefined) continue;
    turns.push({ fact, state: { ...state, report }, criteria: [...new Set(Object.values(opinions).flat())] });
  }
  return turns;
}

const isOfCase = (fact: RecordedFact): fact is CaseFact => isStreamOf('adverse-event', fact.stream);

type SideOfCase = 'SITE' | 'SPONSOR';

/** For whom a role speaks about a case. What the software adds is known to the sponsor by its entry, as the site's is. */
const speaksFor: Readonly<Record<Role | 'system', SideOfCase>> = {
  sponsor: 'SPONSOR',
  'safety-monitor': 'SPONSOR',
  coordinator: 'SITE',
  investigator: 'SITE',
  manufacturing: 'SITE',
  'qualified-person': 'SITE',
  'imaging-reader': 'SITE',
  inspector: 'SITE',
  system: 'SITE',
};

const sideOf = ({ actor }: CaseFact): SideOfCase => speaksFor[actor.role as Role | 'system'];

/** When the site learned what an event says; the report's own moment is the awareness, as corrected since. */
export function knownToSite({ fact }: Turn, { state }: Turn): string {
  return fact.type === 'AdverseEventReported' ? (state.awareAt ?? fact.occurredAt) : fact.occurredAt;
}

/** When the sponsor learned it: what a site enters becomes known to the sponsor by the entry. */
export function knownToSponsor({ fact }: Turn): string {
  const { sponsorInformedAt } = fact.data as { readonly sponsorInformedAt?: string };
  if (sponsorInformedAt !== undefined) return sponsorInformedAt;
  if (fact.type === 'AdverseEventReported') return fact.recordedAt;
  return sideOf(fact) === 'SPONSOR' ? fact.occurredAt : fact.recordedAt;
}

/** Whether a case is so, as far as a turn knows. `assessed`: an opinion is needed, also where none would do. */
export function isSo(circumstance: Circumstance, { state, criteria }: Turn, assessed = false): boolean {
  const { serious, criteria: wanted, suspected, unexpected, phases, categories } = circumstance;
  const { report, causality, expectedness } = state;
  const related = causality.some(({ related, to }) => related && suspected?.of.includes(to));
  const unassessed = !assessed && suspected?.unassessed === true && causality.length === 0;
  return (
    (serious !== true || criteria.length > 0) &&
    (wanted === undefined || criteria.some((criterion) => wanted.includes(criterion))) &&
    (suspected === undefined || related || unassessed) &&
    (unexpected !== true || expectedness?.expected !== true) &&
    (phases === undefined || (report.phase !== undefined && phases.includes(report.phase))) &&
    (categories === undefined || categories.includes(report.category ?? 'ADVERSE_EVENT'))
  );
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
