import {
  isRelated,
  isSusar,
  wasTreated,
  requestStatus,
  wasUsed,
  type AdverseEventState,
  type ParticipantState,
  type ProductState,
  type RequestState,
  type StreamKind,
  type TreatedSite,
  type World,
} from '@caseledger/domain';
import type { SubjectKind } from './subject.js';

/** Where a participant stands. Derived from the events, never kept by hand. */
export type ParticipantStatus =
  | 'SCREENING'
  | 'SCREEN_FAILED'
  | 'CONSENTED'
  | 'ELIGIBLE'
  | 'AUTHORISED'
  | 'IN_MANUFACTURE'
  | 'TREATED'
  | ParticipantState['ended'][number];

/** Where a product stands. */
export type ProductStatus = 'IN_MANUFACTURE' | 'FORMULATED' | 'RELEASED' | 'USED' | 'REJECTED' | 'RECALLED';

/** Where a case stands. */
export type CaseStatus = 'OPEN' | 'CLOSED' | 'NULLIFIED';

/** The status that follows from what happened to a participant so far. */
function participantStatus(participant: ParticipantState, harvested: boolean): ParticipantStatus {
  const end = participant.ended.at(-1);
  if (end !== undefined) return end;
  if (participant.screenFailed) return 'SCREEN_FAILED';
  if (wasTreated(participant)) return 'TREATED';
  if (harvested) return 'IN_MANUFACTURE';
  if (participant.treatment !== undefined) return 'AUTHORISED';
  if (participant.eligible) return 'ELIGIBLE';
  return participant.consents.length > 0 ? 'CONSENTED' : 'SCREENING';
}

/** The status that follows from what happened to a product so far. */
function productStatus(product: ProductState): ProductStatus {
  if (product.recalled) return 'RECALLED';
  if (product.rejected) return 'REJECTED';
  if (wasUsed(product)) return 'USED';
  if (product.release !== undefined) return 'RELEASED';
  return product.formulatedAt === undefined ? 'IN_MANUFACTURE' : 'FORMULATED';
}

function caseStatus({ nullified, closed }: AdverseEventState): CaseStatus {
  if (nullified) return 'NULLIFIED';
  return closed ? 'CLOSED' : 'OPEN';
}

/** The kinds of facts that decide what a subject of a kind is and where it stands. */
export const decidedBy: Readonly<Record<SubjectKind, readonly StreamKind[]>> = {
  study: ['study'],
  participant: ['participant', 'product'],
  product: ['product'],
  'adverse-event': ['adverse-event'],
  'near-miss': ['near-miss'],
  webhook: ['webhook'],
  request: ['request'],
};

/** What lists of a kind can be filtered by, beside status and site. */
export interface Standing {
  readonly status?: string;
  /** Of a participant: where they are, or may come to be, treated. */
  readonly treatedSites?: readonly TreatedSite[];
  readonly flags: readonly string[];
}

/** Status and flags of a subject: the columns that lists filter by. `harvested` says whether a participant gave cells. */
export function standingOf(kind: SubjectKind, state: World[SubjectKind], harvested: boolean): Standing {
  if (kind === 'participant') {
    const { treatedSites } = state as ParticipantState;
    return { status: participantStatus(state as ParticipantState, harvested), treatedSites, flags: [] };
  }
  if (kind === 'product') return { status: productStatus(state as ProductState), flags: [] };
  if (kind === 'request') return { status: requestStatus(state as RequestState), flags: [] };
  if (kind !== 'adverse-event') return { flags: [] };
  const safety = state as AdverseEventState;
  return {
    status: caseStatus(safety),
    flags: [
      ...(safety.report?.serious === true ? ['SERIOUS'] : []),
      ...(isRelated(safety) ? ['RELATED'] : []),
      ...(isSusar(safety) ? ['SUSAR'] : []),
    ],
  };
}
