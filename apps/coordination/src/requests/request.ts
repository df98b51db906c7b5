import type { StudyBook, Subject } from '@caseledger/casebook';
import {
  requestStatus,
  requestStatuses,
  type EvidenceAppraisal,
  type KnownAnswer,
  type RecordedFact,
  type RequestContent,
  type Requester,
  type RequestRule,
  type RequestStatus,
  type Side,
} from '@caseledger/domain';

/** A request in a list. */
export interface RequestLine {
  readonly request: string;
  readonly site: string | null;
  /** Where the request stands: derived from the events. */
  readonly status: RequestStatus;
  readonly requester: Requester | null;
  readonly structure: string | null;
  readonly side: Side | null;
  /** When it was asked: an instant in UTC, or a date when only the day is known. */
  readonly askedAt: string | null;
  /** The refused request that it asks anew. */
  readonly follows?: string;
  /** Who was screened on it. */
  readonly participant?: string;
  /**
   * Position of the last event of the request.
   * @asType integer
   */
  readonly position: number;
  /**
   * Version of the stream of the request: what `If-Match` takes.
   * @asType integer
   */
  readonly version: number;
}

/** A page of requests, by code. */
export interface RequestPage {
  readonly items: readonly RequestLine[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

/** Who recorded something, and when it happened: an instant in UTC, or a date. */
interface Recorded {
  readonly at: string;
  readonly by: string;
  readonly role: string;
}

/** How a request was decided. */
export type RequestDecision = Recorded &
  (
    | { readonly decision: 'ACCEPTED'; readonly explanation: string }
    | {
        readonly decision: 'REFUSED';
        /** As the protocol said them then. */
        readonly rules: readonly RequestRule[];
        readonly protocolVersion: string;
        readonly explanation: string;
        readonly alternatives: readonly string[];
        readonly wouldChange: string;
        /** When the requester was told. */
        readonly toldAt: string;
        readonly accepts: KnownAnswer;
      }
  );

/** All that the study knows of a request, but for the identity of the person. */
export interface RequestFile extends RequestLine {
  readonly content: RequestContent;
  /** The requester's words; null when they were erased. */
  readonly aim: string | null;
  readonly inducement: {
    readonly offered: KnownAnswer;
    /** Null when they were erased. */
    readonly words?: string | null;
  };
  readonly appraisals: readonly (EvidenceAppraisal & Recorded)[];
  /** Null while it is open. */
  readonly decision: RequestDecision | null;
}

/** How many requests there are, by where they stand, and how many were refused by each rule. */
export interface RequestSummary {
  /** @asType integer */
  readonly requests: number;
  readonly byStatus: readonly {
    readonly status: RequestStatus;
    /** @asType integer */
    readonly requests: number;
  }[];
  /** A request that was refused by several rules counts for each. */
  readonly refusedBy: readonly {
    readonly rule: string;
    /** @asType integer */
    readonly requests: number;
  }[];
}

/** The line of a request. */
export function requestLine({ id, site, version, position, state }: Subject<'request'>): RequestLine {
  const { asked, participant } = state;
  return {
    request: id,
    site: site ?? null,
    status: requestStatus(state),
    requester: asked?.requester ?? null,
    structure: asked?.structure ?? null,
    side: asked?.side ?? null,
    askedAt: asked?.at ?? null,
    ...(asked?.follows !== undefined && { follows: asked.follows }),
    ...(participant !== undefined && { participant }),
    position,
    version,
  };
}

const recorded = ({ occurredAt, actor }: RecordedFact): Recorded => ({
  at: occurredAt,
  by: actor.id,
  role: actor.role,
});

function decisionOf(fact: RecordedFact): readonly RequestDecision[] {
  if (fact.type === 'RequestAccepted') return [{ ...recorded(fact), decision: 'ACCEPTED', ...fact.data }];
  if (fact.type === 'RequestRefused') return [{ ...recorded(fact), decision: 'REFUSED', ...fact.data }];
  return [];
}

/** The file of a request, the words of persons opened; nothing when it is not there for the reader. */
export async function requestFile(book: StudyBook, request: string): Promise<RequestFile | undefined> {
  const [subject, facts] = await Promise.all([book.one('request', request), book.history('request', request)]);
  const [asked] = facts;
  if (subject === undefined || asked?.type !== 'TreatmentRequested') return undefined;
  const { aim, inducement, identity: _, ...content } = asked.data;
  const { offered, words } = inducement;
  return {
    ...requestLine(subject),
    content,
    aim: (await book.open(asked, aim)) ?? null,
    inducement: { offered, ...(words && { words: (await book.open(asked, words)) ?? null }) },
    appraisals: facts.flatMap((fact) =>
      fact.type === 'EvidenceAppraised' ? [{ ...fact.data, ...recorded(fact) }] : [],
    ),
    decision: facts.flatMap(decisionOf)[0] ?? null,
  };
}

/** Counts requests by status and by the rules that refused them. */
export function requestSummary(requests: readonly Subject<'request'>[]): RequestSummary {
  const refusals = requests.flatMap(({ state: { refusal } }) => refusal ?? []);
  const rules = [...new Set(refusals.flatMap((refusal) => refusal.rules))].sort();
  return {
    requests: requests.length,
    byStatus: requestStatuses.map((status) => ({
      status,
      requests: requests.filter(({ state }) => requestStatus(state) === status).length,
    })),
    refusedBy: rules.map((rule) => ({
      rule,
      requests: refusals.filter((refusal) => refusal.rules.includes(rule)).length,
    })),
  };
}
