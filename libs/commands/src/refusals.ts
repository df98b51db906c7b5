import { refusedAs, refusing, type KindsOf } from '@caseledger/kernel';

/** What the way of a command, or the gate of a study, refuses. */
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
  'not-a-reader': refusedAs.forbidden(
    'The view is for other roles.',
    'Ask somebody whose role may see it.',
    'R-AUD-10',
  ),
  'position-not-recorded': refusedAs.conflict(
    'The ledger of the study has not reached the position.',
    'Ask for a position that an answer gave. If an answer gave this one, compare with a backup: none is taken back.',
  ),
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof commandRefusals> {}
}

/** How this room refuses: by a rule, with what is particular to the case. */
export const { refuse } = refusing(commandRefusals);
