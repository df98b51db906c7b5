import type { Proof } from '@caseledger/outbound';
import type { SafetyFilter } from './message.js';

/** What a stream must have delivered. */
export interface StreamProof extends Proof {
  readonly study: string;
  /**
   * Messages after this position count.
   * @asType integer
   */
  readonly from: number;
  /** @asType integer */
  readonly through: number;
  /** The conditions that were given. */
  readonly filter: SafetyFilter;
}
