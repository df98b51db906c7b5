import { refusedAs, refusing, type KindsOf } from '@caseledger/kernel';

/** What the way of a command refuses. */
export const commandRefusals = {
  'idempotency-key-reused': refusedAs.invalid(
    'The Idempotency-Key was used for another request.',
    'Use a new key for a new request.',
    'R-INT-08',
  ),
  'too-much-contention': refusedAs.conflict(
    'Other commands changed the same records meanwhile.',
    'Send the command again.',
    'R-INT-08',
  ),
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof commandRefusals> {}
}

/** How this room refuses: by a rule, with what is particular to the case. */
export const { refuse } = refusing(commandRefusals);
