import type { Unmet } from '@caseledger/kernel';

/** One condition of a gate: nothing when it holds, else what is unmet. Gates spread them, so that all are listed. */
export function condition(holds: boolean, unmet: Unmet): readonly Unmet[] {
  return holds ? [] : [unmet];
}
