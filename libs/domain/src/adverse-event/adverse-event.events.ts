import type { Personal, Reason } from '@caseledger/kernel';
import type { Side } from '../participant/participant.events.js';

interface Event<Type extends string, Data extends object> {
  readonly type: Type;
  readonly data: Data;
  readonly reason?: Reason;
}

/** Seriousness criteria (R-SAF-09): the five of the EU definition, and ICH E2A's sixth. */
export const seriousnessCriteria = [
  'DEATH',
  'LIFE_THREATENING',
  'HOSPITALISATION',
  'DISABILITY',
  'CONGENITAL_ANOMALY',
  'MEDICALLY_IMPORTANT',
] as const;
export type SeriousnessCriterion = (typeof seriousnessCriteria)[number];

export const attributions = ['PRODUCT', 'PROCUREMENT', 'ADMINISTRATION', 'CONCOMITANT', 'DISEASE'] as const;
export type Attribution = (typeof attributions)[number];

export const outcomes = [
  'RECOVERED',
  'RECOVERING',
  'NOT_RECOVERED',
  'RECOVERED_WITH_SEQUELAE',
  'FATAL',
  'UNKNOWN',
] as const;

export interface AdverseEventReport {
  readonly participant: string;
  readonly site: string;
  /** Words of the reporter. */
  readonly term: string;
  readonly template?: string;
  readonly onset: string;
  readonly end?: string;
  readonly outcome: (typeof outcomes)[number];
  readonly severity: 'MILD' | 'MODERATE' | 'SEVERE';
  /** CTCAE grade 1–5, when the reporter graded it. */
  readonly grade?: number;
  readonly serious: boolean;
  readonly seriousness: readonly SeriousnessCriterion[];
  readonly phase: 'PROCUREMENT' | 'PRODUCT' | 'ADMINISTRATION' | 'FOLLOW_UP';
  readonly side: Side;
  readonly analgesia?: string;
  /** After the first administration; the observation window itself starts at the first procedure (R-SAF-18). */
  readonly treatmentEmergent: boolean;
  readonly product?: string;
  readonly narrative?: Personal<string>;
}

export type AdverseEventEvent =
  | Event<'AdverseEventReported', AdverseEventReport>
  | Event<
      'FollowUpReceived',
      { readonly outcome?: AdverseEventReport['outcome']; readonly end?: string; readonly information: string }
    >
  | Event<
      'SeriousnessAssessed',
      {
        readonly from: readonly SeriousnessCriterion[];
        readonly seriousness: readonly SeriousnessCriterion[];
        readonly serious: boolean;
      }
    >
  | Event<
      'CausalityAssessed',
      {
        readonly by: 'INVESTIGATOR' | 'SPONSOR';
        readonly to: Attribution;
        readonly related: boolean;
        readonly method: string;
      }
    >
  | Event<'CaseNullified', object>;
