import type { Fact } from '../fact.js';
import type { AdverseEventEvent, AdverseEventReport, Attribution } from './adverse-event.events.js';

export interface AdverseEventState {
  readonly report?: AdverseEventReport;
  /** Both opinions are kept; a case counts as related when either says so (R-SAF-06). */
  readonly causality: readonly {
    readonly by: 'INVESTIGATOR' | 'SPONSOR';
    readonly to: Attribution;
    readonly related: boolean;
  }[];
  readonly nullified: boolean;
}

export const initialAdverseEvent: AdverseEventState = { causality: [], nullified: false };

export function evolveAdverseEvent(state: AdverseEventState, event: Fact<AdverseEventEvent>): AdverseEventState {
  switch (event.type) {
    case 'AdverseEventReported':
      return { ...state, report: event.data };
    case 'FollowUpReceived': {
      if (state.report === undefined) return state;
      const { outcome, end } = event.data;
      return {
        ...state,
        report: { ...state.report, ...(outcome && { outcome }), ...(end !== undefined && { end }) },
      };
    }
    case 'SeriousnessAssessed': {
      if (state.report === undefined) return state;
      const { serious, seriousness } = event.data;
      return { ...state, report: { ...state.report, serious, seriousness } };
    }
    case 'CausalityAssessed': {
      const { by, to, related } = event.data;
      const others = state.causality.filter((opinion) => opinion.by !== by || opinion.to !== to);
      return { ...state, causality: [...others, { by, to, related }] };
    }
    case 'CaseNullified':
      return { ...state, nullified: true };
  }
}
