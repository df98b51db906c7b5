import type { ParticipantStatus } from '@caseledger/casebook';
import type { ConsentGap, EligibilityGap, VisitEffect } from '@caseledger/domain';
import type { ProtocolFault } from './protocol-import.js';

/** What would change for one participant. */
export interface ParticipantEffects {
  readonly participant: string;
  readonly site: string | null;
  readonly status: ParticipantStatus;
  readonly visits: readonly VisitEffect[];
  readonly eligibility: readonly EligibilityGap[];
  /** Consents that would have to be asked for again. */
  readonly consents: readonly ConsentGap[];
}

/** A stopping rule that would have been reached. */
export interface StoppingEffect {
  readonly rule: string;
  readonly title: string;
  /** The day on which it would have been reached, in UTC. */
  readonly day: string;
  /**
   * Position of the event after which it would have been reached.
   * @asType integer
   */
  readonly position: number;
  /** @asType integer */
  readonly treated: number;
  /** @asType integer */
  readonly count: number;
  /** Whether it still would be. */
  readonly reached: boolean;
  /** The day on which the rule of this code was reached as the version in force has it. */
  readonly reachedInForce?: string;
}

/** What a draft would change, if it were approved. Nothing is recorded. */
export interface ProtocolDryRun {
  /** The version of the draft. */
  readonly version: string;
  /** The version that it is compared with: the one in force; null before the first one. */
  readonly inForce: string | null;
  /**
   * Position of the study that the answer is from.
   * @asType integer
   */
  readonly position: number;
  /** At which sites the participants and cases were looked at; those of other sites are left out, also of every count. */
  readonly sites: 'ALL' | readonly string[];
  /** The whole in sentences. */
  readonly summary: readonly string[];
  /** What approving it would be refused for. When it contradicts itself, nothing else is looked at. */
  readonly faults: readonly ProtocolFault[];
  /**
   * How many participants were looked at.
   * @asType integer
   */
  readonly lookedAt: number;
  /** Those for whom something would change, by code: the first thousand. */
  readonly participants: readonly ParticipantEffects[];
  /**
   * How many more there are.
   * @asType integer
   */
  readonly omitted?: number;
  readonly stoppingRules: readonly StoppingEffect[];
}
